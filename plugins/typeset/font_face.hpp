// typeset: fonts, shaping, line breaking, paragraphs. Knows nothing of PDF or Word; measures are in
// points unless a name says font units.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include <hb.h>

namespace precis::typeset {

// One open font program. Made by FontLibrary, lives as long as it; constant, but its HarfBuzz
// objects and the glyphs it remembers are to be used by one thread at a time.
struct FontFace {
    std::string path;
    unsigned index = 0;  // within a collection
    std::string postscript_name;
    std::string family;
    int weight = 400;  // as OpenType counts: 400 regular, 700 bold
    bool italic = false;
    bool cff = false;  // outlines in a `CFF ` table, else TrueType

    hb_blob_t* blob = nullptr;
    hb_face_t* face = nullptr;
    hb_font_t* font = nullptr;  // scaled to font units

    // Font units.
    unsigned units_per_em = 1000;
    int ascender = 0;
    int descender = 0;  // negative below the baseline
    int line_gap = 0;
    int cap_height = 0;
    int x_height = 0;
    int box[4] = {0, 0, 0, 0};  // of all glyphs: left, bottom, right, top

    // The glyph of a character by itself; 0 where there is none. Every character of every text is
    // looked up, so those of the European alphabets are remembered.
    std::uint32_t glyph_of(char32_t character) const {
        if (character >= glyphs_plus_one_.size()) {
            return nominal_glyph(character);
        }
        std::uint32_t& known = glyphs_plus_one_[character];
        if (known == 0) {
            known = nominal_glyph(character) + 1;
        }
        return known - 1;
    }

  private:
    std::uint32_t nominal_glyph(char32_t character) const {
        hb_codepoint_t glyph = 0;
        return hb_font_get_nominal_glyph(font, character, &glyph) != 0 ? glyph : 0;
    }

    mutable std::array<std::uint32_t, 0x250> glyphs_plus_one_{};  // 0: not asked yet
};

}  // namespace precis::typeset
