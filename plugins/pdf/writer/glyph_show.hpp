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

// How the pen moves along a run that is painted by a mark. In thousandths of the size.
class Pace {
  public:
    explicit Pace(const TextMark& mark)
        : run_(*mark.run),
          unit_(1000.0 / run_.face->units_per_em),
          tracking_(mark.tracking * 1000 / mark.size),
          extra_(mark.extra * 1000 / mark.size) {}

    // Of the font.
    double unit() const { return unit_; }
    double tracking() const { return tracking_; }
    // From the pen of one glyph to that of the next.
    double advance(const typeset::Glyph& glyph) const {
        double sum = glyph.advance * unit_ + tracking_;
        for (std::size_t i = 0; i < glyph.text_length; ++i) {
            sum += run_.text[glyph.text_begin + i] == U' ' ? extra_ : 0;
        }
        return sum;
    }

  private:
    const typeset::GlyphRun& run_;
    double unit_;
    double tracking_;
    double extra_;
};

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
// begins; nothing when none of them is shown. How far it takes the pen, in points.
double show_operators(std::string& out, const TextMark& mark, const ShowPart& part,
                      const EmbeddedFont& font);

}  // namespace precis::pdf
