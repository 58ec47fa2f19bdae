#include "compose/fields.hpp"

#include "base/nearest_name.hpp"

#include <vector>

#include <fmt/format.h>

namespace precis {

void Fields::set(std::string name, std::string value) {
    values_.insert_or_assign(std::move(name), std::move(value));
}

const std::string* Fields::find(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? nullptr : &found->second;
}

std::string Fields::value(std::string_view name, const Location& where,
                          Diagnostics& diagnostics) const {
    if (const std::string* known = find(name)) {
        return *known;
    }
    std::vector<std::string_view> known;
    for (const auto& [key, value] : values_) {
        known.push_back(key);
    }
    const std::string otherwise = name.starts_with("recipient.")
                                      ? "the recipient has no such column"
                                      : fmt::format("known fields are {}", fmt::join(known, ", "));
    diagnostics.report(Code::unknown_field, where, fmt::format("no field is called '{}'", name))
        .hinted(did_you_mean(name, known, otherwise));
    return {};
}

}  // namespace precis
