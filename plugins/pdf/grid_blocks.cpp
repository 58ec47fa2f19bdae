// Blocks side by side: cards and large figures.

#include "pdf/section_setter.hpp"

#include <algorithm>
#include <utility>

namespace precis::pdf {

// As many as leave each the width of a few words, in rows of about the same number.
std::size_t SectionSetter::usual_per_row() const {
    const double narrowest = usual_body() * (is("figures") ? 10 : is("pictures") ? 15 : 13);
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
    const std::size_t first = s_.tree.size();
    const StructureId item = s_.tree.add("LBody", s_.tree.add("LI", list));
    Rows rows = is("figures")    ? figure(block, item)
                : is("pictures") ? picture(block, item)
                                 : card(block, item);
    s_.tree.note_origin(first, block.node);
    return rows;
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

PictureSize fitted_size(const picture::Picture& picture, double widest, double highest) {
    constexpr double kPixel = 0.75;  // points, on a page that nobody enlarges
    PictureSize size{picture.shown_width() * kPixel, picture.shown_height() * kPixel};
    const double scale = std::min({1.0, widest / size.width, highest / size.height});
    return {size.width * scale, size.height * scale};
}

std::vector<Row> SectionSetter::picture(const Block& block, StructureId item) {
    constexpr double kHighest = 0.3;  // of the sheet
    Stack stack(s_.tree);
    const plugin::Node node = block.node.child("picture");
    if (node && s_.pictures != nullptr) {
        const auto shown = s_.pictures->of(node);
        const PictureSize size = fitted_size(*shown, cell_width(), kHighest * s_.look.paper.height);
        const std::string_view language =
            node.language() == section_.language() ? std::string_view() : node.language();
        stack.space(size.height);
        PictureItem placed;
        placed.width = size.width;
        placed.height = size.height;
        placed.picture = shown;
        const std::size_t first = s_.tree.size();
        placed.structure = s_.tree.add_figure(item, node["alternative"], language);
        s_.tree.note_origin(first, node);
        stack.attach(std::move(placed));
        stack.space(s_.lines(0.3));
    }
    InlineWriter text = wording(block, TextRole::attribution);
    if (!text.empty()) {
        stack.text(set(text, cell_width()), 0, s_.tree.add("Caption", item));
    }
    stack.keep_together();
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
        } else if (is("figures")) {
            row.items.emplace_back(RuleItem{x, 0, x + cell_width(), 0, 0.75, ColourRole::accent});
        }
        place_in(row, std::move(content), x, 0);
        x += cell_width() + s_.em(1.2);
    }
    box.rows.push_back(std::move(row));
    return box;
}

}  // namespace precis::pdf
