// What makes a handout: the arguments that say so, and what they stand for. Shared by the commands
// that make one and that explain one.
#pragma once

#include "cli/command.hpp"
#include "cli/trace.hpp"
#include "compose/compose.hpp"
#include "host/folder_resources.hpp"
#include "host/format_choice.hpp"
#include "host/plugins.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace precis::cli {

struct HandoutArguments {
    std::string audience = "public";
    std::string form = "one-pager";
    std::string format;  // the plugin; empty: by the suffix of the file
    std::string language;
    std::string theme;
    std::vector<std::string> fields;
    std::vector<std::string> settings;

    // All but the format, whose meaning depends on the command.
    void add_to(CLI::App& command);
};

using Names = std::map<std::string, std::string, std::less<>>;

// All that one handout is made of.
struct Ingredients {
    std::optional<Strategy> strategy;
    std::optional<Audiences> audiences;
    const Audience* audience = nullptr;
    std::optional<Template> form;
    std::optional<Theme> theme;
    std::optional<FormatChoice> format;
    std::optional<PartialDate> date;
    std::string language;
    std::optional<Translation> translation;
    std::optional<Labels> labels;
    Names recipient;

    bool complete() const {
        return audience != nullptr && form && theme && format && date && translation && labels;
    }
    // Refers to what is here.
    Request request() const;
};

void report_usage(Diagnostics& diagnostics, std::string message, std::string hint);

// Reads whatever there is, so that all that is wrong is said at once. `output` is the name of the
// file to be written.
Ingredients gather(const HandoutArguments& arguments, std::string_view output,
                   const Context& context, const Workspace& workspace, PluginCatalogue& catalogue,
                   Trace& trace, Diagnostics& diagnostics);

// Where plugins find files that a briefing names.
FolderResources resources_of(const Workspace& workspace);

}  // namespace precis::cli
