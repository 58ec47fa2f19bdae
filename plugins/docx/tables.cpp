#include "docx/tables.hpp"

#include "docx/inline_runs.hpp"

#include <algorithm>
#include <cstddef>

namespace precis::docx {
namespace {

template <class Predicate>
bool any_block(plugin::Node section, Predicate&& holds) {
    for (const plugin::Node block : section.children("block")) {
        if (holds(block)) {
            return true;
        }
    }
    return false;
}

bool has_card_heading(plugin::Node section, plugin::Node block) {
    return (section["layout"] == "figures" && block.has("value")) || bool(block.child("name"));
}

// Roughly, in characters; enough to share out the width of a table.
std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

double width_for(const Document& document, std::size_t count) {
    const double size = document.styles[Style::table_text].size;
    return static_cast<double>(count) * size * 0.56 + 2 * document.styles.cell_side + 2;
}

plugin::Node heading_label(TableColumn::Kind kind, plugin::Node section,
                           bool names_in_text = false) {
    if (kind == TableColumn::Kind::text && names_in_text) {
        kind = TableColumn::Kind::name;
    }
    switch (kind) {
        case TableColumn::Kind::date:
            return section.label("date");
        case TableColumn::Kind::name: {
            const plugin::Node label = section.label(section.child("block")["item-kind"]);
            return label ? label : section.label("subject");
        }
        case TableColumn::Kind::text:
            return section.label("summary");
        case TableColumn::Kind::value:
            return section.label("value");
        case TableColumn::Kind::baseline:
            return section.label("baseline");
        case TableColumn::Kind::target:
            return section.label("target");
    }
    return {};
}

std::string cell_text(TableColumn::Kind kind, plugin::Node block) {
    switch (kind) {
        case TableColumn::Kind::date:
            return std::string(block.has("date-text") ? block["date-text"] : block["date"]);
        case TableColumn::Kind::value:
            return value_text(block);
        case TableColumn::Kind::baseline:
            return value_text(block, "baseline");
        case TableColumn::Kind::target:
            return value_text(block, "target");
        case TableColumn::Kind::name:
        case TableColumn::Kind::text:
            return {};
    }
    return {};
}

bool has(const std::vector<TableColumn>& columns, TableColumn::Kind kind) {
    return std::any_of(columns.begin(), columns.end(),
                       [kind](const TableColumn& column) { return column.kind == kind; });
}

void share_width(const Document& document, plugin::Node section, double width,
                 std::vector<TableColumn>& columns) {
    double left = width;
    for (TableColumn& column : columns) {
        if (column.kind == TableColumn::Kind::text) {
            continue;
        }
        std::size_t longest = characters(heading_label(column.kind, section)["text"]);
        for (const plugin::Node block : section.children("block")) {
            const bool name = column.kind == TableColumn::Kind::name;
            longest = std::max(longest, characters(name ? block.child("name").inner_text()
                                                        : cell_text(column.kind, block)));
        }
        const double most = width * (column.kind == TableColumn::Kind::name ? 0.3 : 0.32);
        column.width = std::min(width_for(document, longest), std::max(most, 40.0));
        left -= column.width;
    }
    for (TableColumn& column : columns) {
        if (column.kind == TableColumn::Kind::text) {
            column.width = std::max(left, width * 0.25);
        }
    }
}

void describe(Table& table, plugin::Node section, const std::string& columns) {
    const plugin::Node root = root_of(section);
    table.title = section.child("heading").inner_text();
    if (table.title.empty()) {
        table.title = root["title"];
    }
    table.description = table.title + ": " + columns;
    table.right_to_left = root.right_to_left();
}

}  // namespace

Arrangement arrangement_of(plugin::Node section) {
    const std::string_view layout = section["layout"];
    const bool narrow_figures = layout == "figures" && columns_of(section) > 1;
    if (layout == "table" || layout == "timeline" || narrow_figures) {
        const bool tabular = any_block(section, [](plugin::Node block) {
            return block.has("date") || block.has("value") || block.child("name");
        });
        return tabular ? Arrangement::table : Arrangement::paragraphs;
    }
    const bool abreast = layout == "columns" || layout == "cards" || layout == "figures";
    if (abreast && columns_of(section) == 1) {
        const bool headless = any_block(
            section, [section](plugin::Node block) { return !has_card_heading(section, block); });
        return headless ? Arrangement::paragraphs : Arrangement::cards;
    }
    return Arrangement::paragraphs;
}

std::string value_text(plugin::Node block, std::string_view which) {
    if (!block.has(which)) {
        return {};
    }
    const bool main = which == "value" && block.has("value-text");
    std::string text{main ? block["value-text"] : block[which]};
    const std::string_view unit = block["unit"];
    if (!unit.empty()) {
        text += unit == "%" ? "" : "\u00a0";
        text += unit;
    }
    return text;
}

Paragraph make_paragraph(Style style, plugin::Node node, plugin::Node document_root) {
    Paragraph paragraph;
    paragraph.style = style;
    if (node.language() != document_root.language()) {
        paragraph.language = node.language();
    }
    paragraph.right_to_left = node.right_to_left();
    return paragraph;
}

std::vector<TableColumn> table_columns(const Document& document, plugin::Node section,
                                       double width) {
    using Kind = TableColumn::Kind;
    const auto any = [section](std::string_view attribute) {
        return any_block(section, [attribute](plugin::Node block) { return block.has(attribute); });
    };
    std::vector<TableColumn> columns;
    const auto add = [&columns](Kind kind) { columns.push_back({kind, 0}); };
    if (any("date")) {
        add(Kind::date);
    }
    const bool named =
        any_block(section, [](plugin::Node block) { return bool(block.child("name")); });
    const bool merged = columns_of(section) > 1 && (!columns.empty() || any("value"));
    if (named && !merged) {
        add(Kind::name);
    }
    add(Kind::text);
    const std::pair<std::string_view, Kind> figures[] = {
        {"value", Kind::value}, {"baseline", Kind::baseline}, {"target", Kind::target}};
    for (const auto& [attribute, kind] : figures) {
        if (any(attribute)) {
            add(kind);
        }
    }
    share_width(document, section, width, columns);
    return columns;
}

Table make_table(plugin::Node section, const std::vector<TableColumn>& columns) {
    Table table;
    table.kind = Table::Kind::ruled;
    const bool names_in_text = !has(columns, TableColumn::Kind::name);
    std::string names;
    for (const TableColumn& column : columns) {
        table.widths.push_back(column.width);
        names += names.empty() ? "" : ", ";
        names += heading_label(column.kind, section, names_in_text)["text"];
    }
    describe(table, section, names);
    return table;
}

Row make_heading_row(plugin::Node section, const std::vector<TableColumn>& columns) {
    const plugin::Node root = root_of(section);
    const bool names_in_text = !has(columns, TableColumn::Kind::name);
    Row row;
    row.heading = true;
    for (const TableColumn& column : columns) {
        const plugin::Node label = heading_label(column.kind, section, names_in_text);
        Cell cell{make_paragraph(Style::table_heading, label ? label : section, root)};
        append_text(cell.paragraph.runs, std::string(label["text"]));
        row.cells.push_back(std::move(cell));
    }
    return row;
}

Row make_row(const Shown& shown, const std::vector<TableColumn>& columns) {
    const plugin::Node root = root_of(shown.block);
    const bool own_name_column = has(columns, TableColumn::Kind::name);
    Row row;
    for (const TableColumn& column : columns) {
        Cell cell{make_paragraph(Style::table_text, shown.wording, root)};
        auto& runs = cell.paragraph.runs;
        if (column.kind == TableColumn::Kind::name) {
            append_inline(runs, shown.block.child("name"), CharacterStyle::lead_in);
        } else if (column.kind == TableColumn::Kind::text) {
            cell.paragraph.item = shown.block["item"];
            if (!own_name_column) {
                append_lead_in(runs, shown.block.child("name"));
            }
            append_inline(runs, shown.wording);
            append_source_marks(runs, shown.wording);
        } else {
            append_text(runs, cell_text(column.kind, shown.block));
        }
        row.cells.push_back(std::move(cell));
    }
    return row;
}

int cards_abreast(plugin::Node section, int count) {
    const int most = section["layout"] == "figures" ? 4 : 3;
    if (count <= most) {
        return std::max(count, 1);
    }
    const int rows = (count + most - 1) / most;
    return (count + rows - 1) / rows;
}

Table make_cards(plugin::Node section, const std::vector<Shown>& shown, double card_width) {
    const plugin::Node root = root_of(section);
    const bool figures = section["layout"] == "figures";
    Table table;
    table.kind = Table::Kind::cards;
    table.rows.resize(2);
    table.rows[0].heading = true;
    std::string names;
    for (const Shown& one : shown) {
        const bool figure = figures && one.block.has("value");
        Cell heading{
            make_paragraph(figure ? Style::card_figure : Style::card_heading, one.block, root)};
        if (figure) {
            append_text(heading.paragraph.runs, value_text(one.block));
        } else {
            append_inline(heading.paragraph.runs, one.block.child("name"));
        }
        for (const Run& run : heading.paragraph.runs) {
            names += run.text;
        }
        names += ", ";
        Cell text{make_paragraph(Style::table_text, one.wording, root)};
        text.paragraph.item = one.block["item"];
        if (figure) {
            append_lead_in(text.paragraph.runs, one.block.child("name"));
        }
        append_inline(text.paragraph.runs, one.wording);
        append_source_marks(text.paragraph.runs, one.wording);
        table.widths.push_back(card_width);
        table.rows[0].cells.push_back(std::move(heading));
        table.rows[1].cells.push_back(std::move(text));
    }
    names.resize(names.size() >= 2 ? names.size() - 2 : 0);
    describe(table, section, names);
    return table;
}

}  // namespace precis::docx
