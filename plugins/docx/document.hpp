// What the docx plugin makes of a briefing before any XML: paragraphs, runs, tables and styles as a
// word processor knows them. briefing_document writes it; the parts and the page estimate read it.
#pragma once

#include "docx/look.hpp"
#include "docx/style_sheet.hpp"
#include "picture/picture_shelf.hpp"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace precis::docx {

enum class CharacterStyle {
    none,
    emphasis,
    strong,
    quoted,
    term,
    lead_in,
    figure_note,
    source_mark,
    link
};

// A picture in a line of text.
struct Image {
    std::shared_ptr<const picture::Picture> picture;
    double width = 0;  // points, as it is seen
    double height = 0;
    std::string alternative;
};

struct Run {
    enum class Field { none, page_number, page_count };

    std::string text;
    CharacterStyle style = CharacterStyle::none;
    bool emphasised = false;  // on top of the style
    bool strong = false;
    std::string address;   // of an external link
    std::string bookmark;  // in this document, that the run leads to
    Field field = Field::none;
    bool tab_before = false;
    std::optional<bool> embedded;  // in a text that runs for itself: whether from right to left
    std::shared_ptr<const Image> image;  // instead of a text
};

struct Paragraph {
    Style style = Style::body;
    std::vector<Run> runs;
    std::string item;            // the id of the item that it says, if any
    std::string bookmark;        // that marks it
    bool keep_next = false;      // on the page or column of the next, beside what the style says
    bool starts_column = false;  // after the first
    bool column_top = false;     // without the space before it, so that columns begin alike
    int list = 0;                // 1 for the first list of the document, 0 for none
    std::string language;        // where it is not the document's
    bool right_to_left = false;
};

struct Cell {
    Paragraph paragraph;
};

struct Row {
    bool heading = false;
    std::vector<Cell> cells;
};

struct Table {
    enum class Kind { ruled, cards };

    Kind kind = Kind::ruled;
    std::string title;
    std::string description;
    std::vector<double> widths;  // points, of its columns
    std::vector<Row> rows;
    bool right_to_left = false;
};

using Piece = std::variant<Paragraph, Table>;

// What stands between two section breaks.
struct Flow {
    int columns = 1;
    std::vector<Piece> pieces;
};

struct Properties {
    std::string title;
    std::string subject;
    std::string marking;
    std::string creator;
    std::string date;  // ISO 8601, perhaps only a year or month
    std::string language;
};

struct Document {
    Properties properties;
    Look look;
    StyleSheet styles;
    bool right_to_left = false;
    bool running_heads = false;  // on all pages but the first
    // Nothing is said to be kept on one page with what follows where there is but one page:
    // LibreOffice then moves whole sections to a second one.
    bool one_page = false;
    bool dense = true;  // a page to be filled: names introduce texts on the same line
    std::vector<Flow> flows;
    std::vector<ListKind> lists;
    std::vector<Paragraph> marking;  // at the top and bottom of every page
    std::vector<Paragraph> running_head;
    std::vector<Paragraph> footer;
    picture::PictureShelf* pictures = nullptr;  // where they are had from, while it is made
};

// The picture that a paragraph consists of; null where it is one of text.
const Image* image_in(const Paragraph& paragraph);

// The room between two columns of text, in points.
double column_gap(const StyleSheet& styles);
double column_width(const Document& document, int columns);

}  // namespace precis::docx
