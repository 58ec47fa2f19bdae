#include "docx/text_ruler.hpp"

#include "typeset/remembered_finder.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

namespace precis::docx {
namespace {

// Word processors differ a little in kerning and rounding: a line is taken to hold this share.
constexpr double kUsable = 0.995;
constexpr double kSuperscript = 0.66;  // of the size of the text around it
constexpr std::size_t kMostKnown = 20'000;

typeset::TextStyle style_of(const Run& run, const ParagraphFormat& format, const StyleSheet& styles,
                            const std::string& language) {
    typeset::TextStyle style;
    const bool bold = format.bold || run.strong || run.style == CharacterStyle::strong ||
                      run.style == CharacterStyle::lead_in;
    style.face = {format.heading_face ? styles.heading_face : styles.body_face, bold ? 700 : 400,
                  format.italic != (run.emphasised || run.style == CharacterStyle::emphasis ||
                                    run.style == CharacterStyle::term)};
    style.size =
        run.style == CharacterStyle::source_mark ? format.size * kSuperscript : format.size;
    style.tracking = format.spaced ? kSpacing : 0;
    style.language = language;
    return style;
}

// Fields are short; the widest that is likely.
std::string text_of(const Run& run) {
    return run.field == Run::Field::none ? run.text : std::string("88");
}

std::string key_of(const Paragraph& paragraph, const ParagraphFormat& format, double width) {
    std::string key = std::to_string(format.size) + ' ' + std::to_string(width) + ' ' +
                      std::string(format.id) + ' ' + paragraph.language;
    for (const Run& run : paragraph.runs) {
        key += '\x1f';
        key += static_cast<char>('0' + static_cast<int>(run.style));
        key += run.strong ? 'b' : '.';
        key += run.emphasised ? 'i' : '.';
        key += text_of(run);
    }
    return key;
}

// Lines filled one after another, as word processors do.
std::size_t greedy_lines(const typeset::PreparedText& text, double width) {
    std::size_t lines = 1;
    double filled = 0;
    for (const typeset::Segment& segment : text.segments) {
        if (filled > 0 && filled + segment.width - segment.trailing > width) {
            ++lines;
            filled = 0;
        }
        filled += segment.width;
    }
    return lines;
}

}  // namespace

TextRuler::TextRuler() : fonts_(typeset::system_fonts()), typesetter_(fonts_, typeset::Spacing::plain) {}

std::size_t TextRuler::lines(const Paragraph& paragraph, const StyleSheet& styles, double width) {
    std::string key = key_of(paragraph, styles[paragraph.style], width);
    const auto found = known_.find(key);
    if (found != known_.end()) {
        return found->second;
    }
    if (known_.size() > kMostKnown) {
        known_.clear();
    }
    const std::size_t lines = count(paragraph, styles, width);
    known_.emplace(std::move(key), lines);
    return lines;
}

std::size_t TextRuler::count(const Paragraph& paragraph, const StyleSheet& styles, double width) {
    const ParagraphFormat& format = styles[paragraph.style];
    const double usable = std::max(width * kUsable, format.size);
    std::vector<typeset::StyledText> texts;
    for (const Run& run : paragraph.runs) {
        texts.push_back({text_of(run), style_of(run, format, styles, paragraph.language)});
    }
    if (texts.empty()) {
        return 1;
    }
    const auto direction = paragraph.right_to_left ? typeset::Direction::right_to_left
                                                   : typeset::Direction::left_to_right;
    const auto prepared = typesetter_.prepare(texts, direction);
    return greedy_lines(*typesetter_.cut_to(*prepared, usable), usable);
}

}  // namespace precis::docx
