#include "typeset/typesetter.hpp"

#include "typeset/piece_measures.hpp"
#include "typeset/spacing_rules.hpp"
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

}  // namespace

struct Typesetter::Analysed {
    std::u32string text;
    std::vector<std::uint32_t> spans;
    std::vector<BreakAfter> breaks;
    std::vector<std::uint8_t> levels;
    std::vector<hb_script_t> scripts;
    std::vector<bool> narrow;  // spaces; empty: none is
    std::vector<const FontFace*> faces;
    std::span<const StyledText> source;
    std::uint8_t base_level = 0;

    void order(TextAnalyser& analyser, Direction direction);
    void keep_together();
    bool hangs_apart(std::size_t at) const;
    bool has_script(std::size_t at) const;
    char32_t letter_near(std::size_t at) const;
    char32_t ideograph_beside(std::size_t at) const;
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
    out.order(analyser_, direction);
    const std::string language = source.empty() ? std::string{} : source.front().style.language;
    out.breaks = analyser_.line_breaks(out.text, language);
    out.scripts = TextAnalyser::scripts(out.text);
    if (spacing_ == Spacing::of_language) {
        out.keep_together();
    }
    return out;
}

// Finds the levels, and drops the marks that have had their say with that.
void Typesetter::Analysed::order(TextAnalyser& analyser, Direction direction) {
    base_level = direction == Direction::right_to_left ? 1 : 0;
    levels = analyser.bidi_levels(text, direction);
    auto to = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_direction_mark) -
                                       text.begin());
    for (std::size_t from = to; from < text.size(); ++from) {
        if (!is_direction_mark(text[from])) {
            text[to] = text[from];
            levels[to] = levels[from];
            spans[to++] = spans[from];
        }
    }
    text.resize(to);
    levels.resize(to);
    spans.resize(to);
}

// Whether white space begins after this character that would hang at the other end of its word,
// were a line to end there: it must be free to take the level of the paragraph (UAX 9, rule L1).
bool Typesetter::Analysed::hangs_apart(std::size_t at) const {
    return levels[at] != base_level && at + 1 < text.size() && is_white_space(text[at + 1]) &&
           !is_white_space(text[at]);
}

// Takes back what Unicode allows and the language does not.
void Typesetter::Analysed::keep_together() {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != U' ' || breaks[i] == BreakAfter::must) {
            continue;
        }
        const SpaceRule rule = space_rule(text, i, source[spans[i]].style.language);
        if (rule == SpaceRule::plain) {
            continue;
        }
        breaks[i] = BreakAfter::no;
        if (rule == SpaceRule::narrow) {
            narrow.resize(text.size());
            narrow[i] = true;
        }
    }
}

bool Typesetter::Analysed::has_script(std::size_t at) const {
    return hb_unicode_script(hb_unicode_funcs_get_default(), text[at]) == scripts[at];
}

// A character of the script that the one at this place takes: itself, or the nearest before it,
// else after it.
char32_t Typesetter::Analysed::letter_near(std::size_t at) const {
    for (std::size_t i = at + 1; i-- > 0 && scripts[i] == scripts[at];) {
        if (has_script(i)) {
            return text[i];
        }
    }
    for (std::size_t i = at + 1; i < text.size() && scripts[i] == scripts[at]; ++i) {
        if (has_script(i)) {
            return text[i];
        }
    }
    return 0;
}

// What stands beside a mark that Chinese and Japanese write as wide as an ideograph, where that is
// one; else 0.
char32_t Typesetter::Analysed::ideograph_beside(std::size_t at) const {
    constexpr std::u32string_view kMarks = U"\u2014\u2018\u2019\u201C\u201D\u2026";
    const std::string_view language = source[spans[at]].style.language;
    if (kMarks.find(text[at]) == std::u32string_view::npos ||
        !(language.starts_with("zh") || language.starts_with("ja"))) {
        return 0;
    }
    const auto is_wide = [&](char32_t c) {
        return (c >= 0x2E80 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00) ||
               (c >= 0xFE30 && c < 0xFFF0) || c >= 0x20000;
    };
    const char32_t before = at > 0 ? text[at - 1] : 0;
    const char32_t after = at + 1 < text.size() ? text[at + 1] : 0;
    return is_wide(after) ? after : is_wide(before) ? before : 0;
}

// The face for a character that is seen; null when no font has it.
const FontFace* Typesetter::face_for(const Analysed& text, std::size_t at, const FontFace& own) {
    const TextStyle& style = text.source[text.spans[at]].style;
    const char32_t character = text.text[at];
    if (const char32_t ideograph = text.ideograph_beside(at)) {
        const FontFace* const wide = fonts_.face_with(style.face, ideograph, style.language);
        if (wide != nullptr && FontLibrary::has(*wide, character)) {
            return wide;
        }
    }
    if (FontLibrary::has(own, character)) {
        return &own;
    }
    return fonts_.face_with(style.face, character, style.language, text.letter_near(at));
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
        } else {
            text.faces[i] = face_for(text, i, own);
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
                     (text.levels[begin] & 1) != 0, style.features};
    auto run = shaper_.shape(std::u32string_view(text.text).substr(begin, end - begin), as);
    if (!text.narrow.empty()) {
        run = narrowed(std::move(run), text.narrow, begin);
    }
    const double width = width_of(*run, style);
    out.pieces.push_back({std::move(run), text.spans[begin], text.levels[begin], width});
}

void Typesetter::add_soft_hyphen(PreparedText& out, Segment& segment) {
    if (segment.first == segment.last) {
        return;
    }
    const Piece& last = out.pieces[segment.last - 1];
    if (last.run->text.back() != kSoftHyphen) {
        return;
    }
    const TextStyle& style = out.styles[last.span];
    segment.hyphen = hyphen_for(last, style);
    segment.hyphen_width = width_of(*segment.hyphen, style);
}

// The hyphen of the keyboard, because it is the one that readers of a page take away again where
// they put the parts of a word together.
std::shared_ptr<const GlyphRun> Typesetter::hyphen_for(const Piece& piece, const TextStyle& style) {
    constexpr char32_t kHyphen = U'-';
    return shaper_.shape({&kHyphen, 1}, {piece.run->face, HB_SCRIPT_COMMON, language_of(style),
                                         piece.run->right_to_left, style.features});
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
        if (after == BreakAfter::no && text.alike(i, i + 1) && !text.hangs_apart(i)) {
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
        add_soft_hyphen(*out, segment);
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
                     run.right_to_left, style.features};
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
