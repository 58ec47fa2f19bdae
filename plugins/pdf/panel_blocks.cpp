// Blocks on a ground of their own: quotations and what the reader is asked to do.

#include <iterator>
#include <utility>

#include "pdf/section_setter.hpp"

namespace precis::pdf {
namespace {

constexpr double kPanelInset = 1.3;  // of running text

}  // namespace

FlowBox SectionSetter::quotation(const Block& block, StructureId parent) {
    FlowBox box;
    box.gap = block_gap();
    box.panel = Panel{ColourRole::tint, s_.lines(0.5), 0, 0, inner_width()};
    const double mark_width = s_.em(3.5);
    const double padding = s_.em(0.9);
    const double width = inner_width() - mark_width - padding;
    const StructureId quote = s_.tree.add("BlockQuote", parent);
    Stack stack(s_.tree);

    // The opening mark is decoration: what is quoted is told by the tag.
    InlineWriter mark = writer(TextRole::quote_mark);
    const SetText set_mark = set(mark.add("\u201C"), mark_width);
    const RoleStyle& style = style_of(TextRole::quote);
    const double capitals_top = s_.em(style.size * (style.leading - 0.714) / 2);
    const double mark_top = set_mark.baseline() - s_.em(style_of(TextRole::quote_mark).size * 0.714);
    stack.hang(set_mark, padding, capitals_top - mark_top, 0, kArtifact);

    InlineWriter words = writer(TextRole::quote, block.wording ? block.wording : block.node);
    words.add(block.wording).add_references(block.wording);
    stack.text(set(words, width), mark_width, s_.tree.add("P", quote));
    const plugin::Node by = block.node.child("attribution");
    const std::string_view occasion = block.node["occasion"];
    InlineWriter attribution = writer(TextRole::attribution, by ? by : block.node);
    attribution.add(by);
    if (!occasion.empty() && by.inner_text().find(occasion) == std::string::npos) {
        attribution.add(attribution.empty() ? "" : ", ").add(occasion);
    }
    if (!attribution.empty()) {
        stack.space(s_.lines(0.2));
        stack.text(set(attribution, width), mark_width, s_.tree.add("P", quote));
    }
    stack.keep_together();
    box.rows = stack.take();
    return box;
}

FlowBox SectionSetter::contact_entry(const Block& block, StructureId parent) {
    FlowBox box;
    box.gap = block_gap();
    Stack stack(s_.tree);
    const double width = place_.width - s_.em(2.2);
    const plugin::Node name = block.node.child("name");
    if (name) {
        InlineWriter text = writer(TextRole::name, name);
        stack.text(set(text.add(name), width), 0, s_.tree.add("P", parent));
    }
    InlineWriter text = wording(block, TextRole::body);
    if (!text.empty()) {
        stack.text(set(text, width), 0, s_.tree.add("P", parent));
    }
    stack.keep_together();
    box.rows = stack.take();
    return box;
}

FlowBox SectionSetter::contact_heading(StructureId sect) {
    FlowBox panel;
    panel.gap = section_gap();
    panel.begins_section = true;
    panel.panel = Panel{ColourRole::tint, s_.lines(0.55), s_.em(0.3), 0, place_.width};
    panel.bookmark = section_.child("heading").inner_text();
    if (!panel.bookmark.empty()) {
        Stack stack(s_.tree);
        stack.text(heading_text(place_.width - s_.em(2.2)), kPanelInset * s_.body,
                   s_.tree.add("H2", sect));
        stack.space(s_.lines(0.2));
        stack.keep_together();
        panel.rows = stack.take();
    }
    return panel;
}

FlowBox SectionSetter::contact(StructureId sect) {
    FlowBox panel = contact_heading(sect);
    bool first = true;
    for (const Block& block : blocks()) {
        FlowBox entry = contact_entry(block, sect);
        if (!first) {
            panel.rows.push_back({entry.gap.natural, {}, false});
        }
        first = false;
        entry.shift(kPanelInset * s_.body);
        panel.rows.insert(panel.rows.end(), std::make_move_iterator(entry.rows.begin()),
                          std::make_move_iterator(entry.rows.end()));
    }
    return panel;
}

}  // namespace precis::pdf
