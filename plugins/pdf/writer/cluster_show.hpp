// How right-to-left text is shown so that it can be taken out again. Most readers take what lies on
// one baseline from left to right, glyph for glyph, and turn the letters of each word around: they
// lose the order of letters that one glyph tells together (lam with alef), and cut the word at a
// mark that is set higher. Here each letter is told by itself, on the baseline and in its visual
// order: the glyphs of a cluster say one of its letters, and an empty glyph beside them each of the
// rest.
#pragma once

#include "pdf/writer/glyph_show.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace precis::pdf {

// One past the last glyph of the cluster that begins at a glyph.
std::size_t cluster_end(const typeset::GlyphRun& run, std::size_t begin);

// Whether glyphs [begin, end), a cluster of a right-to-left run, can tell their letters only in
// this way.
bool needs_telling(const typeset::GlyphRun& run, std::size_t begin, std::size_t end);

// Adds the parts of a right-to-left run, whose font has an empty glyph.
void cluster_parts(const typeset::GlyphRun& run, const EmbeddedFont& font,
                   std::vector<ShowPart>& parts);

// Adds the operators of such a part that has actual text; nothing where nothing of it is shown.
void show_told(std::string& out, const TextMark& mark, const ShowPart& part,
               const EmbeddedFont& font);

}  // namespace precis::pdf
