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

// Whether a character has no glyph of its own (Default_Ignorable_Code_Point, UAX 44).
bool is_ignorable(char32_t character);

// From the pen of one glyph to that of the next, in thousandths of the size.
double advance_in_thousandths(const TextMark& mark, const typeset::Glyph& glyph);

// A place without ink, in thousandths of the size from the pen.
struct EmptyCell {
    double x = 0;
    double width = 0;
};

// Glyphs [begin, end) of a run. Where they do not tell their text one by one, `actual_text` does;
// with a cell, an empty glyph stands there for it.
struct ShowPart {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::optional<std::u32string> actual_text = {};
    std::optional<EmptyCell> cell = {};
};

// Glyphs that tell themselves, as part of the last part where that is possible.
void add_plain(std::vector<ShowPart>& parts, std::size_t begin, std::size_t end);

// The parts of a run, in `parts`, of which the memory is used again.
void show_parts(const typeset::GlyphRun& run, const EmbeddedFont& font,
                std::vector<ShowPart>& parts);

// Adds the glyphs of a part as one line of text-showing operators, from the place where the part
// begins; nothing when none of them is shown.
void show_operators(std::string& out, const TextMark& mark, const ShowPart& part,
                    const EmbeddedFont& font);

// How far the part takes the pen, in points.
double advance_of(const TextMark& mark, const ShowPart& part);

}  // namespace precis::pdf
