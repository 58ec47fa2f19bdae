// The part of a font program that a document needs, in the form in which PDF embeds it.
#pragma once

#include "typeset/font_face.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <hb.h>

namespace precis::pdf {

struct EmbeddedGlyph {
    std::uint16_t code = 0;  // the CID; with Identity-H also what is written in a content stream
    double width = 0;        // thousandths of an em, to a hundredth: as /W tells it
};

// Ids in the whole font, ascending.
using GlyphIds = std::vector<std::uint32_t>;

struct FontProgram {
    std::string bytes;  // a TrueType file, or a bare CFF table
    bool cff = false;
    std::vector<std::pair<std::uint32_t, EmbeddedGlyph>> glyphs;  // as GlyphIds

    // Null for one that it does not have.
    const EmbeddedGlyph* glyph(std::uint32_t id) const;
};

// Throws WriteError, with the font's name, when the font is damaged, lacks a glyph, has outlines
// that PDF cannot embed, or does not permit it. `prepared` is what prepare_face made of the face,
// if anything; it makes no difference to the program.
FontProgram subset_font(const typeset::FontFace& face, const GlyphIds& glyphs,
                        hb_face_t* prepared = nullptr);

struct PreparedFaceCloser {
    void operator()(hb_face_t* face) const { hb_face_destroy(face); }
};
using PreparedFace = std::unique_ptr<hb_face_t, PreparedFaceCloser>;

// The face with what each subset would find out anew found out once. Worth its time from the third
// subset on; null for a face too large for it.
PreparedFace prepare_face(const typeset::FontFace& face);

}  // namespace precis::pdf
