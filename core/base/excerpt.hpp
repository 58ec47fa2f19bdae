// The line that a diagnostic speaks of, as a terminal shows it, and the caret under the place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace precis {

struct Excerpt {
    std::string line;
    std::string caret;  // blanks, then "^~~~"
};

// Of `line` the part around the stretch [offset, offset + length), in bytes; both are cut to the
// line. Counted in terminal cells: wide characters take two, combining ones none, tabs go to the
// next fourth cell. What a terminal would obey rather than show is replaced.
Excerpt excerpt_of(std::string_view line, std::size_t offset, std::size_t length);

// How many cells of a terminal `text` takes.
std::size_t cells_of(std::string_view text);

// `text` with every control character (and what changes the direction of text) made harmless.
std::string without_controls(std::string_view text);

}  // namespace precis
