// A command line that is wrong, said in our words and with the nearest name.
#pragma once

#include "base/diagnostics.hpp"

#include <span>
#include <string>

#include <CLI/CLI.hpp>

namespace precis::cli {

// Reports the first command or option that does not exist; true when there is none such. Looks only
// at names: what they need and exclude is for the parser.
bool check_names(const CLI::App& program, std::span<const char* const> arguments,
                 Diagnostics& diagnostics);

// Reports what the parser found wrong.
void report_parse_error(const CLI::App& program, const CLI::ParseError& error,
                        Diagnostics& diagnostics);

// The help of a command, under its full name.
std::string help_text(const CLI::App& command);

// The command that was given, or the innermost of several; the program itself without any.
const CLI::App& given_command(const CLI::App& program);

}  // namespace precis::cli
