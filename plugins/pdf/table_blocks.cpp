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

SectionSetter::TableNeeds SectionSetter::table_needs() const {
    TableNeeds needs;
    for (const plugin::Node node : section_.children("block")) {
        needs.kind = needs.kind.empty() ? node["item-kind"] : needs.kind;
        if (const plugin::Node name = node.child("name")) {
            InlineWriter text = writer(TextRole::cell_name, name);
            needs.name = std::max(needs.name, s_.texts.natural_width(text.add(name).take(), 1));
        }
        needs.value = needs.value || node.has("value") || node.has("value-text");
    }
    // Room for the label of the column, too.
    const double label = style_of(TextRole::table_head).size;
    const double date = widest("date-text", TextRole::cell_name) / s_.body;
    needs.date = date * s_.body > 0.01 ? std::max(date, label * 2.6) : 0;
    needs.name = needs.name > 0 ? std::max(needs.name + 0.001, label * 6) : 0;
    return needs;
}

SectionSetter::Table SectionSetter::columns(const TableNeeds& needs, const OwnColumns& own,
                                            double body) const {
    Table table;
    double x = 0;
    double rest = inner_width();
    const auto take = [&](std::string_view label, double width) {
        const TableColumn column{label, x, width};
        x += width + body;
        rest -= width + body;
        return column;
    };
    if (own.date && needs.date > 0) {
        table.date = take(s_.labels.date, needs.date * body);
    }
    if (own.name && needs.name > 0) {
        table.name = take(name_label(s_.labels, needs.kind),
                          std::min(needs.name * body, rest * (needs.value ? 0.3 : 0.38)));
    }
    if (own.value && needs.value) {
        table.value = take(s_.labels.value, rest * 0.28);
    }
    const bool named = own.name || needs.name <= 0;
    table.meaning = take(named ? s_.labels.meaning : name_label(s_.labels, needs.kind), rest);
    return table;
}

// Where columns would be too narrow to read, what they hold goes above the wording. Whether they
// are is judged at the usual size, so that a table keeps its columns when the type grows.
SectionSetter::Table SectionSetter::table() const {
    constexpr double kNarrowest = 11;  // of running text
    const TableNeeds needs = table_needs();
    OwnColumns best{false, false, false};
    for (const OwnColumns& own : {OwnColumns{true, true, true}, OwnColumns{true, false, true},
                                  OwnColumns{true, false, false}}) {
        if (columns(needs, own, usual_body()).meaning.width >= kNarrowest * usual_body()) {
            best = own;
            break;
        }
    }
    return columns(needs, best, s_.body);
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
        InlineWriter text = writer(TextRole::table_head);
        Stack stack(s_.tree);
        stack.space(s_.lines(0.1));
        stack.text(set(text.add(column.label), column.width), 0,
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

InlineWriter SectionSetter::name_cell(plugin::Node node) const {
    InlineWriter text = writer(TextRole::cell_name);
    text.add(node.child("name"));
    if (const std::string_view role = node["role"]; !role.empty()) {
        text.add(text.empty() ? "" : "\n").add(role, TextRole::cell);
    }
    return text;
}

InlineWriter SectionSetter::value_cell(plugin::Node node) const {
    InlineWriter text = writer(TextRole::cell_name);
    text.add(node.has("value-text") ? node["value-text"] : node["value"]);
    if (!text.empty() && node.has("unit")) {
        text.add(" ").add(node["unit"], TextRole::cell);
    }
    return text;
}

FlowBox SectionSetter::table_row(const Block& block, StructureId table_id) {
    FlowBox box;
    const StructureId line = s_.tree.add("TR", table_id);
    const Table columns = table();
    const plugin::Node node = block.node;
    InlineWriter date = writer(TextRole::cell_name);
    date.add(node["date-text"]);
    struct Cell {
        const TableColumn& column;
        InlineWriter text;
    };
    std::array<Cell, 3> cells{{{columns.date, std::move(date)},
                               {columns.name, name_cell(node)},
                               {columns.value, value_cell(node)}}};
    Stack last(s_.tree);
    last.space(s_.lines(0.2));
    std::vector<SetText> folded;
    const auto place = [&](Stack& stack, const TableColumn& column) {
        stack.keep_together();
        place_beside(box.rows, stack.take(), column.x);
    };
    for (Cell& cell : cells) {
        if (cell.column.width > 0) {
            const bool heads = &cell == &cells[1] && columns.date.width <= 0;
            const StructureId id =
                heads ? s_.tree.add_header_cell(line, "Row") : s_.tree.add("TD", line);
            Stack stack(s_.tree);
            stack.space(s_.lines(0.2));
            if (!cell.text.empty()) {
                stack.text(set(cell.text, cell.column.width), 0, id);
            }
            place(stack, cell.column);
        } else if (!cell.text.empty()) {
            folded.push_back(set(cell.text, columns.meaning.width));
        }
    }
    const StructureId id = s_.tree.add("TD", line);
    for (SetText& text : folded) {
        last.text(std::move(text), 0, s_.tree.add("P", id));
    }
    InlineWriter words = wording(block, TextRole::cell);
    if (!words.empty()) {
        last.text(set(words, columns.meaning.width), 0, folded.empty() ? id : s_.tree.add("P", id));
    }
    place(last, columns.meaning);
    const double space = s_.lines(0.2);
    Row& foot = box.rows.emplace_back(Row{space, {}, false});
    foot.items.emplace_back(RuleItem{0, space, inner_width(), space, 0.4, ColourRole::rule});
    return box;
}

}  // namespace precis::pdf
