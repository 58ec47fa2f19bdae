// Where the lines of a text end: all lines of a paragraph chosen together, so that they come out
// even (Knuth and Plass, "Breaking paragraphs into lines", 1981, with costs for ragged text).
#pragma once

#include "typeset/prepared_text.hpp"

#include <cstdint>
#include <vector>

namespace precis::typeset {

enum class LineFill : std::uint8_t {
    ragged,     // words keep their space; the last line may be short, but not a single word
    balanced,   // as ragged, with the last line as long as the others: for headings
    justified,  // spaces are widened so that lines end together, but for the last
};

struct LineBreaks {
    std::vector<std::uint32_t> ends;  // of each line: past its last segment
};

// As few lines as possible, and of those ways the one with the evenest lines. A segment wider than
// `width` gets a line of its own.
LineBreaks break_lines(const PreparedText& text, double width, LineFill fill);

// The width of a line of the segments [first, last), without the white space at its end, with its
// hyphen.
double line_width(const PreparedText& text, std::uint32_t first, std::uint32_t last);

}  // namespace precis::typeset
