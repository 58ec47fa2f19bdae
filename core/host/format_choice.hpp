// Which plugin, with which options, makes the kind of file that the user wants.
#pragma once

#include "base/diagnostics.hpp"
#include "host/plugins.hpp"

#include <optional>
#include <string_view>

namespace precis {

struct FormatChoice {
    const Plugin* plugin = nullptr;
    OptionValues options;  // the user's, and what the suffix asks for
};

// By `format`, the plugin's id; or, where that is empty, by the suffix of the file to be written
// (".pdf", perhaps one that a choice of an option gives); or "pdf" without either. Where the suffix
// is that of a choice and the user left that option alone, it is set.
std::optional<FormatChoice> choose_format(PluginCatalogue& catalogue, std::string_view format,
                                          std::string_view suffix, const OptionValues& options,
                                          Diagnostics& diagnostics);

}  // namespace precis
