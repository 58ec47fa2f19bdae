#include "docx/block_paragraphs.hpp"

#include "docx/inline_runs.hpp"
#include "docx/picture_runs.hpp"
#include "typeset/text_analysis.hpp"

#include <utility>

namespace precis::docx {
namespace {

Paragraph text_of(Style style, const Shown& shown) {
    Paragraph paragraph = make_paragraph(style, shown.wording, root_of(shown.block));
    paragraph.item = shown.block["item"];
    return paragraph;
}

void append_wording(Paragraph& paragraph, const Shown& shown) {
    append_inline(paragraph.runs, shown.wording);
    append_source_marks(paragraph.runs, shown.wording);
}

// Where a measure comes from and where it should go, after its wording.
void append_figures(Paragraph& paragraph, const Shown& shown) {
    std::string note;
    for (const std::string_view figure : {"value", "baseline", "target"}) {
        const std::string value = value_text(shown.block, figure);
        if (!value.empty()) {
            note += note.empty() ? " " : "; ";
            note.append(shown.block.label(figure)["text"]) += ' ';
            note += value;
        }
    }
    append_text(paragraph.runs, std::move(note), CharacterStyle::figure_note);
}

// Where an address leads, for people: "example.org".
std::string_view place_of(std::string_view address) {
    for (const std::string_view prefix : {"https://", "http://", "mailto:", "tel:", "www."}) {
        if (address.starts_with(prefix)) {
            address.remove_prefix(prefix.size());
        }
    }
    return address.substr(0, address.find('/'));
}

void append_address(Paragraph& paragraph, std::string_view address) {
    if (!may_link_to(address)) {
        return;
    }
    append_text(paragraph.runs, paragraph.runs.empty() ? "" : " ");
    Run link;
    link.text = place_of(address);
    link.address = address;
    link.style = CharacterStyle::link;
    paragraph.runs.push_back(std::move(link));
}

std::vector<Piece> quotation(const Shown& shown) {
    std::vector<Piece> pieces;
    Paragraph words = text_of(Style::quotation, shown);
    append_wording(words, shown);
    pieces.emplace_back(std::move(words));
    Paragraph attribution = make_paragraph(Style::attribution, shown.block, root_of(shown.block));
    append_inline(attribution.runs, shown.block.child("attribution"));
    if (attribution.runs.empty()) {
        append_inline(attribution.runs, shown.block.child("name"));
    }
    if (shown.block.has("occasion")) {
        const auto direction = attribution.right_to_left ? typeset::Direction::right_to_left
                                                         : typeset::Direction::left_to_right;
        append_text(attribution.runs, (attribution.runs.empty() ? "" : ", ") +
                                          typeset::isolated(shown.block["occasion"], direction));
    }
    if (!attribution.runs.empty()) {
        attribution.runs.front().text.insert(0, "— ");
        attribution.item = shown.block["item"];
        pieces.emplace_back(std::move(attribution));
    }
    return pieces;
}

std::vector<Piece> question(const Shown& shown) {
    std::vector<Piece> pieces;
    if (const plugin::Node name = shown.block.child("name")) {
        Paragraph asked = make_paragraph(Style::question, name, root_of(shown.block));
        asked.item = shown.block["item"];
        append_inline(asked.runs, name);
        pieces.emplace_back(std::move(asked));
    }
    Paragraph answer = text_of(Style::body, shown);
    append_wording(answer, shown);
    pieces.emplace_back(std::move(answer));
    return pieces;
}

std::vector<Piece> titled_prose(const Shown& shown) {
    std::vector<Piece> pieces;
    const plugin::Node name = shown.block.child("name");
    Paragraph heading = make_paragraph(Style::heading_2, name, root_of(shown.block));
    append_inline(heading.runs, name);
    pieces.emplace_back(std::move(heading));
    Paragraph text = text_of(Style::body, shown);
    append_wording(text, shown);
    pieces.emplace_back(std::move(text));
    return pieces;
}

std::vector<Piece> picture(const Document& document, const Shown& shown) {
    std::vector<Piece> pieces;
    const plugin::Node section = shown.block.parent();
    const plugin::Node node = shown.block.child("picture");
    if (node && document.pictures != nullptr) {
        Paragraph paragraph = make_paragraph(Style::picture, node, root_of(shown.block));
        paragraph.runs.push_back(picture_run(
            document, node,
            {column_width(document, columns_of(section)), document.look.page.height * 0.3}));
        pieces.emplace_back(std::move(paragraph));
    }
    Paragraph caption = text_of(Style::caption, shown);
    append_wording(caption, shown);
    if (!caption.runs.empty() || pieces.empty()) {
        pieces.emplace_back(std::move(caption));
    }
    return pieces;
}

}  // namespace

bool is_list(plugin::Node section) {
    const std::string_view layout = section["layout"];
    return layout != "prose" && layout != "quotation" && layout != "questions" &&
           layout != "contact" && layout != "glossary" && layout != "pictures";
}

ListKind list_kind(plugin::Node section) {
    return section["layout"] == "numbered" ? ListKind::numbers : ListKind::bullets;
}

bool names_are_headings(const Document& document, plugin::Node section) {
    return !document.dense && section["layout"] == "prose" && section.child("heading");
}

std::vector<Piece> block_paragraphs(const Document& document, const Shown& shown, int list) {
    const plugin::Node section = shown.block.parent();
    const std::string_view layout = section["layout"];
    if (layout == "quotation") {
        return quotation(shown);
    }
    if (layout == "questions") {
        return question(shown);
    }
    if (layout == "pictures") {
        return picture(document, shown);
    }
    if (names_are_headings(document, section) && shown.block.child("name")) {
        return titled_prose(shown);
    }
    const bool contact = layout == "contact";
    const bool listed = is_list(section);
    Paragraph paragraph = text_of(
        contact ? Style::contact
        : listed
            ? (list_kind(section) == ListKind::numbers ? Style::list_number : Style::list_bullet)
            : Style::body,
        shown);
    paragraph.list = listed ? list : 0;
    append_lead_in(paragraph.runs, shown.block.child("name"));
    append_wording(paragraph, shown);
    append_figures(paragraph, shown);
    if (contact || shown.block["item-kind"] == "resource") {
        append_address(paragraph, shown.block["link"]);
    }
    std::vector<Piece> pieces;
    pieces.emplace_back(std::move(paragraph));
    return pieces;
}

}  // namespace precis::docx
