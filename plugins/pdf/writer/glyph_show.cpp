#include "pdf/writer/glyph_show.hpp"

#include "pdf/writer/cluster_show.hpp"
#include "pdf/writer/show_array.hpp"

#include <algorithm>
#include <set>

namespace precis::pdf {
namespace {

using typeset::Glyph;
using typeset::GlyphRun;

struct CharacterRange {
    char32_t first;
    char32_t last;
};

constexpr CharacterRange kIgnorable[] = {
    {0x00AD, 0x00AD},   {0x034F, 0x034F},  {0x061C, 0x061C}, {0x115F, 0x1160}, {0x17B4, 0x17B5},
    {0x180B, 0x180F},   {0x200B, 0x200F},  {0x202A, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164},
    {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},  {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8}, {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};

bool is_space(const GlyphRun& run, const Glyph& glyph, const EmbeddedFont& font) {
    return glyph.text_length == 1 && run.text[glyph.text_begin] == U' ' && is_shown(run, glyph) &&
           font.text_of(glyph.id) == U" ";
}

// The characters of glyphs [begin, end), which stand together in the text too; without soft hyphens
// that are not seen, as they would be missing where a word tells itself.
std::u32string text_of_word(const GlyphRun& run, std::size_t begin, std::size_t end) {
    std::size_t first = run.text.size();
    std::size_t last = 0;
    std::set<std::size_t> unseen;
    for (std::size_t i = begin; i < end; ++i) {
        const Glyph& glyph = run.glyphs[i];
        if (glyph.text_length > 0) {
            first = std::min<std::size_t>(first, glyph.text_begin);
            last = std::max<std::size_t>(last, glyph.text_begin + glyph.text_length);
        }
        if (text_of(run, glyph) == U"\u00AD" && !is_shown(run, glyph)) {
            unseen.insert(glyph.text_begin);
        }
    }
    std::u32string text;
    for (std::size_t i = first; i < last; ++i) {
        if (!unseen.contains(i)) {
            text += run.text[i];
        }
    }
    return text;
}

// Whether each of the glyphs is a letter of its own and says so: nearly all words.
bool told_by_letters(const GlyphRun& run, std::size_t begin, std::size_t end,
                     const EmbeddedFont& font) {
    std::size_t next = run.glyphs[begin].text_begin;
    for (std::size_t i = begin; i < end; ++i, ++next) {
        const Glyph& glyph = run.glyphs[i];
        if (glyph.id == 0 || glyph.advance == 0 || glyph.text_length != 1 ||
            glyph.text_begin != next || font.letter_of(glyph.id) != run.text[next]) {
            return false;
        }
    }
    return !run.complex && !run.right_to_left;
}

// Whether a reader that takes glyph for glyph, through ToUnicode, finds the text of glyphs
// [begin, end), which are one word. Readers expect right-to-left text in visual order, and most
// turn around what actual text says there, so that it is left to those words that need it.
bool told_by_glyphs(const GlyphRun& run, std::size_t begin, std::size_t end,
                    const EmbeddedFont& font) {
    if (told_by_letters(run, begin, end, font)) {
        return true;
    }
    std::u32string told;
    for (std::size_t i = begin; i < end; ++i) {
        const Glyph& glyph = run.glyphs[run.right_to_left ? begin + end - 1 - i : i];
        const bool moved = glyph.dx != 0 || glyph.dy != 0;
        if (glyph.id == 0 || (run.complex && !run.right_to_left && moved)) {
            return false;
        }
        if (is_shown(run, glyph)) {
            told += font.text_of(glyph.id);
        } else if (text_of(run, glyph) != U"\u00AD") {
            told += text_of(run, glyph);
        }
    }
    return told == text_of_word(run, begin, end);
}

// Whether a run is told letter by letter; otherwise word by word.
bool tells_clusters(const GlyphRun& run, const EmbeddedFont& font) {
    return run.right_to_left && font.empty_glyph();
}

void show_glyph(ShowArray& array, const TextMark& mark, const Pace& pace, const Glyph& glyph,
                const EmbeddedFont& font) {
    array.move(glyph.dx * pace.unit());
    array.rise(glyph.dy * mark.size / mark.run->face->units_per_em);
    array.show(font.glyph(glyph.id));
    array.move(-glyph.dx * pace.unit());
}

double advance_of(const TextMark& mark, const ShowPart& part) {
    const Pace pace(mark);
    double advance = 0;
    for (std::size_t i = part.begin; i < part.end; ++i) {
        advance += pace.advance(mark.run->glyphs[i]);
    }
    return advance * mark.size / 1000;
}

}  // namespace

bool is_ignorable(char32_t character) {
    return std::any_of(std::begin(kIgnorable), std::end(kIgnorable), [&](CharacterRange range) {
        return character >= range.first && character <= range.last;
    });
}

std::u32string_view text_of(const GlyphRun& run, const Glyph& glyph) {
    return std::u32string_view(run.text).substr(glyph.text_begin, glyph.text_length);
}

bool is_shown(const GlyphRun& run, const Glyph& glyph) {
    if (glyph.id == 0 || glyph.advance != 0) {
        return glyph.id != 0;
    }
    const std::u32string_view text = text_of(run, glyph);
    const bool empty = !text.empty() && std::all_of(text.begin(), text.end(), is_ignorable);
    return !empty;
}

void add_plain(std::vector<ShowPart>& parts, std::size_t begin, std::size_t end) {
    if (!parts.empty() && !parts.back().actual_text) {
        parts.back().end = end;
    } else {
        parts.push_back({begin, end, {}, {}});
    }
}

void show_parts(const GlyphRun& run, const EmbeddedFont& font, std::vector<ShowPart>& parts) {
    parts.clear();
    if (tells_clusters(run, font)) {
        cluster_parts(run, font, parts);
        return;
    }
    for (std::size_t begin = 0; begin < run.glyphs.size();) {
        std::size_t end = begin;
        while (end < run.glyphs.size() && !is_space(run, run.glyphs[end], font)) {
            ++end;
        }
        if (begin < end && told_by_glyphs(run, begin, end, font)) {
            add_plain(parts, begin, end);
        } else if (begin < end) {
            parts.push_back({begin, end, text_of_word(run, begin, end), {}});
        }
        if (end < run.glyphs.size()) {
            add_plain(parts, end, end + 1);
            ++end;
        }
        begin = end;
    }
}

double show_operators(std::string& out, const TextMark& mark, const ShowPart& part,
                      const EmbeddedFont& font) {
    if (part.actual_text && tells_clusters(*mark.run, font)) {
        show_told(out, mark, part, font);
        return advance_of(mark, part);
    }
    const Pace pace(mark);
    const std::size_t before = out.size();
    ShowArray array(out, pace.tracking());
    bool any = false;
    double advance = 0;
    for (std::size_t i = part.begin; i < part.end; ++i) {
        const Glyph& glyph = mark.run->glyphs[i];
        const double own = pace.advance(glyph);
        if (is_shown(*mark.run, glyph)) {
            show_glyph(array, mark, pace, glyph, font);
            any = true;
        }
        array.move(own);
        advance += own;
    }
    array.finish();
    if (!any) {
        out.resize(before);
    }
    return advance * mark.size / 1000;
}

}  // namespace precis::pdf
