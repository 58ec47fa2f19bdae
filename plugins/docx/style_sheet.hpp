// The paragraph styles of a document, in the measures that both the file and the estimate of its
// pages are made from. Line spacing is exact, so that a page is as long on every word processor.
#pragma once

#include "docx/look.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace precis::docx {

enum class Style {
    body,
    kicker,
    title,
    subtitle,
    heading_1,
    heading_2,
    quotation,
    attribution,
    picture,
    caption,
    list_number,
    list_bullet,
    question,
    contact,
    table_text,
    table_heading,
    card_heading,
    card_figure,
    sources_heading,
    source,
    header,
    footer,
    marking,
    table_end,    // stands after every table: one must not follow another, or end a section
    section_end,  // carries a section or column break
};
inline constexpr std::size_t kStyleCount = static_cast<std::size_t>(Style::section_end) + 1;

enum class ListKind { numbers, bullets, sources };

// What is drawn around a paragraph. Neighbours with the same frame and indents share one.
enum class Frame {
    none,
    band,   // ground of the masthead
    panel,  // tinted ground
    bar,    // tinted ground and a bar where lines begin
    rule,   // hairline below
};

// Points.
struct ParagraphFormat {
    std::string_view id;
    std::string_view name;
    std::string_view next = {};  // id of the style that follows when one types on
    double size = 10;
    double line = 12.5;
    double before = 0;
    double after = 0;
    double indent = 0;   // where lines begin and end
    double hanging = 0;  // of a list: room for the number, within the indent
    bool heading_face = false;
    bool bold = false;
    bool italic = false;
    bool spaced = false;  // letters set wider
    bool centred = false;
    bool keep_next = false;
    bool keep_lines = false;
    int level = 0;  // of a heading
    std::string colour;
    Frame frame = Frame::none;
};

// The measures of a frame, in points.
struct FrameFormat {
    double width = 0;    // of the line that is seen: all round, at the side or below
    double space = 0;    // between that and the text, along the lines of text
    double padding = 0;  // ground above and below the text
    std::string fill;    // "RRGGBB" or empty
    std::string line;    // colour of the line
};

struct StyleSheet {
    double type_size = 10;  // of body text, as Word can have it: half points
    std::string body_face;
    std::string heading_face;
    std::array<ParagraphFormat, kStyleCount> formats;
    double cell_side = 5;  // margins within a table cell
    double cell_top = 2;
    std::array<FrameFormat, 5> frames;

    const ParagraphFormat& operator[](Style style) const {
        return formats[static_cast<std::size_t>(style)];
    }
    const FrameFormat& operator[](Frame frame) const {
        return frames[static_cast<std::size_t>(frame)];
    }
};

// What is added after every letter of a spaced style, in points.
inline constexpr double kSpacing = 0.5;

struct Setting {
    double type_size = 10;
    // How generous the spaces between paragraphs are; 1 is as close as they should get.
    double air = 1;
    std::string language;  // BCP 47; scripts differ in the leading they need
    bool dense = true;     // a page to be filled, not a text to be read at length
};

StyleSheet make_style_sheet(const Look& look, const Setting& setting);

}  // namespace precis::docx
