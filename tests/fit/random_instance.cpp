#include "fit/random_instance.hpp"

#include <algorithm>
#include <numeric>
#include <sstream>

namespace precis::test {
namespace {

// One after the other, page by page.
std::uint64_t extent_of(const KnapsackGroup& group, const std::vector<std::uint32_t>& extents) {
    if (group.page == 0) {
        return std::accumulate(extents.begin(), extents.end(), std::uint64_t{group.extent});
    }
    if (group.extent >= group.page) {
        return 1'000'000;
    }
    const std::uint32_t room = group.page - group.extent;
    std::uint64_t pages = 0;
    std::uint32_t left = 0;
    for (std::uint32_t extent : extents) {
        extent = std::max(extent, 1U);
        if (extent > left) {
            for (; extent > room; extent -= room) {
                ++pages;
            }
            ++pages;
            left = room;
        }
        left -= extent;
    }
    return pages * group.page;
}

}  // namespace

Tally tally(const Groups& groups, const std::vector<int>& chosen) {
    Tally sum;
    std::size_t next = 0;
    for (const KnapsackGroup& group : groups) {
        std::uint32_t taken = 0;
        std::vector<std::uint32_t> extents;
        for (const KnapsackItem& item : group.items) {
            const int option = chosen[next++];
            if (option == KnapsackSolution::kNone) {
                sum.allowed = sum.allowed && !item.required;
                continue;
            }
            ++taken;
            sum.value += item.options[static_cast<std::size_t>(option)].value;
            extents.push_back(item.options[static_cast<std::size_t>(option)].extent);
        }
        sum.extent += taken > 0 ? extent_of(group, extents) : 0;
        sum.allowed = sum.allowed && (taken == 0 || taken >= group.least) &&
                      (group.most == 0 || taken <= group.most);
    }
    return sum;
}

std::optional<Best> best_by_force(const Groups& groups, std::uint32_t capacity) {
    std::vector<int> option_counts;
    for (const KnapsackGroup& group : groups) {
        for (const KnapsackItem& item : group.items) {
            option_counts.push_back(static_cast<int>(item.options.size()));
        }
    }
    std::optional<Best> best;
    std::vector<int> chosen(option_counts.size(), KnapsackSolution::kNone);
    for (;;) {
        const Tally sum = tally(groups, chosen);
        const bool better = !best || sum.value > best->value ||
                            (sum.value == best->value && sum.extent < best->extent);
        if (sum.allowed && sum.extent <= capacity && better) {
            best = {sum.value, sum.extent};
        }
        std::size_t i = 0;
        while (i < chosen.size() && ++chosen[i] == option_counts[i]) {
            chosen[i++] = KnapsackSolution::kNone;
        }
        if (i == chosen.size()) {
            return best;
        }
    }
}

Groups random_groups(std::mt19937& random) {
    const auto up_to = [&](unsigned most) { return random() % (most + 1); };
    // Wide values take the solver's other way through.
    const std::int64_t scale = up_to(3) == 0 ? 1'000'000'000 : 1;
    std::vector<std::uint32_t> ranks(16);
    for (std::uint32_t i = 0; i < ranks.size(); ++i) {
        ranks[i] = i;
    }
    std::shuffle(ranks.begin(), ranks.end(), random);
    std::size_t next_rank = 0;
    Groups groups(1 + up_to(2));
    const auto page = static_cast<std::uint32_t>(up_to(2) == 0 ? 4 + up_to(12) : 0);
    for (KnapsackGroup& group : groups) {
        group.page = page;
        group.rank = ranks[next_rank++];
        group.extent = static_cast<std::uint32_t>(up_to(6));
        group.least = static_cast<std::uint32_t>(up_to(2) == 0 ? up_to(3) : 0);
        group.most = static_cast<std::uint32_t>(up_to(2) == 0 ? up_to(3) : 0);
        group.items.resize(up_to(3));
        for (KnapsackItem& item : group.items) {
            item.rank = ranks[next_rank++];
            item.required = up_to(5) == 0;
            item.options.resize(1 + up_to(2));
            for (KnapsackOption& option : item.options) {
                option = {scale * static_cast<std::int64_t>(up_to(20)),
                          static_cast<std::uint32_t>(up_to(12))};
            }
        }
    }
    return groups;
}

std::string to_code(const Groups& groups, std::uint32_t capacity) {
    std::ostringstream out;
    out << "capacity " << capacity << ", groups {";
    for (const KnapsackGroup& group : groups) {
        out << "{" << group.extent << ", {";
        for (const KnapsackItem& item : group.items) {
            out << "{{";
            for (const KnapsackOption& option : item.options) {
                out << "{" << option.value << ", " << option.extent << "}, ";
            }
            out << "}, " << (item.required ? "true" : "false") << ", " << item.rank << "}, ";
        }
        out << "}, " << group.least << ", " << group.most << ", " << group.rank << ", "
            << group.page << "}, ";
    }
    out << "}";
    return out.str();
}

}  // namespace precis::test
