// The options that a plugin has and the values that a user gives them.
#pragma once

#include "base/diagnostics.hpp"
#include "host/plugins.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

struct ValueFault {
    Code code{};
    std::string message;
    std::string hint;
};

// Why `value` cannot be this option's; nothing when it can.
std::optional<ValueFault> fault_of_value(const PluginOption& option, std::string_view value);

// A value for every option of the plugin, in the order of its descriptor: the user's, else the
// default. Everything wrong with `given` is reported; nothing is returned then.
std::optional<std::vector<std::string>> complete_values(const PluginInfo& plugin,
                                                        const OptionValues& given,
                                                        Diagnostics& diagnostics);

}  // namespace precis
