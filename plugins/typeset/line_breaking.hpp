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
    justified,  // spaces are changed so that lines end together, but for the last
};

// Whether quotation marks, hyphens and stops at the ends of a line stand over its edge, so that the
// edge looks straight.
enum class Punctuation : std::uint8_t { within, hanging };

struct LineBreaks {
    std::vector<std::uint32_t> ends;  // of each line: past its last segment
    // The share of the measure that the emptiest line leaves free, where the last line of each
    // stretch does not count; of justified lines by how much of themselves their spaces grow.
    double worst = 0;
    double cost = 0;
};

// As few lines as possible, and of those ways the one that costs least: lines of unlike length, or
// where they are justified loose ones and loose beside tight ones, hyphens, two of them one below
// the other, and a last line of a single word cost; three hyphens in a row are avoided wherever
// there is another way. A segment wider than `width` gets a line of its own.
LineBreaks break_lines(const PreparedText& text, double width, LineFill fill,
                       Punctuation punctuation = Punctuation::within);

// The width of a line of the segments [first, last), without the white space at its end, with its
// hyphen.
double line_width(const PreparedText& text, std::uint32_t first, std::uint32_t last);

// How much of a line that begins (ends) with this segment hangs over its edge.
double hang_before(const PreparedText& text, std::uint32_t segment);
double hang_after(const PreparedText& text, std::uint32_t segment);

}  // namespace precis::typeset
