// Blocks side by side: columns, cards, large figures and milestones across the page.

#include "pdf/section_setter.hpp"

#include <algorithm>
#include <utility>

namespace precis::pdf {

// Between neighbours: across the page that of the columns, so that they stand in line with them.
double SectionSetter::cell_gap() const {
    return s_.em(place_.across ? kGutter : 1.4);
}

double SectionSetter::narrowest_cell() const {
    return usual_body() * (is("figures") ? 10 : is("timeline") ? 9 : is("pictures") ? 15 : 13);
}

// As many as leave each the width of a few words, in rows of about the same number.
std::size_t SectionSetter::usual_per_row() const {
    const std::size_t count = std::max<std::size_t>(blocks().size(), 1);
    if (is("timeline")) {
        return count;
    }
    const auto most = static_cast<std::size_t>(std::max(1.0, inner_width() / narrowest_cell()));
    const std::size_t limit = std::min(most, std::size_t{4});
    const std::size_t rows = (count + limit - 1) / limit;
    return (count + rows - 1) / rows;
}

double SectionSetter::cell_width() const {
    const auto count = static_cast<double>(per_row_);
    return (inner_width() - cell_gap() * (count - 1)) / count;
}

double SectionSetter::card_padding() const {
    return is("cards") ? panel_inset(0.9) : 0;
}

std::vector<Row> SectionSetter::cell(const Block& block, StructureId list) {
    const std::size_t first = s_.tree.size();
    const StructureId item = s_.tree.add("LBody", s_.tree.add("LI", list));
    Rows rows = is("figures")    ? figure(block, item)
                : is("timeline") ? milestone(block, item)
                : is("pictures") ? picture(block, item)
                                 : card(block, item);
    s_.tree.note_origin(first, block.node);
    const double height = height_of(rows);
    rows.push_back({snapped(height, s_.beat()) - height, {}, false});
    return rows;
}

std::vector<Row> SectionSetter::card(const Block& block, StructureId item) {
    Stack stack(s_.tree);
    const double padding = card_padding();
    const double width = cell_width() - 2 * padding;
    stack.space(s_.beat());
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
    if (is("cards")) {
        stack.space(s_.beat());
    }
    return stack.take();
}

std::vector<Row> SectionSetter::figure(const Block& block, StructureId item) {
    Stack stack(s_.tree);
    const double width = cell_width();
    const plugin::Node node = block.node;
    const std::string_view value = node.has("value-text") ? node["value-text"] : node["value"];
    stack.space(s_.lines(0.25));
    InlineWriter number = writer(TextRole::figure);
    number.insert(value);
    if (!number.empty() && node.has("unit")) {
        number.add(" ").insert(node["unit"], TextRole::unit);
    }
    if (!number.empty()) {
        stack.text(set(number, width), 0, s_.tree.add("P", item));
    }
    add_progress(stack, block, item);
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

// Where a measure stands between where it began and where it is to go: a bar from nought (or from
// what is below it) with a mark at each, and both in words.
void SectionSetter::add_progress(Stack& stack, const Block& block, StructureId item) const {
    const plugin::Node node = block.node;
    const bool has_baseline = node.has("baseline-number");
    const bool has_target = node.has("target-number");
    if (!node.has("value") || !(has_baseline || has_target)) {
        return;
    }
    const double value = number_or(node["value"], 0);
    const double baseline = number_or(node["baseline-number"], value);
    const double target = number_or(node["target-number"], value);
    const double least = std::min({0.0, value, baseline, target});
    const double span = std::max({0.0, value, baseline, target}) - least;
    const double width = cell_width();
    const auto at = [&](double number) { return span > 0 ? width * (number - least) / span : 0; };
    const double thick = s_.em(0.5);
    const double top = s_.em(0.25);
    const double zero = at(0);
    stack.space(top + thick + s_.em(0.3));
    stack.attach(FillItem{0, top, width, thick, 0, ColourRole::rule});
    stack.attach(FillItem{std::min(zero, at(value)), top, std::abs(at(value) - zero), thick, 0,
                          ColourRole::accent});
    const double tick = s_.em(0.14);
    const auto mark = [&](double number) {
        const double x = std::clamp(at(number) - tick / 2, 0.0, width - tick);
        stack.attach(FillItem{x, top - s_.em(0.2), tick, thick + s_.em(0.4), 0, ColourRole::ink});
    };
    InlineWriter words = writer(TextRole::attribution);
    if (has_baseline) {
        mark(baseline);
        words.add(section_.label("baseline")["text"]).add(" ").insert(node["baseline"]);
    }
    if (has_target) {
        mark(target);
        words.add(words.empty() ? "" : " \u00B7 ").add(section_.label("target")["text"]);
        words.add(" ").insert(node["target"]);
    }
    stack.text(set(words, width), 0, s_.tree.add("P", item));
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
    if (is("cards")) {
        box.panel = Panel{0, 0, 0, inner_width()};
    }
    return box;
}

// What a cell stands on, or under: in a row of that height.
void SectionSetter::add_cell_ground(Row& row, double x, bool last, plugin::Node block) const {
    const double width = cell_width();
    if (is("cards")) {
        for (Item& item : ground_of({0, 0, x, width}, row.height, s_.look.shape.panel)) {
            row.items.push_back(std::move(item));
        }
        row.items.emplace_back(FillItem{x, 0, width, s_.em(0.17), 0, ColourRole::accent});
    } else if (is("timeline")) {
        const double y = s_.lines(1.5);
        const double dot = s_.em(0.32);
        const double end = last ? inner_width() : x + width + cell_gap();
        row.items.emplace_back(RuleItem{x, y, end, y, 1.2, ColourRole::accent});
        row.items.emplace_back(FillItem{x, y - dot, 2 * dot, 2 * dot, dot, ColourRole::accent});
        if (is_ahead(block)) {
            const double hole = 0.6 * dot;
            row.items.emplace_back(
                FillItem{x + dot - hole, y - hole, 2 * hole, 2 * hole, hole, ColourRole::paper});
        }
    } else if (!is("pictures")) {
        row.items.emplace_back(RuleItem{x, 0, x + width, 0, 0.75, ColourRole::accent});
    }
}

FlowBox SectionSetter::grid_row(std::span<const Block> blocks, StructureId list) {
    if (per_row_ == 1) {
        return lone_cell(blocks.front(), list);
    }
    FlowBox box;
    box.gap = block_gap();
    std::vector<Rows> cells;
    Row row;
    for (const Block& block : blocks) {
        cells.push_back(cell(block, list));
        row.height = std::max(row.height, height_of(cells.back()));
    }
    double x = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        box.subjects.push_back({blocks[i].node, 0, 1, x, cell_width(), height_of(cells[i])});
        add_cell_ground(row, x, i + 1 == cells.size(), blocks[i].node);
        place_in(row, std::move(cells[i]), x, 0);
        x += cell_width() + cell_gap();
    }
    box.rows.push_back(std::move(row));
    return box;
}

}  // namespace precis::pdf
