// What the commands have in common. Each is one file with one function, which adds the command to
// the command line and returns what is to be done when it was given.
#pragma once

#include "base/diagnostics.hpp"
#include "cli/console.hpp"
#include "cli/exit_codes.hpp"
#include "workspace/workspace.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace precis::cli {

using Environment = std::function<std::optional<std::string>(const char*)>;

// What the program stands on; outlives the commands.
struct Context {
    Console& console;
    Environment environment;
    Installation installation;
    // What a command is done with and leaves to whoever owns the context: at the end of a process,
    // taking a large strategy apart would be work for nothing.
    std::shared_ptr<const void> left = nullptr;
};

using Action = std::function<ExitCode()>;

Action add_make_command(CLI::App& program, Context& context);
Action add_explain_command(CLI::App& program, Context& context);
Action add_check_command(CLI::App& program, Context& context);
Action add_list_command(CLI::App& program, Context& context);
Action add_plugin_command(CLI::App& program, Context& context);
Action add_init_command(CLI::App& program, Context& context);
Action add_import_command(CLI::App& program, Context& context);
Action add_translate_command(CLI::App& program, Context& context);
Action add_help_command(CLI::App& program, Context& context);

// Options that several commands have. Each function adds its own to a command; the values must
// outlive the parsing.
struct CommonOptions {
    std::string colour = "auto";
    bool quiet = false;
    bool json = false;
    std::string workspace = ".";
    std::string strategy;
    std::vector<std::string> plugin_path;

    void add_colour(CLI::App& command);
    void add_quiet(CLI::App& command);
    void add_json(CLI::App& command);
    void add_workspace(CLI::App& command);
    void add_plugin_path(CLI::App& command);

    std::filesystem::path workspace_path() const;
    std::vector<std::filesystem::path> plugin_folders(const Context& context) const;
    void choose_colour(const Context& context) const;
};

// An option that may be given many times and takes one value each time.
CLI::Option* add_repeatable(CLI::App& command, const std::string& name,
                            std::vector<std::string>& values, const std::string& help);

// The command of that name within another or the program; null when there is none.
const CLI::App* find_command(const CLI::App& within, std::string_view name);

// Shows what was reported, also that data could not be written, and says how to end.
ExitCode finish(Context& context, Diagnostics& diagnostics);

}  // namespace precis::cli
