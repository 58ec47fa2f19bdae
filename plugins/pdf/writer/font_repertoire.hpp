// Which glyphs of a font any document of a run may come to need: so that one program serves them
// all.
#pragma once

#include "pdf/writer/font_subset.hpp"
#include "typeset/font_face.hpp"

#include <cstdint>
#include <string_view>

namespace precis::pdf {

// Alphabets, as a set of bits. Writing with thousands of characters is of none.
using Alphabets = std::uint32_t;
Alphabets alphabets_of(std::u32string_view text);

// All glyphs that the face shows text of these alphabets with, in the forms that shaping gives
// them. Depends on nothing else, so that documents made apart get the same. Empty when they are
// too many to go into each document.
GlyphIds repertoire_of(const typeset::FontFace& face, Alphabets alphabets);

}  // namespace precis::pdf
