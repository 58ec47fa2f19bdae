// Words parted at the end of lines: the part of Typesetter that hyphenates.

#include "typeset/piece_measures.hpp"
#include "typeset/typesetter.hpp"

#include <algorithm>

#include <unicode/uchar.h>

namespace precis::typeset {
namespace {

bool is_letter(char32_t character) {
    return u_isalpha(static_cast<UChar32>(character)) != 0;
}

// Where the pen is before a character, and whether the glyphs can be parted there as they are.
struct PenPlace {
    double x = 0;
    bool clean = false;
};

// Of a run from left to right.
PenPlace pen_before(const GlyphRun& run, const TextStyle& style, std::uint32_t character) {
    const double scale = style.size / run.face->units_per_em;
    PenPlace pen;
    for (const Glyph& glyph : run.glyphs) {
        if (glyph.text_length > 0 && glyph.text_begin >= character) {
            pen.clean = glyph.text_begin == character && !glyph.joined;
            break;
        }
        pen.x += glyph.advance * scale + style.tracking;
    }
    return pen;
}

// Characters [begin, end) of a run that is not complex and clean at both.
std::shared_ptr<const GlyphRun> sliced(const GlyphRun& run, std::uint32_t begin,
                                       std::uint32_t end) {
    auto part = std::make_shared<GlyphRun>();
    part->face = run.face;
    part->text = run.text.substr(begin, end - begin);
    part->complex = run.complex;
    for (Glyph glyph : run.glyphs) {
        if (glyph.text_begin >= begin && glyph.text_begin + glyph.text_length <= end) {
            glyph.text_begin -= begin;
            part->width += glyph.advance;
            part->glyphs.push_back(glyph);
        }
    }
    return part;
}

// Whether the word at the edge of a piece goes on in the next one.
bool goes_on(const PreparedText& text, const Segment& segment, std::uint32_t piece, bool after) {
    const std::uint32_t next = after ? piece + 1 : piece - 1;
    if (after ? next == segment.last : piece == segment.first) {
        return false;
    }
    const std::u32string& words = text.pieces[next].run->text;
    return !words.empty() && is_letter(after ? words.front() : words.back());
}

}  // namespace

// A place within a segment where its word may be parted. Lengths are from the segment's start.
struct Typesetter::WordPlace {
    std::uint32_t piece = 0;
    std::uint32_t offset = 0;
    double part_ends = 0;    // of the part before it, shaped by itself
    double rest_begins = 0;  // so that the rest, shaped by itself, ends where the segment does
};

void Typesetter::add_word_places(const PreparedText& text, std::uint32_t index, double before,
                                 std::vector<WordPlace>& places) {
    const Piece& piece = text.pieces[index];
    const TextStyle& style = text.styles[piece.span];
    const std::u32string_view words = piece.run->text;
    for (std::size_t begin = 0; begin < words.size();) {
        std::size_t end = begin;
        while (end < words.size() && !is_white_space(words[end]) && words[end] != 0xA0) {
            ++end;
        }
        for (const std::uint32_t at :
             hyphenator_.places(words.substr(begin, end - begin), style.language)) {
            const auto offset = static_cast<std::uint32_t>(begin) + at;
            WordPlace place{index, offset, 0, 0};
            const PenPlace pen = pen_before(*piece.run, style, offset);
            if (pen.clean) {
                place.part_ends = place.rest_begins = before + pen.x;
            } else {
                const auto size = static_cast<std::uint32_t>(words.size());
                place.part_ends = before + part_of(text, piece, 0, offset).width;
                place.rest_begins = before + piece.width - part_of(text, piece, offset, size).width;
            }
            places.push_back(place);
        }
        begin = end + 1;
    }
}

std::vector<Typesetter::WordPlace> Typesetter::word_places(const PreparedText& text,
                                                           const Segment& segment) {
    std::vector<WordPlace> places;
    double before = 0;
    for (std::uint32_t i = segment.first; i < segment.last; ++i) {
        const Piece& piece = text.pieces[i];
        const TextStyle& style = text.styles[piece.span];
        if (style.hyphenate && !piece.run->right_to_left && !goes_on(text, segment, i, false) &&
            !goes_on(text, segment, i, true)) {
            add_word_places(text, i, before, places);
        }
        before += piece.width;
    }
    return places;
}

// Characters [begin, end) of a piece from left to right, as if shaped by themselves.
Piece Typesetter::part_of(const PreparedText& text, const Piece& piece, std::uint32_t begin,
                          std::uint32_t end) {
    const TextStyle& style = text.styles[piece.span];
    const std::u32string_view words = piece.run->text;
    const auto clean = [&](std::uint32_t at) {
        return at == 0 || at == words.size() || pen_before(*piece.run, style, at).clean;
    };
    if (!piece.run->complex && clean(begin) && clean(end)) {
        auto run = sliced(*piece.run, begin, end);
        const double width = width_of(*run, style);
        return {std::move(run), piece.span, piece.level, width};
    }
    const ShapeAs as{piece.run->face, TextAnalyser::scripts(words).front(), language_of(style),
                     piece.run->right_to_left, style.features};
    auto run = shaper_.shape(words.substr(begin, end - begin), as);
    const double width = width_of(*run, style);
    return {std::move(run), piece.span, piece.level, width};
}

std::shared_ptr<const PartedText> Typesetter::part_words(const PreparedText& text) {
    const bool wanted = std::any_of(text.styles.begin(), text.styles.end(),
                                    [](const TextStyle& style) { return style.hyphenate; });
    if (!wanted) {
        return nullptr;
    }
    auto out = std::make_shared<PartedText>();
    out->measures.styles = text.styles;
    out->measures.pieces = text.pieces;
    bool any = false;
    for (std::uint32_t i = 0; i < text.segments.size(); ++i) {
        const Segment& whole = text.segments[i];
        double begin = 0;
        for (const WordPlace& place : word_places(text, whole)) {
            const Piece& piece = text.pieces[place.piece];
            const TextStyle& style = text.styles[piece.span];
            Segment part{whole.first, place.piece + 1};
            part.within_word = begin > 0;
            part.width = place.rest_begins - begin;
            part.hyphen = hyphen_for(piece, style);
            part.hyphen_width = width_of(*part.hyphen, style) + place.part_ends - place.rest_begins;
            out->widest_segment = std::max(out->widest_segment, part.width + part.hyphen_width);
            out->measures.segments.push_back(std::move(part));
            out->ends.push_back({i, place.piece, place.offset});
            begin = place.rest_begins;
            any = true;
        }
        Segment rest = whole;
        rest.width -= begin;
        rest.within_word = begin > 0;
        out->widest_segment = std::max(out->widest_segment, rest.width - rest.trailing);
        out->measures.segments.push_back(std::move(rest));
        out->ends.push_back({i, whole.last, 0});
    }
    return any ? out : nullptr;
}

BrokenText Typesetter::join_words(const PreparedText& text, const PartedText& parts,
                                  const LineBreaks& breaks) {
    auto out = std::make_shared<PreparedText>();
    out->styles = text.styles;
    out->direction = text.direction;
    out->missing = text.missing;
    BrokenText broken{nullptr, breaks};
    std::uint32_t segment = 0;
    std::uint32_t piece = 0;   // up to where the text is in `out`
    std::uint32_t offset = 0;  // within that piece
    const auto take_up_to = [&](const PartedText::Place& place) {
        Segment taken{static_cast<std::uint32_t>(out->pieces.size())};
        for (; piece < place.piece; ++piece, offset = 0) {
            const Piece& whole = text.pieces[piece];
            const auto size = static_cast<std::uint32_t>(whole.run->text.size());
            out->pieces.push_back(offset == 0 ? whole : part_of(text, whole, offset, size));
        }
        if (place.offset > offset) {
            out->pieces.push_back(part_of(text, text.pieces[piece], offset, place.offset));
            offset = place.offset;
        }
        taken.last = static_cast<std::uint32_t>(out->pieces.size());
        sum_up(*out, taken);
        return taken;
    };
    for (std::uint32_t& end : broken.breaks.ends) {
        const PartedText::Place& place = parts.ends[end - 1];
        const Segment& last = text.segments[place.segment];
        const bool parted = place.piece < last.last;
        for (; segment < place.segment + (parted ? 0U : 1U); ++segment) {
            const Segment& whole = text.segments[segment];
            Segment taken = take_up_to({segment, whole.last, 0});
            taken.must_break = whole.must_break;
            taken.hyphen = whole.hyphen;
            taken.hyphen_width = whole.hyphen_width;
            out->segments.push_back(std::move(taken));
        }
        if (parted) {
            Segment taken = take_up_to(place);
            const TextStyle& style = text.styles[text.pieces[place.piece].span];
            taken.hyphen = hyphen_for(text.pieces[place.piece], style);
            taken.hyphen_width = width_of(*taken.hyphen, style);
            out->segments.push_back(std::move(taken));
        }
        end = static_cast<std::uint32_t>(out->segments.size());
    }
    broken.text = std::move(out);
    return broken;
}

}  // namespace precis::typeset
