#include "typeset/typesetter.hpp"

#include "typeset/stage_clock.hpp"

#include <algorithm>
#include <string>

namespace precis::typeset {
namespace {

bool ends_a_line(char32_t character) {
    return (character >= 0x0A && character <= 0x0D) || character == 0x85 || character == 0x2028 ||
           character == 0x2029;
}

constexpr char32_t kSoftHyphen = 0xAD;
constexpr char32_t kHyphen = 0x2010;

double width_of(const GlyphRun& run, const TextStyle& style) {
    return run.width * style.size / run.face->units_per_em +
           style.tracking * static_cast<double>(run.glyphs.size());
}

hb_language_t language_of(const TextStyle& style) {
    return hb_language_from_string(style.language.data(), static_cast<int>(style.language.size()));
}

// How much of a run is white space at its end.
struct WhiteEnd {
    double width = 0;
    unsigned spaces = 0;
    bool whole = false;
};

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

// Fills in what follows from the pieces of the segment.
void sum_up(const PreparedText& text, Segment& segment) {
    segment.width = 0;
    segment.spaces = 0;
    for (std::uint32_t i = segment.first; i < segment.last; ++i) {
        const Piece& piece = text.pieces[i];
        segment.width += piece.width;
        segment.spaces +=
            static_cast<unsigned>(std::count(piece.run->text.begin(), piece.run->text.end(), U' '));
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

}  // namespace

struct Typesetter::Analysed {
    std::u32string text;
    std::vector<std::uint32_t> spans;
    std::vector<BreakAfter> breaks;
    std::vector<std::uint8_t> levels;
    std::vector<hb_script_t> scripts;
    std::vector<const FontFace*> faces;
    std::span<const StyledText> source;

    bool alike(std::size_t one, std::size_t other) const {
        return spans[one] == spans[other] && levels[one] == levels[other] &&
               scripts[one] == scripts[other] && faces[one] == faces[other];
    }
};

Typesetter::Analysed Typesetter::analyse(std::span<const StyledText> source, Direction direction) {
    Analysed out;
    out.source = source;
    for (std::uint32_t i = 0; i < source.size(); ++i) {
        out.text += to_utf32(source[i].text);
        out.spans.resize(out.text.size(), i);
    }
    std::replace(out.text.begin(), out.text.end(), U'\t', U' ');
    const std::string language = source.empty() ? std::string{} : source.front().style.language;
    out.breaks = analyser_.line_breaks(out.text, language);
    out.levels = analyser_.bidi_levels(out.text, direction);
    out.scripts = TextAnalyser::scripts(out.text);
    return out;
}

void Typesetter::choose_faces(Analysed& text, std::vector<char32_t>& missing) {
    text.faces.resize(text.text.size());
    const FontFace* face_of_span = nullptr;
    for (std::size_t i = 0; i < text.text.size(); ++i) {
        const TextStyle& style = text.source[text.spans[i]].style;
        const bool same_span = i > 0 && text.spans[i - 1] == text.spans[i];
        if (!same_span) {
            face_of_span = &fonts_.face(style.face);
        }
        const FontFace& own = *face_of_span;
        const char32_t character = text.text[i];
        const bool space = is_white_space(character) || ends_a_line(character);
        const FontFace* before = same_span ? text.faces[i - 1] : &own;
        if (clings_to_previous(character)) {
            text.faces[i] = before;
        } else if (space) {
            text.faces[i] = FontLibrary::has(*before, U' ') ? before : &own;
        } else if (FontLibrary::has(own, character)) {
            text.faces[i] = &own;
        } else {
            text.faces[i] = fonts_.face_with(style.face, character, style.language);
        }
        if (text.faces[i] == nullptr) {
            text.faces[i] = &own;
            if (std::find(missing.begin(), missing.end(), character) == missing.end()) {
                missing.push_back(character);
            }
        }
    }
}

void Typesetter::add_piece(PreparedText& out, const Analysed& text, std::size_t begin,
                           std::size_t end) {
    while (end > begin && ends_a_line(text.text[end - 1])) {
        --end;
    }
    if (begin == end) {
        return;
    }
    const TextStyle& style = out.styles[text.spans[begin]];
    const ShapeAs as{text.faces[begin], text.scripts[begin], language_of(style),
                     (text.levels[begin] & 1) != 0};
    auto run = shaper_.shape(std::u32string_view(text.text).substr(begin, end - begin), as);
    const double width = width_of(*run, style);
    out.pieces.push_back({std::move(run), text.spans[begin], text.levels[begin], width});
}

void Typesetter::add_hyphen(PreparedText& out, Segment& segment) {
    if (segment.first == segment.last) {
        return;
    }
    const Piece& last = out.pieces[segment.last - 1];
    if (last.run->text.back() != kSoftHyphen) {
        return;
    }
    const TextStyle& style = out.styles[last.span];
    const FontFace& face = *last.run->face;
    const char32_t hyphen = FontLibrary::has(face, kHyphen) ? kHyphen : U'-';
    segment.hyphen = shaper_.shape(
        {&hyphen, 1}, {&face, HB_SCRIPT_COMMON, language_of(style), last.run->right_to_left});
    segment.hyphen_width = width_of(*segment.hyphen, style);
}

std::shared_ptr<const PreparedText> Typesetter::prepare(std::span<const StyledText> source,
                                                        Direction direction) {
    const InStage stage(Stage::shape);
    shaper_.trim();
    auto out = std::make_shared<PreparedText>();
    out->direction = direction;
    for (const StyledText& span : source) {
        out->styles.push_back(span.style);
    }
    Analysed text = analyse(source, direction);
    choose_faces(text, out->missing);
    const std::size_t size = text.text.size();
    Segment segment;
    for (std::size_t begin = 0, i = 0; i < size; ++i) {
        const BreakAfter after = text.breaks[i];
        if (after == BreakAfter::no && text.alike(i, i + 1)) {
            continue;
        }
        add_piece(*out, text, begin, i + 1);
        begin = i + 1;
        if (after == BreakAfter::no) {
            continue;
        }
        segment.last = static_cast<std::uint32_t>(out->pieces.size());
        segment.must_break = after == BreakAfter::must;
        sum_up(*out, segment);
        add_hyphen(*out, segment);
        out->segments.push_back(segment);
        segment = Segment{segment.last, segment.last};
    }
    return out;
}

void Typesetter::cut_piece(PreparedText& out, const Piece& piece, double width) {
    const TextStyle& style = out.styles[piece.span];
    const GlyphRun& run = *piece.run;
    const std::u32string_view text = run.text;
    const ShapeAs as{run.face, TextAnalyser::scripts(text).front(), language_of(style),
                     run.right_to_left};
    std::uint32_t begin = 0;
    std::uint32_t fits = 0;
    for (const std::uint32_t end : analyser_.grapheme_ends(text)) {
        auto longer = shaper_.shape(text.substr(begin, end - begin), as);
        const bool too_wide =
            width_of(*longer, style) - white_end(*longer, style).width > width && fits > begin;
        if (!too_wide) {
            fits = end;
            continue;
        }
        auto part = shaper_.shape(text.substr(begin, fits - begin), as);
        const double part_width = width_of(*part, style);
        out.pieces.push_back({std::move(part), piece.span, piece.level, part_width});
        begin = fits;
        fits = end;
    }
    auto rest = shaper_.shape(text.substr(begin), as);
    const double rest_width = width_of(*rest, style);
    out.pieces.push_back({std::move(rest), piece.span, piece.level, rest_width});
}

std::shared_ptr<const PreparedText> Typesetter::cut_to(const PreparedText& text, double width) {
    auto out = std::make_shared<PreparedText>();
    out->styles = text.styles;
    out->direction = text.direction;
    out->missing = text.missing;
    for (const Segment& segment : text.segments) {
        Segment copy = segment;
        copy.first = static_cast<std::uint32_t>(out->pieces.size());
        const bool cut = segment.width - segment.trailing > width;
        for (std::uint32_t i = segment.first; i < segment.last; ++i) {
            if (!cut) {
                out->pieces.push_back(text.pieces[i]);
                continue;
            }
            cut_piece(*out, text.pieces[i], width);
        }
        if (!cut) {
            copy.last = static_cast<std::uint32_t>(out->pieces.size());
            out->segments.push_back(copy);
            continue;
        }
        for (auto i = copy.first; i < out->pieces.size(); ++i) {
            Segment part{i, i + 1};
            sum_up(*out, part);
            out->segments.push_back(part);
        }
        Segment& last = out->segments.back();
        last.must_break = segment.must_break;
        last.hyphen = segment.hyphen;
        last.hyphen_width = segment.hyphen_width;
    }
    return out;
}

}  // namespace precis::typeset
