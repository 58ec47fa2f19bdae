#include "pdf/writer/cluster_show.hpp"

#include "pdf/writer/show_array.hpp"

#include <algorithm>
#include <string_view>

#include <unicode/uchar.h>

namespace precis::pdf {
namespace {

using typeset::Glyph;
using typeset::GlyphRun;

// Readers take a letter that begins nearer to its neighbour than a tenth of the size for a double
// of it, and one that begins more than a fifth before the end of its neighbour for another word.
constexpr double kStep = 110;

struct PlacedGlyph {
    std::uint32_t id = 0;
    double x = 0;     // thousandths of the size, from the pen
    double rise = 0;  // points
};

std::u32string letters_of(const GlyphRun& run, std::size_t begin, std::size_t end) {
    std::u32string letters;
    for (std::size_t i = begin; i < end; ++i) {
        letters += text_of(run, run.glyphs[i]);
    }
    std::erase_if(letters, is_ignorable);
    return letters;
}

// The last letter that is no mark: on the left of the cluster.
std::size_t last_base(std::u32string_view letters) {
    for (std::size_t i = letters.size(); i-- > 0;) {
        if ((U_MASK(u_charType(static_cast<UChar32>(letters[i]))) & U_GC_M_MASK) == 0) {
            return i;
        }
    }
    return 0;
}

double width_of(const GlyphRun& run, std::size_t begin, std::size_t end) {
    double units = 0;
    for (std::size_t i = begin; i < end; ++i) {
        units += run.glyphs[i].advance;
    }
    return units * 1000 / run.face->units_per_em;
}

void add_letter(std::vector<ShowPart>& parts, std::size_t at, char32_t letter, EmptyCell cell) {
    parts.push_back({at, at, std::u32string(1, letter), cell});
}

void add_cluster(std::vector<ShowPart>& parts, const GlyphRun& run, std::size_t begin,
                 std::size_t end) {
    const std::u32string letters = letters_of(run, begin, end);
    const std::size_t base = last_base(letters);
    for (std::size_t i = letters.size(); i-- > base + 1;) {
        add_letter(parts, begin, letters[i], {-kStep * static_cast<double>(i - base), kStep});
    }
    parts.push_back({begin, end, letters.substr(base, 1), {}});
    const double step = std::min(kStep, width_of(run, begin, end) / static_cast<double>(base + 1));
    for (std::size_t i = base; i-- > 0;) {
        add_letter(parts, end, letters[i], {-step * static_cast<double>(i + 1), step});
    }
}

// Raised glyphs come first, so that the last of the rest tells where the letter ends.
std::vector<PlacedGlyph> placed_glyphs(const TextMark& mark, const ShowPart& part) {
    const Pace pace(mark);
    std::vector<PlacedGlyph> placed;
    double pen = 0;
    for (std::size_t i = part.begin; i < part.end; ++i) {
        const Glyph& glyph = mark.run->glyphs[i];
        if (is_shown(*mark.run, glyph)) {
            placed.push_back({glyph.id, pen + glyph.dx * pace.unit(),
                              glyph.dy * pace.unit() * mark.size / 1000});
        }
        pen += pace.advance(glyph);
    }
    std::stable_partition(placed.begin(), placed.end(),
                          [](const PlacedGlyph& glyph) { return glyph.rise != 0; });
    return placed;
}

void show_at(ShowArray& array, const EmbeddedGlyph& glyph, double x, double rise) {
    array.move(x);
    array.rise(rise);
    array.show(glyph);
    array.move(-x);
}

}  // namespace

std::size_t cluster_end(const GlyphRun& run, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < run.glyphs.size() && run.glyphs[end].text_length == 0) {
        ++end;
    }
    return end;
}

bool needs_telling(const GlyphRun& run, std::size_t begin, std::size_t end) {
    return end - begin > 1 || run.glyphs[begin].text_length > 1 || run.glyphs[begin].dy != 0;
}

void cluster_parts(const GlyphRun& run, const EmbeddedFont& font, std::vector<ShowPart>& parts) {
    for (std::size_t begin = 0; begin < run.glyphs.size();) {
        const std::size_t end = cluster_end(run, begin);
        const Glyph& glyph = run.glyphs[begin];
        if (needs_telling(run, begin, end) ||
            (is_shown(run, glyph) && font.text_of(glyph.id) != text_of(run, glyph))) {
            add_cluster(parts, run, begin, end);
        } else {
            add_plain(parts, begin, end);
        }
        begin = end;
    }
}

void show_told(std::string& out, const TextMark& mark, const ShowPart& part,
               const EmbeddedFont& font) {
    const EmbeddedGlyph& empty = font.glyph(*font.empty_glyph());
    const std::vector<PlacedGlyph> placed =
        part.cell ? std::vector<PlacedGlyph>() : placed_glyphs(mark, part);
    if (!part.cell && placed.empty()) {
        return;
    }
    ShowArray array(out, mark.tracking * 1000 / mark.size);
    if (part.cell) {
        // Shown where the letter begins and where it ends.
        show_at(array, empty, part.cell->x, 0);
        show_at(array, empty, part.cell->x + part.cell->width - empty.width, 0);
        array.finish();
        return;
    }
    if (placed.size() > 1 || placed.front().rise != 0) {
        // Where the letter begins.
        show_at(array, empty, 0, 0);
    }
    for (const PlacedGlyph& glyph : placed) {
        show_at(array, font.glyph(glyph.id), glyph.x, glyph.rise);
    }
    array.finish();
}

}  // namespace precis::pdf
