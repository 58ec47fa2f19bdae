// How a run of glyphs is written into a content stream: in parts that say what they are, as the
// operand of TJ.
#pragma once

#include "pdf/page_model.hpp"
#include "pdf/writer/embedded_fonts.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace precis::pdf {

// The characters that a glyph stands for.
std::u32string_view text_of(const typeset::GlyphRun& run, const typeset::Glyph& glyph);

// Whether the glyph is to be painted: not .notdef, which a conforming file may not show, and not
// the empty glyph of a character that is there only to direct line breaking or shaping.
bool is_shown(const typeset::GlyphRun& run, const typeset::Glyph& glyph);

// Glyphs [begin, end) of a run. Where they do not tell their text one by one, `actual_text` does.
struct ShowPart {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::optional<std::u32string> actual_text;
};

std::vector<ShowPart> show_parts(const typeset::GlyphRun& run, const EmbeddedFont& font);

// Glyphs of a part as one line of text-showing operators, from the place where the part begins;
// nothing when none of them is shown.
std::string show_operators(const TextMark& mark, const ShowPart& part, const EmbeddedFont& font);

// How far the part takes the pen, in points.
double advance_of(const TextMark& mark, const ShowPart& part);

}  // namespace precis::pdf
