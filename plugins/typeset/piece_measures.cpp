#include "typeset/piece_measures.hpp"

#include "typeset/text_analysis.hpp"

#include <algorithm>
#include <utility>

namespace precis::typeset {
namespace {

// A thin space, in the manner of French printers: a sixth of an em.
constexpr std::int32_t kNarrowPart = 6;

double width_of_spaces(const GlyphRun& run, const TextStyle& style) {
    std::int32_t units = 0;
    for (const Glyph& glyph : run.glyphs) {
        if (glyph.text_length == 1 && run.text[glyph.text_begin] == U' ') {
            units += glyph.advance;
        }
    }
    return units * style.size / run.face->units_per_em;
}

}  // namespace

double width_of(const GlyphRun& run, const TextStyle& style) {
    return run.width * style.size / run.face->units_per_em +
           style.tracking * static_cast<double>(run.glyphs.size());
}

hb_language_t language_of(const TextStyle& style) {
    return hb_language_from_string(style.language.data(), static_cast<int>(style.language.size()));
}

WhiteEnd white_end(const GlyphRun& run, const TextStyle& style) {
    std::size_t from = run.text.size();
    while (from > 0 && is_white_space(run.text[from - 1])) {
        --from;
    }
    WhiteEnd end;
    end.whole = from == 0;
    for (const Glyph& glyph : run.glyphs) {
        if (glyph.text_begin >= from && glyph.text_length > 0) {
            end.width += glyph.advance * style.size / run.face->units_per_em + style.tracking;
        }
    }
    end.spaces = static_cast<unsigned>(
        std::count(run.text.begin() + static_cast<std::ptrdiff_t>(from), run.text.end(), U' '));
    return end;
}

void sum_up(const PreparedText& text, Segment& segment) {
    segment.width = 0;
    segment.spaces = 0;
    segment.space_width = 0;
    for (std::uint32_t i = segment.first; i < segment.last; ++i) {
        const Piece& piece = text.pieces[i];
        const auto spaces =
            static_cast<unsigned>(std::count(piece.run->text.begin(), piece.run->text.end(), U' '));
        segment.width += piece.width;
        segment.spaces += spaces;
        if (spaces > 0) {
            segment.space_width += width_of_spaces(*piece.run, text.styles[piece.span]);
        }
    }
    segment.trailing = 0;
    segment.end_spaces = 0;
    for (std::uint32_t i = segment.last; i > segment.first; --i) {
        const Piece& piece = text.pieces[i - 1];
        const WhiteEnd end = white_end(*piece.run, text.styles[piece.span]);
        segment.trailing += end.width;
        segment.end_spaces += end.spaces;
        if (!end.whole) {
            break;
        }
    }
}

std::shared_ptr<const GlyphRun> narrowed(std::shared_ptr<const GlyphRun> run,
                                         const std::vector<bool>& marks, std::size_t first) {
    std::shared_ptr<GlyphRun> copy;
    for (std::size_t i = 0; i < run->glyphs.size(); ++i) {
        const Glyph& glyph = run->glyphs[i];
        const auto thin = static_cast<std::int32_t>(run->face->units_per_em) / kNarrowPart;
        if (glyph.text_length != 1 || !marks[first + glyph.text_begin] || glyph.advance <= thin) {
            continue;
        }
        if (copy == nullptr) {
            copy = std::make_shared<GlyphRun>(*run);
        }
        copy->width += thin - glyph.advance;
        copy->glyphs[i].advance = thin;
    }
    return copy == nullptr ? run : copy;
}

}  // namespace precis::typeset
