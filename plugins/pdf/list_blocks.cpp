// Blocks one under another: prose, numbered, bullets, questions, timeline.

#include "pdf/section_setter.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace precis::pdf {

FlowBox SectionSetter::prose(const Block& block, StructureId parent) {
    FlowBox box;
    box.gap = block_gap();
    Stack stack(s_.tree);
    const plugin::Node name = block.node.child("name");
    const bool lead = place_.across && !place_.slide;
    if (name && !lead) {
        InlineWriter text = writer(TextRole::name, name);
        stack.text(set(text.add(name), inner_width()), 0, s_.tree.add("H3", parent));
        stack.keep_together();
    }
    InlineWriter text = wording(block, lead ? TextRole::lead : TextRole::body);
    if (!text.empty()) {
        stack.text(set(text, inner_width()), 0, s_.tree.add("P", parent));
    }
    box.rows = stack.take();
    return box;
}

FlowBox SectionSetter::question(const Block& block, StructureId parent) {
    FlowBox box;
    box.gap = block_gap();
    Stack stack(s_.tree);
    if (const plugin::Node name = block.node.child("name")) {
        InlineWriter text = writer(TextRole::question, name);
        stack.text(set(text.add(name), inner_width()), 0, s_.tree.add("H3", parent));
        stack.keep_together();
    }
    InlineWriter text = wording(block, TextRole::body);
    if (!text.empty()) {
        stack.text(set(text, inner_width()), 0, s_.tree.add("P", parent));
    }
    box.rows = stack.take();
    return box;
}

FlowBox SectionSetter::numbered(const Block& block, StructureId list) {
    FlowBox box;
    box.gap = block_gap();
    const StructureId item = s_.tree.add("LI", list);
    const double x = s_.em(1.7);
    Stack stack(s_.tree);

    InlineWriter number = writer(TextRole::numeral);
    const std::string_view decided = block.node["number"];
    const SetText numeral = set(number.add(decided.empty() ? "0" : decided), x);
    // It stands on the baseline of the line beside it, so that readers of the text, who go by
    // baselines, take it for the beginning of that line.
    const RoleStyle& style = style_of(TextRole::numeral);
    const double capitals = 0.714;
    const double body_baseline = s_.em((kLine + capitals) / 2);
    const double own_baseline = s_.em(style.size * (style.leading + capitals) / 2);
    stack.hang(numeral, 0, body_baseline - own_baseline, 0, s_.tree.add("Lbl", item));

    const StructureId content = s_.tree.add("LBody", item);
    if (const plugin::Node name = block.node.child("name")) {
        InlineWriter text = writer(TextRole::name, name);
        stack.text(set(text.add(name), inner_width() - x), x, s_.tree.add("P", content));
        stack.keep_together();
    }
    InlineWriter text = wording(block, TextRole::body);
    if (!text.empty()) {
        stack.text(set(text, inner_width() - x), x, s_.tree.add("P", content));
    }
    box.rows = stack.take();
    return box;
}

FlowBox SectionSetter::bullet(const Block& block, StructureId list) {
    FlowBox box;
    box.gap = block_gap();
    const StructureId item = s_.tree.add("LI", list);
    const double x = s_.em(1.05);
    Stack stack(s_.tree);
    const double side = s_.em(0.34);
    const double middle = s_.em((kLine + 0.714) / 2 - 0.27);  // of the small letters
    stack.attach(FillItem{0, middle - side / 2, side, side, 0, ColourRole::accent});

    const plugin::Node name = block.node.child("name");
    InlineWriter text = writer(TextRole::body, block.wording ? block.wording : block.node);
    if (name) {
        InlineWriter only_name = writer(TextRole::name, name);
        const bool stopped = only_name.add(name).ends_in_punctuation();
        text.add(name, TextRole::name);
        if (block.wording) {
            text.add(stopped ? " " : ". ", TextRole::name);
        }
    }
    text.add(block.wording);
    add_ending(text, block);
    if (!text.empty()) {
        const StructureId content = s_.tree.add("LBody", item);
        stack.text(set(text, inner_width() - x), x, s_.tree.add("P", content));
    }
    box.rows = stack.take();
    return box;
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
    const double dot = s_.em(0.26);

    InlineWriter date = writer(TextRole::date);
    date.add(block.node["date-text"]);
    stack.attach(RuleItem{axis, 0, axis, 0, 0.75, ColourRole::rule});
    stack.attach(FillItem{axis - dot, middle - dot, 2 * dot, 2 * dot, dot, ColourRole::accent});
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
    stack.space(s_.lines(0.4));
    box.rows = stack.take();
    // From the first mark to the last.
    const auto all = section_.children("block");
    auto& line = std::get<RuleItem>(box.rows.front().items.front());
    line.y1 = *all.begin() == block.node ? middle : 0;
    line.y2 = block.node == last_block() ? middle : box.height();
    return box;
}

}  // namespace precis::pdf
