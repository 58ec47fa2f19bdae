#include "strategy/stratml/oddities.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace precis::stratml {
namespace {

// "in lines 4, 7 and 9", from the second place on.
std::string lines_of(const std::vector<Location>& places) {
    constexpr std::size_t kMostLines = 40;
    std::vector<std::size_t> lines;
    for (const Location& place : places) {
        lines.push_back(place.source->position(place.offset).line);
    }
    const std::size_t first = lines.front();
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    std::erase(lines, first);
    if (lines.empty()) {
        return "all in this line";
    }
    std::string text = lines.size() == 1 ? "also in line " : "also in lines ";
    const std::size_t shown = std::min(lines.size(), kMostLines);
    for (std::size_t i = 0; i < shown; ++i) {
        const bool is_last = i + 1 == shown && shown == lines.size();
        text += i == 0 ? "" : is_last ? " and " : ", ";
        text += fmt::format("{}", lines[i]);
    }
    if (shown < lines.size()) {
        text += fmt::format(" and {} more", lines.size() - shown);
    }
    return text;
}

}  // namespace

void Oddities::add(Code code, const Location& where, std::string message, std::string hint) {
    const std::string key = id_of(code) + message;
    const auto [found, is_new] = index_.emplace(key, groups_.size());
    if (is_new) {
        groups_.push_back({code, std::move(message), std::move(hint), {}});
    }
    groups_[found->second].places.push_back(where);
}

void Oddities::report(Diagnostics& diagnostics) const {
    for (const Group& group : groups_) {
        std::string hint = group.hint;
        if (group.places.size() > 1) {
            hint += fmt::format("{}{} times: {}", hint.empty() ? "" : "; ", group.places.size(),
                                lines_of(group.places));
        }
        diagnostics.report(group.code, group.places.front(), group.message).hinted(std::move(hint));
    }
}

std::string excerpt(std::string_view text) {
    constexpr std::size_t kMost = 60;
    if (text.size() <= kMost) {
        return std::string(text);
    }
    std::size_t end = kMost;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return std::string(text.substr(0, end)) + "…";
}

}  // namespace precis::stratml
