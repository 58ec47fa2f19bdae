#include "cli/usage.hpp"

#include "base/nearest_name.hpp"
#include "cli/command.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace precis::cli {
namespace {

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

// "precis plugin show"
std::string full_name(const CLI::App& command) {
    const CLI::App* parent = command.get_parent();
    return parent == nullptr ? command.get_name() : full_name(*parent) + " " + command.get_name();
}

std::string help_hint(const CLI::App& command) {
    return fmt::format("see '{} --help'", full_name(command));
}

// The options of a command as they are written, "--audience" and "-a".
std::vector<std::string> option_names(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options({})) {
        for (const std::string& name : option->get_lnames()) {
            names.push_back("--" + name);
        }
        for (const std::string& name : option->get_snames()) {
            names.push_back("-" + name);
        }
    }
    return names;
}

// What of an argument is the option's name: "--set=x" is "--set", "-ofile" is "-o".
std::string_view name_in(std::string_view argument) {
    return argument.starts_with("--") ? argument.substr(0, argument.find('='))
                                      : argument.substr(0, 2);
}

bool check_option(const CLI::App& command, std::string_view argument, Diagnostics& diagnostics) {
    const std::vector<std::string> names = option_names(command);
    const std::string_view name = name_in(argument);
    if (std::find(names.begin(), names.end(), name) != names.end()) {
        return true;
    }
    std::vector<std::string_view> candidates;
    for (const std::string& known : names) {
        if (known.starts_with("--") == name.starts_with("--")) {
            candidates.push_back(known);
        }
    }
    // One letter is like any other: only long names are worth a guess.
    const std::span<const std::string_view> guesses(candidates.data(),
                                                    name.starts_with("--") ? candidates.size() : 0);
    diagnostics
        .report(Code::bad_usage, "",
                fmt::format("'{}' has no option '{}'", full_name(command), name))
        .hinted(did_you_mean(name, guesses, help_hint(command)));
    return false;
}

void report_unknown_command(const CLI::App& within, std::string_view name,
                            Diagnostics& diagnostics) {
    std::vector<std::string_view> known;
    for (const CLI::App* command : within.get_subcommands({})) {
        known.push_back(command->get_name());
    }
    diagnostics
        .report(Code::bad_usage, "",
                fmt::format("'{}' has no command '{}'", full_name(within), name))
        .hinted(did_you_mean(name, known, fmt::format("commands: {}", fmt::join(known, ", "))));
}

}  // namespace

bool check_names(const CLI::App& program, std::span<const char* const> arguments,
                 Diagnostics& diagnostics) {
    const CLI::App* command = &program;
    for (const std::string_view argument : arguments) {
        if (argument == "--") {
            break;
        }
        if (argument.size() > 1 && argument.front() == '-') {
            if (!check_option(*command, argument, diagnostics)) {
                return false;
            }
        } else if (!command->get_subcommands({}).empty()) {
            const CLI::App* inner = find_command(*command, argument);
            if (inner == nullptr) {
                report_unknown_command(*command, argument, diagnostics);
                return false;
            }
            command = inner;
        }
    }
    return true;
}

std::string help_text(const CLI::App& command) {
    const CLI::App* parent = command.get_parent();
    return command.get_formatter()->make_help(
        &command, parent == nullptr ? command.get_name() : full_name(command),
        CLI::AppFormatMode::Normal);
}

const CLI::App& given_command(const CLI::App& program) {
    const std::vector<CLI::App*> given = program.get_subcommands();
    return given.empty() ? program : given_command(*given.front());
}

void report_parse_error(const CLI::App& program, const CLI::ParseError& error,
                        Diagnostics& diagnostics) {
    const CLI::App& command = given_command(program);
    std::string message = error.what();
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
        const std::vector<std::string> extras = command.remaining();
        message = fmt::format("'{}' is one argument too many for '{}'",
                              extras.empty() ? "" : extras.front(), full_name(command));
    } else if (message.size() > 1 && is_upper(message[0]) && !is_upper(message[1])) {
        message.front() = static_cast<char>(message.front() + ('a' - 'A'));
    }
    diagnostics.report(Code::bad_usage, "", std::move(message)).hinted(help_hint(command));
}

}  // namespace precis::cli
