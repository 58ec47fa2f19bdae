// Tables: a row for each block; a column for each thing that any of them has.

#include "pdf/section_setter.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace precis::pdf {

double SectionSetter::widest(std::string_view attribute, TextRole role) const {
    double width = 0;
    for (const plugin::Node node : section_.children("block")) {
        if (const std::string_view value = node[attribute]; !value.empty()) {
            InlineWriter text = writer(role);
            width = std::max(width, s_.texts.natural_width(text.add(value).take(), s_.body));
        }
    }
    // A little more than it needs, so that rounding never breaks it.
    return std::min(width + 0.01, inner_width() * 0.34);
}

SectionSetter::Table SectionSetter::table() const {
    Table table;
    std::string_view kind;
    double names = 0;
    bool values = false;
    for (const plugin::Node node : section_.children("block")) {
        kind = kind.empty() ? node["item-kind"] : kind;
        if (const plugin::Node name = node.child("name")) {
            InlineWriter text = writer(TextRole::cell_name, name);
            names = std::max(names, s_.texts.natural_width(text.add(name).take(), s_.body));
        }
        values = values || node.has("value");
    }
    const double gutter = s_.em(1.0);
    const double dates = widest("date-text", TextRole::cell_name);
    double rest = inner_width();
    double x = 0;
    const auto take = [&](std::string_view name, double width) {
        const TableColumn column{section_.label(name), x, width};
        x += width + gutter;
        rest -= width + gutter;
        return column;
    };
    if (dates > 0.01) {
        const double label = s_.em(style_of(TextRole::table_head).size) * 2.6;
        table.date = take("date", std::max(dates, label));
    }
    if (names > 0) {
        const double label = s_.em(style_of(TextRole::table_head).size) * 6;
        table.name = take(section_.label(kind) ? kind : "subject",
                          std::min(std::max(names + 0.01, label), rest * (values ? 0.3 : 0.38)));
    }
    if (values) {
        table.value = take("value", rest * 0.28);
    }
    table.meaning = take("summary", rest);
    return table;
}

FlowBox SectionSetter::table_head(StructureId table_id) {
    FlowBox box;
    box.keep_with_next = true;
    const StructureId line = s_.tree.add("TR", table_id);
    Row row;
    const Table columns = table();
    for (const TableColumn& column : {columns.date, columns.name, columns.value, columns.meaning}) {
        if (column.width <= 0) {
            continue;
        }
        InlineWriter text = writer(TextRole::table_head, column.label ? column.label : section_);
        Stack stack(s_.tree);
        stack.space(s_.lines(0.1));
        stack.text(set(text.add(column.label["text"]), column.width), 0,
                   s_.tree.add_header_cell(line, "Column"));
        stack.space(s_.lines(0.15));
        row.height = std::max(row.height, stack.height());
        place_in(row, stack.take(), column.x, 0);
    }
    row.items.emplace_back(
        RuleItem{0, row.height, inner_width(), row.height, 0.75, ColourRole::accent});
    box.rows.push_back(std::move(row));
    return box;
}

FlowBox SectionSetter::table_row(const Block& block, StructureId table_id) {
    FlowBox box;
    const StructureId line = s_.tree.add("TR", table_id);
    const Table columns = table();
    const plugin::Node node = block.node;
    Row row;
    const auto cell = [&](const TableColumn& column, InlineWriter text, StructureId id) {
        Stack stack(s_.tree);
        stack.space(s_.lines(0.2));
        if (!text.empty()) {
            stack.text(set(text, column.width), 0, id);
        }
        stack.space(s_.lines(0.2));
        row.height = std::max(row.height, stack.height());
        place_in(row, stack.take(), column.x, 0);
    };
    if (columns.date.width > 0) {
        InlineWriter text = writer(TextRole::cell_name);
        text.add(node["date-text"]);
        cell(columns.date, std::move(text), s_.tree.add("TD", line));
    }
    if (columns.name.width > 0) {
        InlineWriter text = writer(TextRole::cell_name);
        text.add(node.child("name"));
        if (const std::string_view role = node["role"]; !role.empty()) {
            text.add(text.empty() ? "" : "\n").add(role, TextRole::cell);
        }
        const bool first = columns.date.width <= 0;
        cell(columns.name, std::move(text),
             first ? s_.tree.add_header_cell(line, "Row") : s_.tree.add("TD", line));
    }
    if (columns.value.width > 0) {
        InlineWriter text = writer(TextRole::cell_name);
        text.add(node.has("value-text") ? node["value-text"] : node["value"]);
        if (!text.empty() && node.has("unit")) {
            text.add(" ").add(node["unit"], TextRole::cell);
        }
        cell(columns.value, std::move(text), s_.tree.add("TD", line));
    }
    cell(columns.meaning, wording(block, TextRole::cell), s_.tree.add("TD", line));
    row.items.emplace_back(
        RuleItem{0, row.height, inner_width(), row.height, 0.4, ColourRole::rule});
    box.rows.push_back(std::move(row));
    return box;
}

}  // namespace precis::pdf
