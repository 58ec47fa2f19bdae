#include "pdf/writer/font_repertoire.hpp"

#include <cstddef>
#include <memory>

#include <hb-ot.h>

namespace precis::pdf {
namespace {

struct Range {
    char32_t first;
    char32_t last;
    unsigned alphabet;
};

// The Latin alphabets of Europe, and the signs that go with every alphabet, belong to the first,
// which is always taken. What is seldomer makes its document fall back to a subset of its own.
constexpr Range kRanges[] = {
    {0x0020, 0x017F, 0}, {0x2010, 0x2027, 0}, {0x2030, 0x203F, 0}, {0x20AC, 0x20AC, 0},
    {0x2116, 0x2116, 0}, {0x2122, 0x2122, 0}, {0x2190, 0x2193, 0}, {0x2212, 0x2212, 0},
    {0x0370, 0x03FF, 1}, {0x0400, 0x045F, 2}, {0x0530, 0x058F, 3}, {0x0590, 0x05FF, 4},
    {0x0600, 0x06FF, 5}, {0x200B, 0x200B, 5}, {0x0900, 0x097F, 6}, {0x0980, 0x09FF, 7},
    {0x0E00, 0x0E7F, 8}, {0x10A0, 0x10FF, 9}, {0x3040, 0x30FF, 10}};

// Of the features that shaping may use, those that change glyphs for others.
constexpr hb_tag_t kFeatures[] = {HB_TAG('a', 'b', 'v', 's'), HB_TAG('a', 'k', 'h', 'n'),
                                  HB_TAG('b', 'l', 'w', 'f'), HB_TAG('b', 'l', 'w', 's'),
                                  HB_TAG('c', 'a', 'l', 't'), HB_TAG('c', 'c', 'm', 'p'),
                                  HB_TAG('c', 'f', 'a', 'r'), HB_TAG('c', 'j', 'c', 't'),
                                  HB_TAG('c', 'l', 'i', 'g'), HB_TAG('f', 'i', 'n', 'a'),
                                  HB_TAG('h', 'a', 'l', 'f'), HB_TAG('h', 'a', 'l', 'n'),
                                  HB_TAG('i', 'n', 'i', 't'), HB_TAG('i', 's', 'o', 'l'),
                                  HB_TAG('l', 'i', 'g', 'a'), HB_TAG('l', 'n', 'u', 'm'),
                                  HB_TAG('l', 'o', 'c', 'l'), HB_TAG('m', 'e', 'd', 'i'),
                                  HB_TAG('n', 'u', 'k', 't'), HB_TAG('p', 'r', 'e', 's'),
                                  HB_TAG('p', 's', 't', 's'), HB_TAG('r', 'c', 'l', 't'),
                                  HB_TAG('r', 'k', 'r', 'f'), HB_TAG('r', 'l', 'i', 'g'),
                                  HB_TAG('r', 'p', 'h', 'f'), HB_TAG('t', 'n', 'u', 'm'),
                                  HB_TAG('v', 'a', 't', 'u'), HB_TAG_NONE};

struct SetCloser {
    void operator()(hb_set_t* set) const { hb_set_destroy(set); }
};
using Set = std::unique_ptr<hb_set_t, SetCloser>;

bool is_of(const Range& range, Alphabets alphabets) {
    return (alphabets >> range.alphabet & 1U) != 0;
}

}  // namespace

Alphabets alphabets_of(std::u32string_view text) {
    Alphabets found = 1;
    for (const char32_t character : text) {
        for (const Range& range : kRanges) {
            if (character >= range.first && character <= range.last) {
                found |= 1U << range.alphabet;
            }
        }
    }
    return found;
}

GlyphIds repertoire_of(const typeset::FontFace& face, Alphabets alphabets) {
    const Set glyphs(hb_set_create());
    for (const Range& range : kRanges) {
        for (char32_t character = range.first; is_of(range, alphabets) && character <= range.last;
             ++character) {
            hb_codepoint_t glyph = 0;
            if (hb_font_get_nominal_glyph(face.font, character, &glyph) != 0) {
                hb_set_add(glyphs.get(), glyph);
            }
        }
    }
    const Set lookups(hb_set_create());
    hb_ot_layout_collect_lookups(face.face, HB_OT_TAG_GSUB, nullptr, nullptr, kFeatures,
                                 lookups.get());
    hb_ot_layout_lookups_substitute_closure(face.face, lookups.get(), glyphs.get());

    constexpr unsigned kMost = 3000;
    GlyphIds all;
    if (hb_set_get_population(glyphs.get()) <= kMost) {
        for (hb_codepoint_t glyph = HB_SET_VALUE_INVALID; hb_set_next(glyphs.get(), &glyph) != 0;) {
            all.push_back(glyph);
        }
    }
    return all;
}

}  // namespace precis::pdf
