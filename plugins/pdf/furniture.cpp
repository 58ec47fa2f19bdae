#include "pdf/furniture.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace precis::pdf {
namespace {

void fill_in(std::string& text, std::string_view field, std::size_t number) {
    if (const auto at = text.find(field); at != std::string::npos) {
        text.replace(at, field.size(), std::to_string(number));
    }
}

std::string page_label(plugin::Node briefing, std::size_t page, std::size_t pages) {
    const plugin::Node label = briefing.label("page");
    std::string text(label ? label["text"] : "{page} / {pages}");
    fill_in(text, "{page}", page);
    fill_in(text, "{pages}", pages);
    return text;
}

// An address longer than this is linked but not shown.
constexpr std::size_t kLongAddress = 48;

}  // namespace

SetText Furniture::line(std::string_view words, TextRole role, double width) const {
    InlineWriter text(s_.look, role, briefing_);
    return s_.texts.set(text.add(words).take(), width, s_.body);
}

void Furniture::masthead_texts(Stack& stack, double width, double body,
                               StructureId document) const {
    const plugin::Node masthead = briefing_.child("masthead");
    struct Line {
        std::string_view kind;
        TextRole role;
        std::string_view type;
        double space;  // above it
    };
    for (const Line& part :
         {Line{"kicker", TextRole::kicker, "P", 0}, Line{"heading", TextRole::title, "H1", 0.3},
          Line{"subtitle", TextRole::subtitle, "P", 0.25}}) {
        const plugin::Node node = masthead.child(part.kind);
        InlineWriter text(s_.look, part.role, node);
        if (text.add(node).empty()) {
            continue;
        }
        stack.space(stack.row_count() == 0 ? 0 : kLine * body * part.space);
        const InlineText words = text.take();
        const double size = part.role == TextRole::title ? title_body(words, width, body) : body;
        stack.text(s_.texts.set(words, width, size), 0, s_.tree.add(part.type, document));
    }
}

// A little smaller where that saves a title its third line.
double Furniture::title_body(const InlineText& title, double width, double body) const {
    for (double scale = 1; scale > 0.74; scale -= 0.05) {
        if (s_.texts.set(title, width, body * scale).count() <= 2) {
            return body * scale;
        }
    }
    return body;
}

// A title that would fill the page is set smaller.
double Furniture::masthead_body(double width) const {
    constexpr double kSmallest = 0.5;
    const double most = grid_.height * (grid_.is_slides() ? 0.7 : 0.3);
    for (double scale = 1; scale > kSmallest; scale -= 0.1) {
        Stack stack(s_.tree);
        masthead_texts(stack, width, s_.body * scale, kArtifact);
        if (stack.height() <= most) {
            return s_.body * scale;
        }
    }
    return s_.body * kSmallest;
}

Fixture Furniture::masthead(StructureId document) const {
    Stack stack(s_.tree);
    const std::string_view marking = briefing_["marking"];
    SetText mark;
    double mark_width = 0;
    double mark_height = 0;
    if (!marking.empty()) {
        mark = line(marking, TextRole::band_marking, grid_.content() / 2);
        mark_width = mark.widest() + s_.em(1.5);
        mark_height = mark.height();
    }
    const double width = grid_.content() - mark_width;
    masthead_texts(stack, width, masthead_body(width), document);
    if (stack.row_count() == 0 && marking.empty()) {
        return {};
    }
    const double height = std::max(stack.height(), mark_height);
    const double top = grid_.is_slides() ? (grid_.height - height) * 0.45 : grid_.top;
    if (!marking.empty()) {
        // Here it is read; on other pages it is only seen.
        stack.hang(mark, grid_.content() - mark.width(), grid_.top - top, 0,
                   s_.tree.add("P", document), typeset::Alignment::end);
        stack.space(height - stack.height());
    }
    Fixture out{grid_.left, top, stack.take()};
    const double bottom = grid_.is_slides() ? grid_.height : out.y + out.height() + s_.lines(0.95);
    out.rows.front().items.insert(
        out.rows.front().items.begin(),
        FillItem{-out.x, -out.y, grid_.width, bottom, 0, ColourRole::band});
    out.rows.push_back({bottom - out.y - out.height(), {}, false});
    return out;
}

Fixture Furniture::running_header() const {
    Stack stack(s_.tree);
    const double width = grid_.content();
    const std::string_view marking = briefing_["marking"];
    stack.text(line(briefing_["title"], TextRole::running, width * 0.7), 0, kArtifact);
    if (!marking.empty()) {
        stack.hang(line(marking, TextRole::marking, width * 0.28), width * 0.72, 0, 0, kArtifact,
                   typeset::Alignment::end);
    }
    stack.space(s_.lines(0.25));
    stack.attach(RuleItem{0, s_.lines(0.25), width, s_.lines(0.25), 0.5, ColourRole::rule});
    return {grid_.left, grid_.top, stack.take()};
}

Fixture Furniture::marking_at_top() const {
    Fixture out = marking_line(TextRole::marking);
    out.y = std::max(0.0, (grid_.top - out.height()) / 2);
    return out;
}

Fixture Furniture::marking_at_bottom(TextRole role) const {
    Fixture out = marking_line(role);
    out.y = grid_.height - grid_.bottom - out.height();
    return out;
}

Fixture Furniture::marking_line(TextRole role) const {
    Stack stack(s_.tree);
    if (!briefing_["marking"].empty()) {
        stack.text(line(briefing_["marking"], role, grid_.content()), 0, kArtifact,
                   typeset::Alignment::centre);
    }
    return {grid_.left, 0, stack.take()};
}

