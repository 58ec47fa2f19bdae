#include "cli/console.hpp"

#include "base/files.hpp"

#include <cerrno>

#include <unistd.h>

namespace precis::cli {

void Console::choose_colour(std::string_view when, bool no_colour) {
    const bool on_terminal = isatty(errors_) == 1;
    colour_ = when == "always" || (when != "never" && on_terminal && !no_colour);
}

void Console::write(std::string_view data) {
    if (output_error_ == 0 && !write_all(output_, data)) {
        output_error_ = errno;
    }
}

void Console::say(std::string_view line) {
    std::string text(line);
    text += '\n';
    write_all(errors_, text);
}

void Console::show(const Diagnostics& diagnostics) {
    write_all(errors_, to_text(diagnostics, colour_));
}

}  // namespace precis::cli
