#include "cli/command.hpp"

#include "base/files.hpp"
#include "host/plugins.hpp"

namespace precis::cli {

void CommonOptions::add_colour(CLI::App& command) {
    command
        .add_option("--color", colour,
                    "Colour in messages: auto (on a terminal, unless NO_COLOR is set), always or "
                    "never")
        ->option_text("WHEN")
        ->check(CLI::IsMember({"auto", "always", "never"}));
}

void CommonOptions::add_quiet(CLI::App& command) {
    command.add_flag("-q,--quiet", quiet, "Say nothing when all is well");
}

void CommonOptions::add_json(CLI::App& command) {
    command.add_flag("--json", json, "Write JSON, for programs");
}

void CommonOptions::add_workspace(CLI::App& command) {
    auto* file = command
                     .add_option("STRATEGY", strategy,
                                 "The file of a strategy; default: strategy.xml of the workspace")
                     ->type_name("")
                     ->option_text(" ");
    command.add_option("-C,--workspace", workspace, "The workspace; default: the current folder")
        ->type_name("DIR")
        ->option_text("DIR")
        ->excludes(file);
}

void CommonOptions::add_plugin_path(CLI::App& command) {
    add_repeatable(command, "--plugin-path", plugin_path,
                   "A folder to look for plugins in first; may be repeated")
        ->option_text("DIR")
        ->check(CLI::ExistingDirectory);
}

std::filesystem::path CommonOptions::workspace_path() const {
    return strategy.empty() ? workspace : strategy;
}

std::vector<std::filesystem::path> CommonOptions::plugin_folders(const Context& context) const {
    return precis::plugin_folders({plugin_path.begin(), plugin_path.end()}, context.environment,
                                  context.installation.plugins);
}

void CommonOptions::choose_colour(const Context& context) const {
    context.console.choose_colour(colour, !context.environment("NO_COLOR").value_or("").empty());
}

CLI::Option* add_repeatable(CLI::App& command, const std::string& name,
                            std::vector<std::string>& values, const std::string& help) {
    return command.add_option(name, values, help)->allow_extra_args(false);
}

const CLI::App* find_command(const CLI::App& within, std::string_view name) {
    for (const CLI::App* command : within.get_subcommands({})) {
        if (command->get_name() == name) {
            return command;
        }
    }
    return nullptr;
}

ExitCode finish(Context& context, Diagnostics& diagnostics) {
    if (const int error = context.console.output_error(); error != 0) {
        report_write_failure("standard output", error, diagnostics);
    }
    context.console.show(diagnostics);
    return exit_code_of(diagnostics);
}

}  // namespace precis::cli
