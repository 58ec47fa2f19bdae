#include "base/nearest_name.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace precis {
namespace {

// Longer names are not compared: nobody mistypes them, and the work grows with the square.
constexpr std::size_t kLongestName = 96;

using Characters = std::vector<UChar32>;

Characters folded(std::string_view name) {
    Characters characters;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(name.data());
    for (std::size_t at = 0; at < name.size() && characters.size() <= kLongestName;) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, name.size(), c);
        const bool plain = c >= 0 && c < 0x80 && (c < 'A' || c > 'Z');
        characters.push_back(plain ? c : u_foldCase(c, U_FOLD_CASE_DEFAULT));
    }
    return characters;
}

// Optimal string alignment, given up (and `limit` + 1 returned) once every way costs more.
std::size_t distance(const Characters& a, const Characters& b, std::size_t limit) {
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        last[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, changed});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before_last[j - 2] + 1);
            }
            least = std::min(least, row[j]);
        }
        if (least > limit) {
            return limit + 1;
        }
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

}  // namespace

std::string_view nearest_name(std::string_view name, std::span<const std::string_view> candidates) {
    if (name.empty() || name.size() > 4 * kLongestName) {
        return {};
    }
    const Characters wanted = folded(name);
    if (wanted.size() > kLongestName) {
        return {};
    }
    std::string_view best;
    // One mistake in three letters, and something of the name must be right.
    std::size_t allowed = std::min((wanted.size() + 2) / 3, wanted.size() - 1);
    for (const std::string_view candidate : candidates) {
        if (candidate.size() > 4 * (wanted.size() + allowed) ||
            candidate.size() + allowed < wanted.size()) {
            continue;
        }
        const Characters other = folded(candidate);
        if (other.size() > wanted.size() + allowed || other.size() + allowed < wanted.size()) {
            continue;
        }
        const std::size_t found = distance(wanted, other, allowed);
        if (found <= allowed && (best.empty() || found < allowed)) {
            best = candidate;
            allowed = found;
        }
        if (found == 0) {
            break;
        }
    }
    return best;
}

std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates,
                         std::string otherwise) {
    const std::string_view nearest = nearest_name(name, candidates);
    return nearest.empty() ? otherwise : fmt::format("did you mean '{}'?", nearest);
}

}  // namespace precis
