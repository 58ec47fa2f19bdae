#include "docx/document_frame.hpp"

#include "docx/inline_runs.hpp"
#include "docx/picture_runs.hpp"
#include "docx/tables.hpp"
#include "typeset/text_analysis.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace precis::docx {
namespace {

Paragraph source_paragraph(Document& document, plugin::Node source, plugin::Node briefing) {
    Paragraph paragraph = make_paragraph(Style::source, source, briefing);
    paragraph.list = static_cast<int>(document.lists.size());
    if (source.has("number")) {
        paragraph.bookmark = source_bookmark(source["number"]);
    }
    const auto direction = paragraph.right_to_left ? typeset::Direction::right_to_left
                                                   : typeset::Direction::left_to_right;
    const auto add = [&paragraph, direction](std::string_view text) {
        if (!text.empty()) {
            append_text(paragraph.runs,
                        (paragraph.runs.empty() ? "" : ", ") + typeset::isolated(text, direction));
        }
    };
    add(source["author"]);
    append_text(paragraph.runs, paragraph.runs.empty() ? "" : ", ");
    Run title;
    title.text = typeset::isolated(source[source.has("title") ? "title" : "id"], direction);
    title.style = CharacterStyle::emphasis;
    if (may_link_to(source["link"])) {
        title.address = source["link"];
        title.style = CharacterStyle::link;
    }
    paragraph.runs.push_back(std::move(title));
    if (source["publisher"] != source["author"]) {
        add(source["publisher"]);
    }
    add(source[source.has("published-text") ? "published-text" : "published"]);
    return paragraph;
}

}  // namespace

Paragraph line_of(Style style, plugin::Node node, plugin::Node briefing) {
    Paragraph paragraph = make_paragraph(style, node, briefing);
    append_inline(paragraph.runs, node);
    return paragraph;
}

std::vector<Piece> masthead(const Document& document, plugin::Node briefing) {
    std::vector<Piece> pieces;
    const plugin::Node logo = briefing.child("theme").child("logo");
    if (logo && document.pictures != nullptr) {
        Paragraph paragraph = make_paragraph(Style::kicker, logo, briefing);
        constexpr double kUsualHeight = 28;
        paragraph.runs.push_back(picture_run(document, logo,
                                             {document.look.page.text_width() * 0.4,
                                              number_or(logo["height"], kUsualHeight), true}));
        pieces.emplace_back(std::move(paragraph));
    }
    const plugin::Node node = briefing.child("masthead");
    const auto add = [&](Style style, plugin::Node line) {
        Paragraph paragraph = line_of(style, line, briefing);
        if (!paragraph.runs.empty()) {
            pieces.emplace_back(std::move(paragraph));
        }
    };
    add(Style::kicker, node.child("kicker"));
    if (node.child("heading").inner_text().empty()) {
        Paragraph title = make_paragraph(Style::title, briefing, briefing);
        append_text(title.runs, std::string(briefing["title"]));
        pieces.emplace_back(std::move(title));
    } else {
        add(Style::title, node.child("heading"));
    }
    add(Style::subtitle, node.child("subtitle"));
    return pieces;
}

std::vector<Piece> sources(Document& document, plugin::Node briefing) {
    std::vector<Piece> pieces;
    const plugin::Node node = briefing.child("sources");
    if (node.children("source").empty()) {
        return pieces;
    }
    Paragraph heading = line_of(Style::sources_heading, node.child("heading"), briefing);
    if (!heading.runs.empty()) {
        pieces.emplace_back(std::move(heading));
    }
    document.lists.push_back(ListKind::sources);
    for (const plugin::Node source : node.children("source")) {
        pieces.emplace_back(source_paragraph(document, source, briefing));
    }
    return pieces;
}

void add_margins(Document& document, plugin::Node briefing) {
    if (briefing.has("marking")) {
        Paragraph marking = make_paragraph(Style::marking, briefing, briefing);
        append_text(marking.runs, std::string(briefing["marking"]));
        document.footer.push_back(marking);
        document.marking.push_back(std::move(marking));
    }
    if (document.running_heads) {
        Paragraph head = make_paragraph(Style::header, briefing, briefing);
        append_text(head.runs, document.properties.title);
        document.running_head.push_back(std::move(head));
    }
    Paragraph footer = line_of(Style::footer, briefing.child("footer"), briefing);
    footer.right_to_left = briefing.right_to_left();
    Run page;
    page.field = Run::Field::page_number;
    page.tab_before = true;
    footer.runs.push_back(page);
    append_text(footer.runs, " / ");
    Run pages;
    pages.field = Run::Field::page_count;
    footer.runs.push_back(pages);
    document.footer.push_back(std::move(footer));
}

}  // namespace precis::docx
