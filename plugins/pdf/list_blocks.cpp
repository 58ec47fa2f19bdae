// Blocks one under another: prose, numbered, bullets, questions, timeline.

#include "pdf/local_digits.hpp"
#include "pdf/local_punctuation.hpp"
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
    box.snap(s_.beat());
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

// As wide as the last number.
double SectionSetter::numeral_column() const {
    std::size_t count = 0;
    for (const plugin::Node node : section_.children("block")) {
        count += node ? 1 : 0;
    }
    const bool disc = s_.look.shape.numeral == Shape::Numeral::disc;
    InlineWriter number = writer(disc ? TextRole::disc_numeral : TextRole::numeral);
    number.add(local_digits(std::to_string(count), section_.language()));
    const double width = s_.texts.natural_width(number.take(), s_.body) + 0.01;
    return disc ? std::max(s_.em(1.5), width + s_.em(0.7)) : std::max(s_.em(0.85), width);
}

void SectionSetter::add_numeral(Stack& stack, std::string_view number, StructureId item) const {
    const bool disc = s_.look.shape.numeral == Shape::Numeral::disc;
    const TextRole role = disc ? TextRole::disc_numeral : TextRole::numeral;
    const double width = numeral_column();
    InlineWriter text = writer(role);
    const SetText numeral =
        set(text.add(local_digits(number.empty() ? "0" : number, section_.language())), width);
    // It stands on the baseline of the line beside it, so that readers of the text, who go by
    // baselines, take it for the beginning of that line.
    const RoleStyle& style = style_of(role);
    const double capitals = 0.714;
    const double body_baseline = s_.em((kLine + capitals) / 2);
    const double own_baseline = s_.em(style.size * (style.leading + capitals) / 2);
    if (disc) {
        const double height = s_.em(1.5);
        const double middle = body_baseline - s_.em(style.size * capitals / 2);
        stack.attach(
            FillItem{0, middle - height / 2, width, height, height / 2, ColourRole::accent});
    }
    stack.hang(numeral, 0, body_baseline - own_baseline, 0, s_.tree.add("Lbl", item),
               disc ? typeset::Alignment::centre : typeset::Alignment::end);
}

FlowBox SectionSetter::numbered(const Block& block, StructureId list) {
    FlowBox box;
    box.gap = block_gap();
    const StructureId item = s_.tree.add("LI", list);
    const double x = numeral_column() + s_.em(0.75);
    Stack stack(s_.tree);
    add_numeral(stack, block.node["number"], item);

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
            text.add(stopped ? " " : stop_after_name(name.language()), TextRole::name);
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

// The term at the left of what it means where there is room for that, else above it.
FlowBox SectionSetter::glossary_entry(const Block& block, StructureId list) {
    constexpr double kRoomBeside = 30;  // of running text
    FlowBox box;
    box.gap = block_gap();
    const bool beside = inner_width() >= kRoomBeside * usual_body();
    const double x = beside ? inner_width() * 0.28 : s_.em(1.05);
    const StructureId item = s_.tree.add("LI", list);
    Stack term(s_.tree);
    const StructureId label = s_.tree.add("Lbl", item);
    if (const plugin::Node name = block.node.child("name")) {
        InlineWriter text = writer(TextRole::name, name);
        const double width = beside ? x - s_.em(1) : inner_width();
        term.text(set(text.add(name), width), 0, label);
        term.keep_together();
    }
    Stack meaning(s_.tree);
    InlineWriter text = wording(block, TextRole::body);
    if (!text.empty()) {
        const StructureId content = s_.tree.add("LBody", item);
        meaning.text(set(text, inner_width() - x), 0, s_.tree.add("P", content));
    }
    box.rows = term.take();
    if (beside) {
        meaning.keep_together();
        place_beside(box.rows, meaning.take(), x);
        box.rows.push_back({s_.beat(), {}, false});
        if (block.node != last_block()) {
            const double foot = s_.beat();
            box.rows.back().items.emplace_back(
                RuleItem{0, foot, inner_width(), foot, 0.4, ColourRole::rule});
        }
    } else {
        for (Row& row : meaning.take()) {
            std::vector<Row> moved(1, Row{row.height, {}, row.may_part_after});
            place_in(moved.front(), {std::move(row)}, x, 0);
            box.rows.push_back(std::move(moved.front()));
        }
    }
    return box;
}

}  // namespace precis::pdf
