// Blocks on a ground of their own: quotations and what the reader is asked to do.

#include "pdf/local_punctuation.hpp"
#include "pdf/section_setter.hpp"

#include <iterator>
#include <string_view>
#include <utility>

namespace precis::pdf {
namespace {

constexpr double kPanelInset = 1.3;  // of running text

// The width of the quotation mark that a text begins with: it stands outside, so that the words of
// all lines begin on one edge.
double hanging_mark(const SetText& text) {
    constexpr std::u32string_view kMarks = U"\u201C\u2018\u201E\u201A\u00AB\u2039\"'";
    const auto& pieces = text.lines->text().pieces;
    if (pieces.empty() || pieces.front().run->glyphs.empty() || pieces.front().level != 0) {
        return 0;
    }
    const typeset::GlyphRun& run = *pieces.front().run;
    const typeset::Glyph& glyph = run.glyphs.front();
    if (glyph.text_length != 1 || kMarks.find(run.text.front()) == std::u32string_view::npos) {
        return 0;
    }
    const double size = text.lines->text().styles[pieces.front().span].size * text.body;
    return glyph.advance * size / run.face->units_per_em;
}

}  // namespace

FlowBox SectionSetter::quotation(const Block& block, StructureId parent) {
    FlowBox box;
    box.gap = block_gap();
    box.panel = Panel{s_.beat(), 0, 0, inner_width()};
    const double inset = panel_inset(1.7);
    const double width = inner_width() - 2 * inset;
    const StructureId quote = s_.tree.add("BlockQuote", parent);
    Stack stack(s_.tree);
    InlineWriter words = writer(TextRole::quote, block.wording ? block.wording : block.node);
    words.add(block.wording).add_references(block.wording);
    const SetText set_words = set(words, width);
    const double hanging = hanging_mark(set_words);
    stack.text(set_words, inset, s_.tree.add("P", quote));
    if (stack.row_count() > 0 && inset > 0) {
        stack.move_row(0, -hanging);
    }
    const plugin::Node by = block.node.child("attribution");
    const std::string_view occasion = block.node["occasion"];
    InlineWriter attribution = writer(TextRole::attribution, by ? by : block.node);
    attribution.add(by);
    if (!occasion.empty() && by.inner_text().find(occasion) == std::string::npos) {
        const std::string_view comma = comma_of(by ? by.language() : block.node.language());
        attribution.add(attribution.empty() ? "" : comma).insert(occasion);
    }
    if (!attribution.empty()) {
        stack.space(s_.lines(0.2));
        stack.text(set(attribution, width), inset, s_.tree.add("P", quote));
    }
    stack.keep_together();
    box.rows = stack.take();
    box.snap(s_.beat());
    return box;
}

FlowBox SectionSetter::contact_entry(const Block& block, StructureId parent) {
    FlowBox box;
    box.gap = block_gap();
    Stack stack(s_.tree);
    const double width = place_.width - 2 * panel_inset(kPanelInset);
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
    panel.panel = Panel{s_.beat(), s_.em(0.3), 0, place_.width};
    panel.bookmark = section_.child("heading").inner_text();
    if (!panel.bookmark.empty()) {
        Stack stack(s_.tree);
        const double inset = panel_inset(kPanelInset);
        stack.text(heading_text(place_.width - 2 * inset), inset, s_.tree.add("H2", sect));
        stack.space(s_.lines(0.2));
        stack.keep_together();
        panel.rows = stack.take();
        panel.is_about(section_.child("heading"), place_.width);
    }
    panel.snap(s_.beat());
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
        entry.shift(panel_inset(kPanelInset));
        panel.subjects.push_back({block.node, panel.rows.size(),
                                  panel.rows.size() + entry.rows.size(), 0, place_.width});
        panel.rows.insert(panel.rows.end(), std::make_move_iterator(entry.rows.begin()),
                          std::make_move_iterator(entry.rows.end()));
    }
    return panel;
}

}  // namespace precis::pdf
