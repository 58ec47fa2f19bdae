#include "docx/briefing_document.hpp"

#include "docx/block_paragraphs.hpp"
#include "docx/document_frame.hpp"
#include "docx/inline_runs.hpp"
#include "docx/tables.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <utility>

namespace precis::docx {
namespace {

// The alternative that a block shows, where one was chosen.
std::vector<Shown> shown_in(plugin::Node section) {
    std::vector<Shown> shown;
    for (const plugin::Node block : section.children("block")) {
        if (const plugin::Node wording = block.child("wording")) {
            shown.push_back({block, wording});
        }
    }
    return shown;
}

double section_width(const Document& document, plugin::Node section) {
    return column_width(document, columns_of(section));
}

void append(std::vector<Piece>& out, std::vector<Piece> more) {
    std::move(more.begin(), more.end(), std::back_inserter(out));
}

// Nothing sets a table off from what is around it but paragraphs of their own.
void append_table(std::vector<Piece>& out, Table table) {
    Paragraph apart;
    apart.style = Style::table_end;
    const auto* before = out.empty() ? nullptr : std::get_if<Paragraph>(&out.back());
    if (before == nullptr || before->style == Style::table_end) {
        out.emplace_back(apart);
    }
    out.emplace_back(std::move(table));
    out.emplace_back(std::move(apart));
}

void append_section(Document& document, std::vector<Piece>& out, plugin::Node section) {
    const std::vector<Shown> shown = shown_in(section);
    if (shown.empty()) {
        return;
    }
    if (const plugin::Node heading = section.child("heading")) {
        Paragraph paragraph = make_paragraph(Style::heading_1, heading, root_of(section));
        append_inline(paragraph.runs, heading);
        out.emplace_back(std::move(paragraph));
    }
    const double width = section_width(document, section);
    switch (arrangement_of(section)) {
        case Arrangement::table: {
            const auto columns = table_columns(document, section, width);
            Table table = make_table(section, columns);
            table.rows.push_back(make_heading_row(section, columns));
            for (const Shown& one : shown) {
                table.rows.push_back(make_row(one, columns));
            }
            append_table(out, std::move(table));
            return;
        }
        case Arrangement::cards: {
            const auto abreast =
                static_cast<std::size_t>(cards_abreast(section, static_cast<int>(shown.size())));
            for (std::size_t i = 0; i < shown.size(); i += abreast) {
                const auto end = std::min(i + abreast, shown.size());
                append_table(out, make_cards(section,
                                             {shown.begin() + static_cast<long>(i),
                                              shown.begin() + static_cast<long>(end)},
                                             width / static_cast<double>(abreast)));
            }
            return;
        }
        case Arrangement::paragraphs:
            break;
    }
    if (is_list(section)) {
        document.lists.push_back(list_kind(section));
    }
    for (std::size_t i = 0; i < shown.size(); ++i) {
        auto pieces = block_paragraphs(document, shown[i], static_cast<int>(document.lists.size()));
        // A heading takes two entries of its list along, not one.
        if (is_list(section) && i == 0 && shown.size() > 1) {
            std::get<Paragraph>(pieces.back()).keep_next = true;
        }
        append(out, std::move(pieces));
    }
}

Document empty_document(plugin::Node briefing, const Wanted& wanted) {
    Document document;
    const std::string_view pages = briefing["pages"];
    document.dense = pages == "1" || pages == "2";
    document.one_page = pages == "1";
    document.running_heads = !document.one_page;
    document.right_to_left = briefing.right_to_left();
    document.look = read_look(briefing, wanted.paper);
    document.pictures = wanted.pictures;
    Setting setting;
    setting.type_size = wanted.type_size > 0
                            ? wanted.type_size
                            : number_or(briefing["type-size"], document.look.type_size);
    setting.air = wanted.air;
    setting.language = briefing.language();
    setting.dense = document.dense;
    document.styles = make_style_sheet(document.look, setting);

    Properties& properties = document.properties;
    properties.title = briefing["title"];
    properties.subject = briefing["audience-name"];
    properties.marking = briefing["marking"];
    properties.creator = briefing["issuer"];
    properties.date = briefing[briefing.has("date") ? "date" : "published"];
    properties.language = briefing.language().empty() ? "en" : briefing.language();
    add_margins(document, briefing);
    return document;
}

}  // namespace

const Image* image_in(const Paragraph& paragraph) {
    return paragraph.runs.empty() ? nullptr : paragraph.runs.front().image.get();
}

double column_gap(const StyleSheet& styles) {
    return std::round(styles.type_size * 1.8);
}

double column_width(const Document& document, int columns) {
    const double gaps = column_gap(document.styles) * (columns - 1);
    return (document.look.page.text_width() - gaps) / columns;
}

int blocks_abreast(plugin::Node section) {
    if (arrangement_of(section) != Arrangement::cards) {
        return 1;
    }
    int count = 0;
    for ([[maybe_unused]] const plugin::Node block : section.children("block")) {
        ++count;
    }
    return cards_abreast(section, count);
}

std::vector<Piece> make_block(const Document& frame, plugin::Node block, plugin::Node wording) {
    const plugin::Node section = block.parent();
    const double width = section_width(frame, section);
    const Shown shown{block, wording};
    std::vector<Piece> pieces;
    switch (arrangement_of(section)) {
        case Arrangement::table: {
            const auto columns = table_columns(frame, section, width);
            Table table = make_table(section, columns);
            table.rows.push_back(make_row(shown, columns));
            pieces.emplace_back(std::move(table));
            return pieces;
        }
        case Arrangement::cards:
            append_table(pieces, make_cards(section, {shown}, width / blocks_abreast(section)));
            return pieces;
        case Arrangement::paragraphs:
            break;
    }
    return block_paragraphs(frame, shown, 1);
}

std::vector<Piece> make_section_frame(const Document& frame, plugin::Node section) {
    std::vector<Piece> pieces;
    if (const plugin::Node heading = section.child("heading")) {
        pieces.emplace_back(line_of(Style::heading_1, heading, root_of(section)));
    }
    if (arrangement_of(section) == Arrangement::table) {
        const auto columns = table_columns(frame, section, section_width(frame, section));
        Table table = make_table(section, columns);
        table.rows.push_back(make_heading_row(section, columns));
        append_table(pieces, std::move(table));
    }
    return pieces;
}

Document make_frame(plugin::Node briefing, const Wanted& wanted) {
    Document document = empty_document(briefing, wanted);
    document.flows.push_back({1, masthead(document, briefing)});
    document.flows.push_back({1, sources(document, briefing)});
    return document;
}

Document make_document(plugin::Node briefing, const Wanted& wanted) {
    Document document = empty_document(briefing, wanted);
    document.flows.push_back({1, masthead(document, briefing)});
    const auto flow = [&document](int columns) -> std::vector<Piece>& {
        if (document.flows.back().columns != columns) {
            document.flows.push_back({columns, {}});
        }
        return document.flows.back().pieces;
    };
    for (const plugin::Node section : briefing.children("section")) {
        std::vector<Piece> pieces;
        append_section(document, pieces, section);
        if (!pieces.empty()) {
            append(flow(columns_of(section)), std::move(pieces));
        }
    }
    std::vector<Piece> last = sources(document, briefing);
    if (!last.empty() || document.flows.back().columns > 1) {
        append(flow(1), std::move(last));
    }
    return document;
}

}  // namespace precis::docx
