// What the program ends with.
#pragma once

#include "base/diagnostics.hpp"

namespace precis::cli {

enum class ExitCode {
    done = 0,
    some_failed = 1,    // some handouts of a batch
    usage = 2,          // the command line
    invalid_input = 3,  // the user's files
    does_not_fit = 4,
    plugin_failed = 5,
    not_written = 6,
    refused = 7,  // because of a marking
};

// The exit code for what was reported: the first in the list above that an error calls for. What
// the command line names but is not there is a matter of usage.
ExitCode exit_code_of(const Diagnostics& diagnostics);

}  // namespace precis::cli
