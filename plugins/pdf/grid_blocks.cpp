// Blocks side by side: cards and large figures.

#include "pdf/section_setter.hpp"

#include <algorithm>
#include <utility>

namespace precis::pdf {

// As many as leave each the width of a few words, in rows of about the same number.
std::size_t SectionSetter::usual_per_row() const {
    const double narrowest = usual_body() * (is("figures") ? 10 : 13);
    const auto most = static_cast<std::size_t>(std::max(1.0, inner_width() / narrowest));
    const std::size_t count = std::max<std::size_t>(blocks().size(), 1);
    const std::size_t limit = std::min(most, std::size_t{4});
    const std::size_t rows = (count + limit - 1) / limit;
    return (count + rows - 1) / rows;
}

double SectionSetter::cell_width() const {
    const auto count = static_cast<double>(per_row_);
    return (inner_width() - s_.em(1.2) * (count - 1)) / count;
}

std::vector<Row> SectionSetter::cell(const Block& block, StructureId list) {
    const StructureId item = s_.tree.add("LBody", s_.tree.add("LI", list));
    return is("figures") ? figure(block, item) : card(block, item);
}

std::vector<Row> SectionSetter::card(const Block& block, StructureId item) {
    Stack stack(s_.tree);
    const double padding = s_.em(0.85);
    const double width = cell_width() - 2 * padding;
    stack.space(s_.lines(0.55));
    if (const plugin::Node name = block.node.child("name")) {
        InlineWriter text = writer(TextRole::question, name);
        stack.text(set(text.add(name), width), padding, s_.tree.add("P", item));
    }
    if (const std::string_view role = block.node["role"]; !role.empty()) {
        InlineWriter text = writer(TextRole::attribution);
        stack.text(set(text.add(role), width), padding, s_.tree.add("P", item));
    }
    InlineWriter text = wording(block, TextRole::cell);
    if (!text.empty()) {
        stack.text(set(text, width), padding, s_.tree.add("P", item));
    }
    stack.space(s_.lines(0.5));
    return stack.take();
}

std::vector<Row> SectionSetter::figure(const Block& block, StructureId item) {
    Stack stack(s_.tree);
    const double width = cell_width();
    const plugin::Node node = block.node;
    const std::string_view value = node.has("value-text") ? node["value-text"] : node["value"];
    stack.space(s_.lines(0.3));
    InlineWriter number = writer(TextRole::figure);
    number.add(value);
    if (!number.empty() && node.has("unit")) {
        number.add(" ").add(node["unit"], TextRole::unit);
    }
    if (!number.empty()) {
        stack.text(set(number, width), 0, s_.tree.add("P", item));
    }
    if (const plugin::Node name = node.child("name")) {
        InlineWriter text = writer(TextRole::cell_name, name);
        stack.text(set(text.add(name), width), 0, s_.tree.add("P", item));
    }
    InlineWriter text = wording(block, TextRole::cell);
    if (!text.empty()) {
        stack.text(set(text, width), 0, s_.tree.add("P", item));
    }
    return stack.take();
}

bool SectionSetter::is_too_high(std::span<const Block> all) {
    return place_.highest > 0 && std::any_of(all.begin(), all.end(), [this](const Block& block) {
               return height_of(cell(block, kArtifact)) > place_.highest;
           });
}

// A cell across the whole width, which may be parted between its lines.
FlowBox SectionSetter::lone_cell(const Block& block, StructureId list) {
    FlowBox box;
    box.gap = block_gap();
    box.rows = cell(block, list);
    if (is("columns")) {
        box.panel = Panel{ColourRole::tint, 0, 0, 0, inner_width()};
    }
    return box;
}

FlowBox SectionSetter::grid_row(std::span<const Block> blocks, StructureId list) {
    if (per_row_ == 1) {
        return lone_cell(blocks.front(), list);
    }
    FlowBox box;
    box.gap = block_gap();
    std::vector<Rows> cells;
    double height = 0;
    for (const Block& block : blocks) {
        cells.push_back(cell(block, list));
        height = std::max(height, height_of(cells.back()));
    }
    Row row;
    row.height = height;
    double x = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        Rows& content = cells[i];
        box.subjects.push_back({blocks[i].node, 0, 1, x, cell_width(), height_of(content)});
        if (is("columns")) {
            row.items.emplace_back(FillItem{x, 0, cell_width(), height, 0, ColourRole::tint});
            row.items.emplace_back(
                FillItem{x, 0, cell_width(), s_.em(0.17), 0, ColourRole::accent});
        } else {
            row.items.emplace_back(RuleItem{x, 0, x + cell_width(), 0, 0.75, ColourRole::accent});
        }
        place_in(row, std::move(content), x, 0);
        x += cell_width() + s_.em(1.2);
    }
    box.rows.push_back(std::move(row));
    return box;
}

}  // namespace precis::pdf
