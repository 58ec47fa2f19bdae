// Milestones on an axis: downwards in a column, across the page where they have its width.

#include "pdf/section_setter.hpp"

#include <algorithm>
#include <utility>

namespace precis::pdf {
namespace {

constexpr double kDot = 0.26;  // radius of a mark, of running text

}  // namespace

// Later than the briefing: what is still to come has an open mark.
bool SectionSetter::is_ahead(plugin::Node block) const {
    plugin::Node briefing = section_;
    while (briefing && !briefing.is("briefing")) {
        briefing = briefing.parent();
    }
    const std::string_view date = block["date"];
    const std::string_view today = briefing["date"];
    return !today.empty() && date.substr(0, today.size()) > today.substr(0, date.size());
}

bool SectionSetter::is_across_timeline() const {
    if (!is("timeline") || !(place_.across || place_.slide)) {
        return false;
    }
    const auto all = blocks();
    const bool dated = std::any_of(all.begin(), all.end(),
                                   [](const Block& block) { return block.node.has("date-text"); });
    const auto room = static_cast<std::size_t>(inner_width() / (usual_body() * 10));
    return dated && all.size() >= 2 && all.size() <= std::min<std::size_t>(room, 6);
}

// A date, a line with a mark for the day, and what happened. The line goes through to the next
// entry, so the space between them is part of the box.
FlowBox SectionSetter::timeline_entry(const Block& block, StructureId list) {
    FlowBox box;
    box.gap = block_gap();
    const StructureId item = s_.tree.add("LI", list);
    const double dates = widest("date-text", TextRole::date);
    const double axis = dates + s_.em(1.0);
    const double x = axis + s_.em(0.85);
    Stack stack(s_.tree);
    const double middle = s_.em((kLine + 0.714) / 2 - 0.32);
    const double dot = s_.em(kDot);

    InlineWriter date = writer(TextRole::date);
    date.add(block.node["date-text"]);
    stack.attach(RuleItem{axis, 0, axis, 0, 1, ColourRole::accent});
    stack.attach(FillItem{axis - dot, middle - dot, 2 * dot, 2 * dot, dot, ColourRole::accent});
    if (is_ahead(block.node)) {
        const double hole = 0.6 * dot;
        stack.attach(
            FillItem{axis - hole, middle - hole, 2 * hole, 2 * hole, hole, ColourRole::paper});
    }
    if (!date.empty()) {
        stack.hang(set(date, dates), 0, 0, 0, s_.tree.add("Lbl", item));
    }
    const StructureId content = s_.tree.add("LBody", item);
    if (const plugin::Node name = block.node.child("name")) {
        InlineWriter text = writer(TextRole::name, name);
        stack.text(set(text.add(name), inner_width() - x), x, s_.tree.add("P", content));
    }
    InlineWriter text = wording(block, TextRole::body);
    if (!text.empty()) {
        stack.text(set(text, inner_width() - x), x, s_.tree.add("P", content));
    }
    stack.keep_together();
    stack.space(s_.beat());
    box.rows = stack.take();
    // From the first mark to the last.
    const auto all = section_.children("block");
    auto& line = std::get<RuleItem>(box.rows.front().items.front());
    line.y1 = *all.begin() == block.node ? middle : 0;
    line.y2 = block.node == last_block() ? middle : box.height();
    return box;
}

// The date above the axis, and what happened below it.
std::vector<Row> SectionSetter::milestone(const Block& block, StructureId item) {
    Stack stack(s_.tree);
    const double width = cell_width();
    InlineWriter date = writer(TextRole::date);
    date.add(block.node["date-text"]);
    // All dates have the height of one line, so that the marks below them stand on one axis.
    stack.space(s_.lines(1));
    if (!date.empty()) {
        stack.hang(set(date, width), 0, 0, 0, s_.tree.add("P", item));
    }
    stack.space(s_.lines(1));
    if (const plugin::Node name = block.node.child("name")) {
        InlineWriter text = writer(TextRole::name, name);
        stack.text(set(text.add(name), width), 0, s_.tree.add("P", item));
    }
    InlineWriter text = wording(block, TextRole::cell);
    if (!text.empty()) {
        stack.text(set(text, width), 0, s_.tree.add("P", item));
    }
    return stack.take();
}

}  // namespace precis::pdf
