// The command line as a whole: parsed, understood, handed to the command.
#pragma once

#include "cli/command.hpp"

namespace precis::cli {

ExitCode run_program(int count, const char* const* arguments, Context& context);

}  // namespace precis::cli
