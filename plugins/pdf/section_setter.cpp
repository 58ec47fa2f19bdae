#include "pdf/section_setter.hpp"

#include <algorithm>
#include <utility>

namespace precis::pdf {
std::string_view shown_address(std::string_view address) {
    for (const std::string_view scheme : {"https://", "http://", "mailto:"}) {
        if (address.starts_with(scheme)) {
            address.remove_prefix(scheme.size());
            break;
        }
    }
    if (address.starts_with("www.")) {
        address.remove_prefix(4);
    }
    if (address.ends_with('/')) {
        address.remove_suffix(1);
    }
    return address;
}

SectionSetter::SectionSetter(const Setting& setting, plugin::Node section,
                             const SectionPlace& place)
    : s_(setting),
      section_(section),
      place_(place),
      layout_(section["layout"]),
      per_row_(is_grid() ? usual_per_row() : 1) {}

std::vector<SectionSetter::Block> SectionSetter::blocks() const {
    std::vector<Block> blocks;
    for (const plugin::Node node : section_.children("block")) {
        blocks.push_back({node, node.child("wording")});
    }
    return blocks;
}

plugin::Node SectionSetter::last_block() const {
    plugin::Node last;
    for (const plugin::Node node : section_.children("block")) {
        last = node;
    }
    return last;
}

bool SectionSetter::is_list() const {
    return is("numbered") || is("bullets") || is("timeline") || is("glossary") || is_grid();
}

bool SectionSetter::has_item_headings() const {
    if (place_.slide || section_.child("heading").inner_text().empty()) {
        return false;
    }
    return (is("prose") && !place_.across) || is("questions") || is("numbered") || is("bullets") ||
           is("cards") || is("columns");
}

InlineWriter SectionSetter::writer(TextRole role, plugin::Node where) const {
    return {s_.look, role, where};
}

SetText SectionSetter::set(InlineWriter& text, double width) const {
    return s_.texts.set(text.take(), std::max(width, 1.0), s_.body);
}

InlineWriter SectionSetter::wording(const Block& block, TextRole role) const {
    InlineWriter text = writer(role, block.wording ? block.wording : block.node);
    text.add(block.wording);
    add_ending(text, block);
    return text;
}

void SectionSetter::add_ending(InlineWriter& text, const Block& block) const {
    text.add_references(block.wording);
    const std::string_view link = block.node["link"];
    if (!link.empty()) {
        // A long address has a line of its own, so that it is parted as little as may be.
        constexpr std::size_t kLong = 40;
        const std::string_view shown = shown_address(link);
        text.add(text.empty() ? "" : shown.size() > kLong ? "\n" : " ").add_link(shown, link);
    }
}

Gap SectionSetter::section_gap() const {
    return {s_.lines(kSectionGap), s_.lines(1)};
}

double SectionSetter::under_heading() const {
    if (place_.slide) {
        return 0.8 * kLine * place_.heading_body;
    }
    const bool banner = has_ruled_heading() && s_.look.shape.heading == Shape::Heading::banner;
    return s_.lines(banner ? 0.5 : is("table") ? 0.1 : 0.38);
}

Gap SectionSetter::block_gap() const {
    if ((is("timeline") && !is_grid()) || is("table")) {
        return {};
    }
    return {s_.beat(), s_.beat()};
}

FlowBox SectionSetter::block_box(const Block& block, StructureId parent) {
    if (is("numbered")) {
        return numbered(block, parent);
    }
    if (is("bullets")) {
        return bullet(block, parent);
    }
    if (is("questions")) {
        return question(block, parent);
    }
    if (is("quotation")) {
        return quotation(block, parent);
    }
    if (is("timeline")) {
        return timeline_entry(block, parent);
    }
    if (is("glossary")) {
        return glossary_entry(block, parent);
    }
    return prose(block, parent);
}

// In a column, a block of a few lines goes as a whole to the next: its end by itself would have
// neither its number nor its name.
void SectionSetter::keep_if_short(FlowBox& box) const {
    constexpr double kShort = 6.5;
    if (place_.in_column && box.height() <= s_.lines(kShort)) {
        for (Row& row : box.rows) {
            row.may_part_after = false;
        }
    }
}

// Keeps together what stands beside a heading of that height, and is no lower than it.
void SectionSetter::keep_beside(std::span<FlowBox> boxes, double heading) {
    double height = 0;
    for (FlowBox& box : boxes) {
        for (Row& row : box.rows) {
            height += row.height;
            row.may_part_after = row.may_part_after && height >= heading;
        }
        if (height >= heading) {
            return;
        }
        const bool last = &box == &boxes.back();
        box.keep_with_next = !last;
        if (last) {
            box.rows.push_back({heading - height, {}, false});
        }
    }
}

std::vector<FlowBox> SectionSetter::boxes(StructureId parent) {
    const StructureId sect = s_.tree.add("Sect", parent);
    if (is("contact")) {
        std::vector<FlowBox> panel;
        panel.push_back(contact(sect));
        return panel;
    }
    // The heading's element has to come before those of the blocks.
    double beside = 0;
    std::vector<FlowBox> boxes;
    const bool headed = !section_.child("heading").inner_text().empty();
    if (headed) {
        boxes.push_back(place_.indent > 0 ? heading_beside(sect, beside) : heading_above(sect));
    }
    const StructureId within = is_list()     ? s_.tree.add("L", sect)
                               : is("table") ? s_.tree.add("Table", sect)
                                             : sect;
    const std::vector<Block> all = blocks();
    const std::size_t first = boxes.size();
    const bool item_headings = has_item_headings();
    if (is("table")) {
        boxes.push_back(table_head(within));
    }
    if (is_grid() && is_too_high(all)) {
        per_row_ = 1;
    }
    for (std::size_t i = 0; i < all.size(); i += per_row_) {
        const std::span<const Block> some(all.data() + i, std::min(per_row_, all.size() - i));
        const std::size_t first_element = s_.tree.size();
        boxes.push_back(is_grid()     ? grid_row(some, within)
                        : is("table") ? table_row(all[i], within)
                                      : block_box(all[i], within));
        s_.tree.note_origin(first_element, all[i].node);
        keep_if_short(boxes.back());
        if (boxes.back().subjects.empty()) {
            boxes.back().is_about(all[i].node, inner_width());
        }
        for (Subject& subject : boxes.back().subjects) {
            subject.headed = item_headings;
        }
    }
    for (std::size_t i = first; i < boxes.size(); ++i) {
        boxes[i].shift(place_.indent);
    }
    if (is("table")) {
        repeat_head({boxes.data() + first + 1, boxes.size() - first - 1});
    }
    keep_beside({boxes.data() + first, boxes.size() - first}, beside);
    if (headed) {
        boxes[first].gap = {};
    } else {
        boxes.front().gap = section_gap();
        boxes.front().begins_section = true;
    }
    return boxes;
}

double SectionSetter::heading_extent() {
    const double gap = section_gap().natural;
    if (is("contact")) {
        return gap + contact_heading(kArtifact).height();
    }
    if (section_.child("heading").inner_text().empty()) {
        return gap;
    }
    if (place_.indent > 0) {
        double height = 0;
        return gap + heading_beside(kArtifact, height).height() + height;
    }
    const double head = is("table") ? table_head(kArtifact).height() : 0;
    return gap + heading_above(kArtifact).height() + head;
}

double SectionSetter::block_extent(plugin::Node node, plugin::Node words) {
    const Block block{node, words};
    if (is_grid()) {
        const Rows rows = cell(block, kArtifact);
        const double height = block_gap().natural + height_of(rows);
        return height / static_cast<double>(per_row_);
    }
    const FlowBox box = is("table")     ? table_row(block, kArtifact)
                        : is("contact") ? contact_entry(block, kArtifact)
                                        : block_box(block, kArtifact);
    return box.height() + block_gap().natural;
}

// ------------------------------------------------------------------------------------ headings

SetText SectionSetter::heading_text(double width, bool on_ground) {
    InlineWriter text = writer(place_.slide ? TextRole::slide_heading
                               : on_ground  ? TextRole::heading
                                            : TextRole::plain_heading);
    text.add(section_.child("heading"));
    return s_.texts.set(text.take(), std::max(width, 1.0), place_.heading_body);
}

// The lines that open a page need no rule: the masthead is above them.
bool SectionSetter::has_ruled_heading() const {
    const bool opens = place_.across && (is("prose") || is("quotation"));
    return s_.look.shape.heading != Shape::Heading::plain && !place_.slide && !opens;
}

// What stands over a heading, from the top of the row that was added last.
void SectionSetter::heading_rule(Stack& stack, double width) const {
    if (s_.look.shape.heading == Shape::Heading::bar) {
        stack.attach(FillItem{0, 0, width, s_.em(0.2), 0, ColourRole::accent});
        return;
    }
    stack.attach(RuleItem{0, 0, width, 0, 0.5, ColourRole::rule});
    if (s_.look.shape.heading == Shape::Heading::hairline) {
        stack.attach(FillItem{0, 0, s_.em(2.4), s_.em(0.17), 0, ColourRole::accent});
    }
}

FlowBox SectionSetter::heading_above(StructureId sect) {
    FlowBox box;
    box.gap = section_gap();
    box.keep_with_next = true;
    box.begins_section = true;
    box.bookmark = section_.child("heading").inner_text();
    Stack stack(s_.tree);
    const bool ruled = has_ruled_heading();
    const bool banner = ruled && s_.look.shape.heading == Shape::Heading::banner;
    const double inset = banner ? s_.em(0.7) : 0;
    if (ruled && !banner) {
        heading_rule(stack, place_.width);
        stack.space(s_.lines(0.42));
    } else if (banner) {
        stack.space(s_.lines(0.2));
    }
    stack.text(heading_text(place_.width - 2 * inset, banner), inset, s_.tree.add("H2", sect));
    if (banner) {
        stack.space(s_.lines(0.2));
        box.rows = stack.take();
        auto& items = box.rows.front().items;
        items.insert(items.begin(),
                     FillItem{0, 0, place_.width, height_of(box.rows), 0, ColourRole::band});
    } else {
        box.rows = stack.take();
    }
    for (Row& row : box.rows) {
        row.may_part_after = false;
    }
    box.rows.push_back({under_heading(), {}, false});
    box.snap(s_.beat());
    box.is_about(section_.child("heading"), place_.width);
    return box;
}

// The heading hangs at the left and takes up no height of its own; `height` is what it needs.
FlowBox SectionSetter::heading_beside(StructureId sect, double& height) {
    FlowBox box;
    box.gap = section_gap();
    box.keep_with_next = true;
    box.begins_section = true;
    box.bookmark = section_.child("heading").inner_text();
    const bool banner = s_.look.shape.heading == Shape::Heading::banner;
    const double inset = banner ? s_.em(0.6) : 0;
    Stack stack(s_.tree);
    if (s_.look.shape.heading != Shape::Heading::plain) {
        heading_rule(stack, place_.width);
    }
    stack.space(s_.lines(0.5));
    const SetText text = heading_text(place_.indent - s_.em(1.2) - 2 * inset, banner);
    height = text.height();
    const double body_baseline = s_.em((kLine + 0.714) / 2);
    const double top = body_baseline - text.baseline();
    if (banner) {
        const double padding = s_.lines(0.2);
        stack.hang_fill(FillItem{0, top - padding, place_.indent - s_.em(1.2), height + 2 * padding,
                                 0, ColourRole::band},
                        stack.row_count());
        height += 2 * padding;
    }
    stack.hang(text, inset, top, stack.row_count() - (banner ? 1 : 0), s_.tree.add("H2", sect));
    box.rows = stack.take();
    box.subjects.push_back(
        {section_.child("heading"), 0, box.rows.size(), 0, text.width(), s_.lines(0.55) + height});
    return box;
}

}  // namespace precis::pdf
