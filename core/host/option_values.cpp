#include "host/option_values.hpp"

#include "base/nearest_name.hpp"
#include "host/plugin_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace precis {
namespace {

std::optional<ValueFault> fault_of_flag(std::string_view value) {
    if (value == "true" || value == "false") {
        return std::nullopt;
    }
    return ValueFault{Code::option_not_a_flag, fmt::format("'{}' is neither true nor false", value),
                      "write 'true' or 'false'"};
}

std::optional<ValueFault> fault_of_number(const PluginOption& option, std::string_view value) {
    double number = 0;
    const char* end = value.data() + value.size();
    const auto [stop, error] = std::from_chars(value.data(), end, number);
    if (error != std::errc{} || stop != end || !std::isfinite(number)) {
        return ValueFault{Code::option_not_a_number, fmt::format("'{}' is not a number", value),
                          "write a decimal number with a point, like '10.5'"};
    }
    const bool any = option.minimum == 0 && option.maximum == 0;
    if (!any && (number < option.minimum || number > option.maximum)) {
        return ValueFault{Code::option_out_of_range, fmt::format("'{}' is out of range", value),
                          fmt::format("from {} to {}", option.minimum, option.maximum)};
    }
    return std::nullopt;
}

std::optional<ValueFault> fault_of_choice(const PluginOption& option, std::string_view value) {
    std::vector<std::string_view> known;
    for (const PluginChoice& choice : option.choices) {
        known.push_back(choice.value);
    }
    if (std::find(known.begin(), known.end(), value) != known.end()) {
        return std::nullopt;
    }
    return ValueFault{
        Code::option_not_a_choice, fmt::format("'{}' is not a choice", value),
        did_you_mean(value, known, fmt::format("one of: {}", fmt::join(known, ", ")))};
}

// Whether every value of the user's belongs to an option; else those that do not are reported.
bool all_known(const PluginInfo& plugin, const OptionValues& given, Diagnostics& diagnostics) {
    std::vector<std::string_view> known;
    for (const PluginOption& option : plugin.options) {
        known.push_back(option.name);
    }
    const std::string all = known.empty() ? fmt::format("'{}' has no options", plugin.id)
                                          : fmt::format("options: {}", fmt::join(known, ", "));
    bool right = true;
    for (const auto& [name, value] : given) {
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            diagnostics
                .report(Code::unknown_plugin_option, "",
                        fmt::format("'{}' has no option '{}'", plugin.id, name))
                .hinted(did_you_mean(name, known, all));
            right = false;
        }
    }
    return right;
}

}  // namespace

std::optional<ValueFault> fault_of_value(const PluginOption& option, std::string_view value) {
    switch (option.type) {
        case PRECIS_OPTION_FLAG:
            return fault_of_flag(value);
        case PRECIS_OPTION_NUMBER:
            return fault_of_number(option, value);
        case PRECIS_OPTION_CHOICE:
            return fault_of_choice(option, value);
        default:
            break;
    }
    if (!is_plain_text(value)) {
        return ValueFault{Code::option_not_plain_text, "the text is not plain UTF-8",
                          "leave out control characters, and write it in UTF-8"};
    }
    return std::nullopt;
}

std::optional<std::vector<std::string>> complete_values(const PluginInfo& plugin,
                                                        const OptionValues& given,
                                                        Diagnostics& diagnostics) {
    bool right = all_known(plugin, given, diagnostics);
    std::vector<std::string> values;
    for (const PluginOption& option : plugin.options) {
        const auto found = given.find(option.name);
        values.push_back(found == given.end() ? option.default_value : found->second);
        if (auto fault = fault_of_value(option, values.back())) {
            right = false;
            diagnostics
                .report(fault->code, "",
                        fmt::format("{}.{}: {}", plugin.id, option.name, fault->message))
                .hinted(std::move(fault->hint));
        }
    }
    return right ? std::optional(std::move(values)) : std::nullopt;
}

}  // namespace precis
