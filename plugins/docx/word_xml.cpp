#include "docx/word_xml.hpp"

#include <algorithm>

namespace precis::docx {
namespace {

std::string_view primary(std::string_view language) {
    return language.substr(0, language.find('-'));
}

// Typefaces that every office has, for the scripts that a Latin one lacks.
std::string_view east_asian_font(std::string_view language) {
    const std::string_view tag = primary(language);
    return tag == "ja"   ? "Yu Gothic"
           : tag == "ko" ? "Malgun Gothic"
           : tag == "zh" ? (language.find("Hant") != std::string_view::npos ||
                                    language.find("TW") != std::string_view::npos
                                ? "Microsoft JhengHei"
                                : "Microsoft YaHei")
                         : std::string_view{};
}

bool is_complex(std::string_view language) {
    constexpr std::string_view kComplex[] = {"ar", "fa", "ur", "he", "yi", "ps", "hi",
                                             "bn", "ta", "te", "th", "km", "lo", "my"};
    const std::string_view tag = primary(language);
    return std::find(std::begin(kComplex), std::end(kComplex), tag) != std::end(kComplex);
}

void write_side(opc::XmlWriter& xml, opc::XmlName name, double width, double space,
                const std::string& colour) {
    xml.leaf(name, {{"w:val", "single"},
                    {"w:sz", in_eighths(width)},
                    {"w:space", in_points(space)},
                    {"w:color", colour}});
}

}  // namespace

void write_fonts(opc::XmlWriter& xml, std::string_view family, std::string_view language) {
    const std::string_view eastern = east_asian_font(language);
    xml.leaf("w:rFonts", {{"w:ascii", family},
                          {"w:hAnsi", family},
                          {"w:eastAsia", eastern.empty() ? family : eastern},
                          {"w:cs", is_complex(language) ? "Arial" : family}});
}

void write_frame(opc::XmlWriter& xml, Frame kind, const FrameFormat& frame, bool right_to_left) {
    if (kind == Frame::none) {
        return;
    }
    xml.open("w:pBdr");
    if (kind == Frame::rule) {
        write_side(xml, "w:bottom", frame.width, frame.space, frame.line);
    } else {
        // Lines in the colour of the ground only make room for it.
        const bool bar = kind == Frame::bar;
        write_side(xml, "w:top", 1, frame.padding, frame.fill);
        write_side(xml, "w:left", frame.width, frame.space,
                   bar && right_to_left ? frame.fill : frame.line);
        write_side(xml, "w:bottom", 1, frame.padding, frame.fill);
        write_side(xml, "w:right", frame.width, frame.space,
                   bar && !right_to_left ? frame.fill : frame.line);
    }
    xml.close();
    if (!frame.fill.empty()) {
        xml.leaf("w:shd", {{"w:val", "clear"}, {"w:color", "auto"}, {"w:fill", frame.fill}});
    }
}

std::string_view style_id(CharacterStyle style) {
    switch (style) {
        case CharacterStyle::none:
            return {};
        case CharacterStyle::emphasis:
            return "Emphasis";
        case CharacterStyle::strong:
            return "Strong";
        case CharacterStyle::quoted:
            return "QuotedWords";
        case CharacterStyle::term:
            return "Term";
        case CharacterStyle::lead_in:
            return "LeadIn";
        case CharacterStyle::figure_note:
            return "FigureNote";
        case CharacterStyle::source_mark:
            return "SourceMark";
        case CharacterStyle::link:
            return "Hyperlink";
    }
    return {};
}

void write_language(opc::XmlWriter& xml, std::string_view language) {
    xml.open("w:lang", {{"w:val", language}});
    if (!east_asian_font(language).empty()) {
        xml.attribute("w:eastAsia", language);
    }
    if (is_complex(language)) {
        xml.attribute("w:bidi", language);
    }
    xml.close();
}

}  // namespace precis::docx
