// cli: the program. Uses every other room; holds no logic that another program would need.
//
// The console: data to standard output, everything else to standard error.
#pragma once

#include "base/diagnostics.hpp"

#include <string>
#include <string_view>

namespace precis::cli {

class Console {
  public:
    // Descriptors of the two streams.
    Console(int output, int errors) : output_(output), errors_(errors) {}

    // "always", "never" or "auto": on a terminal, unless `no_colour` (NO_COLOR) says otherwise.
    void choose_colour(std::string_view when, bool no_colour);

    // Writes data; what goes wrong is remembered and not tried again.
    void write(std::string_view data);
    // The errno of the first write of data that failed; 0: none has.
    int output_error() const { return output_error_; }

    // A line for the person at the terminal. Not to be told is no failure.
    void say(std::string_view line);
    void show(const Diagnostics& diagnostics);

  private:
    int output_;
    int errors_;
    int output_error_ = 0;
    bool colour_ = false;
};

}  // namespace precis::cli
