// Tables: a row for each block; a column for each thing that any of them has.

#include "pdf/section_setter.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace precis::pdf {
namespace {

constexpr double kCellPadding = 0.25;  // lines, above and below

}  // namespace

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
            const auto [in_one, in_two] = s_.texts.width_in_lines(text.add(name).take());
            needs.name = std::max(needs.name, in_one);
            needs.name_in_two = std::max(needs.name_in_two, in_two);
        }
        if (const std::string_view role = node["role"]; !role.empty()) {
            InlineWriter text = writer(TextRole::cell);
            needs.name_in_two =
                std::max(needs.name_in_two, s_.texts.width_in_lines(text.add(role).take()).second);
        }
        needs.value = needs.value || node.has("value") || node.has("value-text");
    }
    // Room for the label of the column, too.
    const double label = style_of(TextRole::table_head).size;
    const double date = widest("date-text", TextRole::cell_name) / s_.body;
    if (date * s_.body > 0.01) {
        InlineWriter text = writer(TextRole::table_head);
        text.add(section_.label("date")["text"]);
        needs.date = std::max({date, label * 2.6, s_.texts.natural_width(text.take(), 1) + 0.001});
    }
    needs.name = needs.name > 0 ? std::max(needs.name + 0.001, label * 6) : 0;
    needs.name_in_two = std::max(needs.name_in_two + 0.001, label * 6);
    return needs;
}

SectionSetter::Table SectionSetter::columns(const TableNeeds& needs, const OwnColumns& own,
                                            double body) const {
    Table table;
    double x = 0;
    double rest = inner_width();
    const auto take = [&](plugin::Node label, double width) {
        const TableColumn column{label, x, width};
        x += width + body;
        rest -= width + body;
        return column;
    };
    const plugin::Node kind = section_.label(needs.kind);
    const plugin::Node subject = kind ? kind : section_.label("subject");
    if (own.date && needs.date > 0) {
        table.date = take(section_.label("date"), needs.date * body);
    }
    if (own.name && needs.name > 0) {
        // Names take two lines where one would take much from the wording.
        constexpr double kModest = 0.27;
        const double wanted = std::max(needs.name_in_two * body, rest * kModest);
        table.name =
            take(subject, std::min({needs.name * body, wanted, rest * (needs.value ? 0.3 : 0.38)}));
    }
    if (own.value && needs.value) {
        table.value = take(section_.label("value"), rest * 0.28);
    }
    const bool named = own.name || needs.name <= 0;
    table.meaning = take(named ? section_.label("summary") : subject, rest);
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
        InlineWriter text = writer(TextRole::table_head, column.label ? column.label : section_);
        Stack stack(s_.tree);
        stack.space(s_.lines(0.05));
        stack.text(set(text.add(column.label["text"]), column.width), 0,
                   s_.tree.add_header_cell(line, "Column"));
        stack.space(s_.lines(0.1));
        row.height = std::max(row.height, stack.height());
        place_in(row, stack.take(), column.x, 0);
    }
    row.height = snapped(row.height, s_.beat());
    row.items.emplace_back(
        RuleItem{0, row.height, inner_width(), row.height, 0.75, ColourRole::accent});
    box.rows.push_back(std::move(row));
    return box;
}

// The head is tagged once, over the first row.
void SectionSetter::repeat_head(std::span<FlowBox> rows) {
    auto head = std::make_shared<FlowBox>(table_head(kRepetition));
    head->shift(place_.indent);
    for (FlowBox& row : rows) {
        row.again = head;
    }
}

InlineWriter SectionSetter::name_cell(plugin::Node node) const {
    InlineWriter text = writer(TextRole::cell_name);
    text.add(node.child("name"));
    if (const std::string_view role = node["role"]; !role.empty()) {
        text.add(text.empty() ? "" : "\n").insert(role, TextRole::cell);
    }
    return text;
}

InlineWriter SectionSetter::value_cell(plugin::Node node) const {
    InlineWriter text = writer(TextRole::cell_name);
    text.insert(node.has("value-text") ? node["value-text"] : node["value"]);
    if (!text.empty() && node.has("unit")) {
        text.add(" ").insert(node["unit"], TextRole::cell);
    }
    return text;
}

SectionSetter::Rows SectionSetter::cell_rows(InlineWriter& text, double width,
                                             StructureId id) const {
    Stack stack(s_.tree);
    stack.space(s_.lines(kCellPadding));
    if (!text.empty()) {
        stack.text(set(text, width), 0, id);
    }
    stack.keep_together();
    return stack.take();
}

// The wording, under what has no column of its own.
SectionSetter::Rows SectionSetter::meaning_rows(const Block& block, double width,
                                                std::span<InlineWriter> folded, StructureId id) {
    Stack stack(s_.tree);
    stack.space(s_.lines(kCellPadding));
    for (InlineWriter& text : folded) {
        stack.text(set(text, width), 0, s_.tree.add("P", id));
    }
    InlineWriter words = wording(block, TextRole::cell);
    if (!words.empty()) {
        stack.text(set(words, width), 0, folded.empty() ? id : s_.tree.add("P", id));
    }
    stack.keep_together();
    return stack.take();
}

FlowBox SectionSetter::table_row(const Block& block, StructureId table_id) {
    const StructureId line = s_.tree.add("TR", table_id);
    const Table columns = table();
    InlineWriter date = writer(TextRole::cell_name);
    date.add(block.node["date-text"]);
    std::vector<InlineWriter> folded;
    std::vector<std::pair<double, Rows>> cells;
    const auto add = [&](const TableColumn& column, InlineWriter text, bool heads) {
        if (column.width > 0) {
            const StructureId id =
                heads ? s_.tree.add_header_cell(line, "Row") : s_.tree.add("TD", line);
            cells.emplace_back(column.x, cell_rows(text, column.width, id));
        } else if (!text.empty()) {
            folded.push_back(std::move(text));
        }
    };
    add(columns.date, std::move(date), false);
    add(columns.name, name_cell(block.node), columns.date.width <= 0);
    add(columns.value, value_cell(block.node), false);
    cells.emplace_back(columns.meaning.x,
                       meaning_rows(block, columns.meaning.width, folded, s_.tree.add("TD", line)));
    FlowBox box;
    box.rows = side_by_side(cells);
    const double space = s_.lines(kCellPadding);
    Row& foot = box.rows.emplace_back(Row{space, {}, false});
    if (block.node != last_block()) {
        foot.items.emplace_back(RuleItem{0, space, inner_width(), space, 0.4, ColourRole::rule});
    }
    return box;
}

// As one row, so that cells are read one after another; line by line only where that is higher than
// a page.
SectionSetter::Rows SectionSetter::side_by_side(std::vector<std::pair<double, Rows>>& cells) const {
    double highest = 0;
    for (const auto& [x, rows] : cells) {
        highest = std::max(highest, height_of(rows));
    }
    Rows out;
    if (place_.highest > 0 && highest > place_.highest) {
        for (auto& [x, rows] : cells) {
            place_beside(out, std::move(rows), x);
        }
        return out;
    }
    Row& row = out.emplace_back();
    row.height = highest;
    for (auto& [x, rows] : cells) {
        place_in(row, std::move(rows), x, 0);
    }
    return out;
}

}  // namespace precis::pdf
