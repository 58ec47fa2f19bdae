// Shaped text: glyphs, and which characters each of them stands for.
#pragma once

#include "typeset/font_face.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace precis::typeset {

// All lengths in font units of the run's face.
struct Glyph {
    std::uint32_t id = 0;
    std::int32_t advance = 0;
    std::int32_t dx = 0;
    std::int32_t dy = 0;
    // The characters (UTF-32, of the run's text) that this glyph is: every character of the text
    // belongs to exactly one glyph; a glyph may have none (a mark of a cluster told by another).
    std::uint32_t text_begin = 0;
    std::uint32_t text_length = 0;
    // Whether it would look otherwise if the text were parted before it (HarfBuzz: unsafe to
    // break).
    bool joined = false;
};

// Glyphs of one face, script, language and direction, in visual order from left to right.
struct GlyphRun {
    const FontFace* face = nullptr;
    std::vector<Glyph> glyphs;
    std::u32string text;     // in logical order
    std::int32_t width = 0;  // sum of the advances
    bool right_to_left = false;
    // Whether some cluster cannot be told glyph by glyph (reordered, or marks that moved), so that
    // the run's text has to be given as a whole.
    bool complex = false;
};

}  // namespace precis::typeset
