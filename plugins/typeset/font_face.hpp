// typeset: fonts, shaping, line breaking, paragraphs. Knows nothing of PDF or Word; measures are in
// points unless a name says font units.
#pragma once

#include <cstdint>
#include <string>

#include <hb.h>

namespace precis::typeset {

// One open font program. Made by FontLibrary, lives as long as it; constant, but its HarfBuzz
// objects are to be used by one thread at a time.
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
};

}  // namespace precis::typeset