Fixture Furniture::footer(std::size_t page, std::size_t pages) const {
    Stack stack(s_.tree);
    const double width = grid_.content();
    InlineWriter longest(s_.look, TextRole::running, briefing_);
    longest.add(page_label(briefing_, 888, 888));
    const double label_width = s_.texts.natural_width(longest.take(), s_.body) + s_.em(0.5);
    const SetText mark = line(briefing_["marking"], TextRole::marking, width / 4);
    const double mark_width = mark.count() == 0 ? 0 : mark.widest() + s_.em(1);
    if (!grid_.is_slides()) {
        stack.attach(RuleItem{0, 0, width, 0, 0.5, ColourRole::rule});
    }
    stack.space(s_.lines(0.3));
    const std::size_t row = stack.row_count();
    InlineWriter text(s_.look, TextRole::running, briefing_.child("footer"));
    text.add(briefing_.child("footer"));
    const SetText label = line(page_label(briefing_, page, pages), TextRole::running, label_width);
    if (text.empty()) {
        stack.space(label.height());
    } else {
        stack.text(s_.texts.set(text.take(), width - label_width - mark_width - s_.em(1), s_.body),
                   0, kArtifact);
    }
    stack.hang(label, width - label_width, 0, row, kArtifact, typeset::Alignment::end);
    if (mark_width > 0) {
        stack.hang(mark, width - label_width - mark_width, 0, row, kArtifact);
    }
    Fixture out{grid_.left, 0, stack.take()};
    out.y = grid_.height - grid_.bottom - out.height();
    return out;
}

Regions Furniture::regions() const {
    Regions regions;
    const Fixture band = masthead(kArtifact);
    const Fixture header = running_header();
    regions.other_top = header.y + header.height() + s_.lines(0.9);
    if (grid_.is_slides()) {
        // The masthead is a slide of its own, and slides have no running header.
        regions.other_top = grid_.top;
        regions.first_top = grid_.top;
    } else {
        regions.first_top = band.rows.empty() ? grid_.top : band.y + band.height() + s_.lines(0.95);
    }
    regions.bottom = footer(1, 1).y - s_.lines(0.6);
    regions.line = s_.lines(1);
    return regions;
}

Zone Furniture::sources(StructureId document) const {
    Zone zone;
    const plugin::Node sources = briefing_.child("sources");
    if (sources.children("source").empty()) {
        return zone;
    }
    const double gutter = 2.2 * s_.body;
    InlineWriter words(s_.look, TextRole::note_heading, sources.child("heading"));
    const InlineText heading = words.add(sources.child("heading")).take();
    // The heading stands at the left of the entries where it is short, else above them.
    const double wanted =
        heading.empty() ? 0 : s_.texts.natural_width(heading, s_.body) + s_.em(1.6);
    const double most = grid_.indent > 0 ? grid_.indent : grid_.content() * 0.25;
    const double beside = grid_.indent > 0 ? grid_.indent : wanted <= most ? wanted : 0;
    zone.even = true;
    zone.columns = grid_.columns == 1 && !grid_.is_slides() ? 1 : 2;
    zone.gutter = gutter;
    zone.at_bottom = grid_.budget == PageBudget::one;
    zone.new_page = grid_.is_slides();
    const auto count = static_cast<double>(zone.columns);
    zone.left = grid_.left + beside;
    zone.width = (grid_.content() - beside - gutter * (count - 1)) / count;
    const StructureId sect = s_.tree.add("Sect", document);

    Stack stack(s_.tree);
    stack.attach(RuleItem{-beside, 0, grid_.content() - beside, 0, 0.5, ColourRole::rule});
    if (heading.empty()) {
        stack.space(s_.lines(0.4));
    } else if (wanted <= most) {
        stack.hang(s_.texts.set(heading, most, s_.body), -beside, s_.lines(0.4), 0,
                   s_.tree.add("H2", sect));
        stack.space(s_.lines(0.4));
    } else {
        stack.space(s_.lines(0.4));
        stack.text(s_.texts.set(heading, grid_.content(), s_.body), -beside,
                   s_.tree.add("H2", sect));
    }
    zone.head.rows = stack.take();
    const StructureId list = s_.tree.add("L", sect);
    for (const plugin::Node source : sources.children("source")) {
        zone.boxes.push_back(source_entry(source, zone.width, list));
        zone.boxes.back().is_about(sources, zone.width);
    }
    zone.boxes.front().gap = {s_.lines(0.8), s_.lines(0.4)};
    zone.boxes.front().begins_section = true;
    return zone;
}

FlowBox Furniture::source_entry(plugin::Node source, double width, StructureId list) const {
    const StructureId item = s_.tree.add("LI", list);
    const double x = s_.em(1.25);
    Stack stack(s_.tree);
    stack.hang(line(std::to_string(source_number(source)), TextRole::note_heading, x), 0, 0, 0,
               s_.tree.add("Lbl", item));

    InlineWriter text(s_.look, TextRole::note, source);
    const std::string_view address = source["link"];
    if (address.empty()) {
        text.add(source["title"]);
    } else {
        text.add_link(source["title"], address);
    }
    std::string details;
    const auto published =
        source.has("published-text") ? source["published-text"] : source["published"];
    for (const std::string_view part : {source["author"], source["publisher"], published}) {
        if (!part.empty()) {
            details += (details.empty() ? ". " : ", ") + std::string(part);
        }
    }
    text.add(details);
    const std::string_view shown = shown_address(address);
    if (!shown.empty() && shown.size() <= kLongAddress) {
        text.add(". ").add_link(shown, address);
    }
    FlowBox box;
    box.gap = {s_.lines(0.06), 0};
    stack.text(s_.texts.set(text.take(), width - x, s_.body), x,
               s_.tree.add("P", s_.tree.add("LBody", item)));
    stack.keep_together();
    box.rows = stack.take();
    return box;
}

}  // namespace precis::pdf
