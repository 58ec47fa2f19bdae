// Widths of pieces and segments.
#pragma once

#include "typeset/prepared_text.hpp"

#include <cstddef>
#include <memory>
#include <vector>

#include <hb.h>

namespace precis::typeset {

// With the tracking of the style.
double width_of(const GlyphRun& run, const TextStyle& style);

hb_language_t language_of(const TextStyle& style);

// How much of a run is white space at its end.
struct WhiteEnd {
    double width = 0;
    unsigned spaces = 0;
    bool whole = false;
};
WhiteEnd white_end(const GlyphRun& run, const TextStyle& style);

// Fills in what follows from the pieces of the segment.
void sum_up(const PreparedText& text, Segment& segment);

// The run with those spaces narrow that are marked from `first` on, one mark for each character.
std::shared_ptr<const GlyphRun> narrowed(std::shared_ptr<const GlyphRun> run,
                                         const std::vector<bool>& marks, std::size_t first);

}  // namespace precis::typeset
