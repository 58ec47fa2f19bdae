// The part of a font program that a document needs, in the form in which PDF embeds it.
#pragma once

#include "typeset/font_face.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>

namespace precis::pdf {

struct EmbeddedGlyph {
    std::uint16_t code = 0;  // the CID; with Identity-H also what is written in a content stream
    double width = 0;        // thousandths of an em, to a hundredth: as /W tells it
};

struct FontProgram {
    std::string bytes;  // a TrueType file, or a bare CFF table
    bool cff = false;
    std::unordered_map<std::uint32_t, EmbeddedGlyph> glyphs;  // by the id in the whole font
};

// Throws WriteError, with the font's name, when the font is damaged, lacks a glyph, or has outlines
// that PDF cannot embed.
FontProgram subset_font(const typeset::FontFace& face, const std::set<std::uint32_t>& glyphs);

}  // namespace precis::pdf
