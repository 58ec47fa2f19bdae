#include "pdf/furniture.hpp"

#include "pdf/local_digits.hpp"
#include "pdf/qr_code.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace precis::pdf {
namespace {

void fill_in(std::string& text, std::string_view field, std::string_view value) {
    if (const auto at = text.find(field); at != std::string::npos) {
        text.replace(at, field.size(), value);
    }
}

std::string page_label(plugin::Node briefing, std::size_t page, std::size_t pages) {
    const plugin::Node label = briefing.label("page");
    std::string text(label ? label["text"] : "{page} / {pages}");
    fill_in(text, "{page}", local_digits(std::to_string(page), briefing.language()));
    fill_in(text, "{pages}", local_digits(std::to_string(pages), briefing.language()));
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
          Line{"subtitle", TextRole::subtitle, "P", 0.35}}) {
        const plugin::Node node = masthead.child(part.kind);
        InlineWriter text(s_.look, part.role, briefing_);
        if (text.add(node).empty()) {
            continue;
        }
        stack.space(stack.row_count() == 0 ? 0 : kLine * body * part.space);
        const InlineText words = text.take();
        const double size = part.role == TextRole::title ? title_body(words, width, body) : body;
        stack.text(s_.texts.set(words, width, size), 0, s_.tree.add(part.type, document),
                   is_centred() ? typeset::Alignment::centre : typeset::Alignment::start);
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

// At the end of the masthead, not tagged yet; of no picture where the theme has no logo.
PictureItem Furniture::logo() const {
    PictureItem item;
    const plugin::Node node = briefing_.child("theme").child("logo");
    if (node && s_.pictures != nullptr) {
        constexpr double kUsualHeight = 28;
        item.picture = s_.pictures->of(node);
        item.height = number_or(node["height"], kUsualHeight);
        item.width = item.height * item.picture->shown_width() / item.picture->shown_height();
        const double most = grid_.content() * 0.4;
        if (item.width > most) {
            item.height *= most / item.width;
            item.width = most;
        }
        item.x = grid_.content() - item.width;
    }
    return item;
}

Fixture Furniture::masthead(StructureId document) const {
    Stack stack(s_.tree);
    const std::string_view marking = briefing_["marking"];
    PictureItem emblem = logo();
    SetText mark;
    double beside = emblem.picture == nullptr ? 0 : emblem.width + s_.em(1.5);
    double beside_height = emblem.height;
    double mark_top = 0;
    if (!marking.empty()) {
        mark = line(marking, TextRole::band_marking, grid_.content() / 2);
        mark_top = emblem.picture == nullptr ? 0 : emblem.height + s_.lines(0.4);
        beside = std::max(beside, mark.widest() + s_.em(1.5));
        beside_height = mark_top + mark.height();
    }
    // Centred lines leave as much room on the other side.
    const double from = is_centred() ? beside : 0;
    const double width = grid_.content() - beside - from;
    masthead_texts(stack, width, masthead_body(width), document);
    if (stack.row_count() == 0 && beside == 0) {
        return {};
    }
    const double height = std::max(stack.height(), beside_height);
    // Below a rule the lines need some room.
    const double above = s_.look.shape.has_band() || grid_.is_slides() ? 0 : s_.lines(0.7);
    const double top = grid_.is_slides() ? (grid_.height - height) * 0.45 : grid_.top + above;
    if (!marking.empty()) {
        // Here it is read; on other pages it is only seen.
        stack.hang(mark, grid_.content() - mark.width() - from, grid_.top + above - top + mark_top,
                   0, s_.tree.add("P", document), typeset::Alignment::end);
    }
    stack.space(height - stack.height());
    Fixture out{grid_.left, top, stack.take()};
    if (from > 0) {
        for (Row& row : out.rows) {
            Row moved{row.height, {}, row.may_part_after};
            place_in(moved, {std::move(row)}, from, 0);
            row = std::move(moved);
        }
    }
    if (emblem.picture != nullptr) {
        const plugin::Node node = briefing_.child("theme").child("logo");
        const std::string_view language =
            node.language() == briefing_.language() ? std::string_view() : node.language();
        emblem.y = grid_.top + above - top;
        const std::size_t first = s_.tree.size();
        emblem.structure = s_.tree.add_figure(document, node["alternative"], language);
        s_.tree.note_origin(first, node);
        out.rows.front().items.emplace_back(emblem);
    }
    add_masthead_ground(out);
    return out;
}

// What the lines of the masthead stand on, or between; makes it as high as that.
void Furniture::add_masthead_ground(Fixture& masthead) const {
    const Shape::Masthead shape = s_.look.shape.masthead;
    const double foot = s_.lines(s_.look.shape.has_band() ? 0.95 : 0.75);
    const double bottom = grid_.is_slides() ? grid_.height : masthead.y + masthead.height() + foot;
    std::vector<Item> ground;
    if (s_.look.shape.has_band()) {
        ground.emplace_back(
            FillItem{-masthead.x, -masthead.y, grid_.width, bottom, 0, ColourRole::band});
        if (shape == Shape::Masthead::block) {
            const double stripe = s_.em(0.55);
            ground.emplace_back(FillItem{-masthead.x, bottom - masthead.y - stripe, grid_.width,
                                         stripe, 0, ColourRole::accent});
        }
    } else {
        const double width = grid_.content();
        const double first =
            (grid_.is_slides() ? masthead.y - s_.lines(1.2) : grid_.top) - masthead.y;
        const double last =
            grid_.is_slides() ? masthead.height() + s_.lines(1.2) : bottom - masthead.y;
        if (shape == Shape::Masthead::rule) {
            ground.emplace_back(FillItem{0, first, width, s_.em(0.42), 0, ColourRole::accent});
            ground.emplace_back(RuleItem{0, last, width, last, 0.6, ColourRole::ink});
        } else {
            for (const double y : {first, first + 2.4, last - 2.4, last}) {
                ground.emplace_back(RuleItem{0, y, width, y, 0.7, ColourRole::accent});
            }
        }
    }
    auto& items = masthead.rows.front().items;
    items.insert(items.begin(), ground.begin(), ground.end());
    masthead.rows.push_back({bottom - masthead.y - masthead.height(), {}, false});
}

Fixture Furniture::running_header(std::string_view section) const {
    Stack stack(s_.tree);
    const double width = grid_.content();
    const auto natural = [&](std::string_view words, TextRole role) {
        InlineWriter text(s_.look, role, briefing_);
        return s_.texts.natural_width(text.add(words).take(), s_.body) + 0.01;
    };
    const std::string_view marking = briefing_["marking"];
    std::string title(briefing_["title"]);
    if (!marking.empty()) {
        // The marking has the other end: what the page goes on with stands behind the title.
        const double room = width * 0.7;
        const std::string both = title + " \u00B7 " + std::string(section);
        title = !section.empty() && natural(both, TextRole::running) <= room ? both : title;
        stack.text(line(title, TextRole::running, room), 0, kPageHeader);
        stack.hang(line(marking, TextRole::marking, width * 0.28), width * 0.72, 0, 0, kPageHeader,
                   typeset::Alignment::end);
    } else {
        stack.text(line(title, TextRole::running, width), 0, kPageHeader);
        const double own = section.empty() ? 0 : natural(section, TextRole::running);
        if (own > 0 && own + natural(title, TextRole::running) + s_.em(3) <= width) {
            stack.hang(line(section, TextRole::running, own), width - own, 0, 0, kPageHeader,
                       typeset::Alignment::end);
        }
    }
    stack.space(s_.lines(0.25));
    stack.attach(RuleItem{0, s_.lines(0.25), width, s_.lines(0.25), 0.5, ColourRole::rule});
    return {grid_.left, grid_.top, stack.take()};
}

Fixture Furniture::slide_header() const {
    Fixture out;
    Row& row = out.rows.emplace_back();
    const double thick = s_.em(0.5);
    const bool band = s_.look.shape.has_band();
    const double left = band ? 0 : grid_.left;
    const double width = band ? grid_.width : grid_.content();
    row.items.emplace_back(
        FillItem{left, 0, width, thick, 0, band ? ColourRole::band : ColourRole::accent});
    if (band) {
        row.items.emplace_back(FillItem{0, 0, grid_.left + s_.em(3), thick, 0, ColourRole::accent});
    }
    return out;
}

Fixture Furniture::marking_at_top() const {
    Fixture out = marking_line(TextRole::marking, kPageHeader);
    out.y = std::max(0.0, (grid_.top - out.height()) / 2);
    return out;
}

Fixture Furniture::marking_at_bottom(TextRole role) const {
    Fixture out = marking_line(role, kPageFooter);
    out.y = grid_.height - grid_.bottom - out.height();
    return out;
}

Fixture Furniture::marking_line(TextRole role, StructureId artifact) const {
    Stack stack(s_.tree);
    if (!briefing_["marking"].empty()) {
        stack.text(line(briefing_["marking"], role, grid_.content()), 0, artifact,
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
    InlineWriter text(s_.look, TextRole::running, briefing_);
    text.add(briefing_.child("footer"));
    const SetText label = line(page_label(briefing_, page, pages), TextRole::running, label_width);
    if (text.empty()) {
        stack.space(label.height());
    } else {
        stack.text(s_.texts.set(text.take(), width - label_width - mark_width - s_.em(1), s_.body),
                   0, kPageFooter);
    }
    stack.hang(label, width - label_width, 0, row, kPageFooter, typeset::Alignment::end);
    if (mark_width > 0) {
        stack.hang(mark, width - label_width - mark_width, 0, row, kPageFooter);
    }
    Fixture out{grid_.left, 0, stack.take()};
    out.y = grid_.height - grid_.bottom - out.height();
    return out;
}

Regions Furniture::regions() const {
    Regions regions;
    const Fixture band = masthead(kArtifact);
    const Fixture header = running_header({});
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
    const double highest_top = std::max(regions.first_top, regions.other_top);
    const bool no_slide = grid_.is_slides() && band.height() > grid_.height;
    if (no_slide || regions.bottom - highest_top < regions.line) {
        const plugin::Node head = briefing_.child("masthead");
        throw plugin::Error("what stands at the head and the foot of the page leaves no room on it",
                            head.children("heading").empty() ? briefing_ : head.child("heading"),
                            "shorten the title, or show less of it in the template");
    }
    return regions;
}

// The heading stands at the left of the entries where it is short, else above them.
FlowBox Furniture::sources_head(double beside, StructureId sect) const {
    const plugin::Node node = briefing_.child("sources").child("heading");
    const TextRole role = grid_.is_slides() ? TextRole::slide_heading : TextRole::note_heading;
    InlineWriter words(s_.look, role, briefing_);
    const InlineText heading = words.add(node).take();
    Stack stack(s_.tree);
    if (!grid_.is_slides()) {
        stack.attach(RuleItem{-beside, 0, grid_.content() - beside, 0, 0.5, ColourRole::rule});
        stack.space(s_.lines(0.4));
    }
    if (!heading.empty() && beside > 0) {
        stack.hang(s_.texts.set(heading, beside, s_.body), -beside, s_.lines(0.4), 0,
                   s_.tree.add("H2", sect));
    } else if (!heading.empty()) {
        stack.text(s_.texts.set(heading, grid_.content(), s_.body), 0, s_.tree.add("H2", sect));
        stack.space(grid_.is_slides() ? s_.lines(0.8) : 0);
    }
    FlowBox head;
    head.rows = stack.take();
    return head;
}

Zone Furniture::sources(StructureId document) const {
    Zone zone;
    const plugin::Node sources = briefing_.child("sources");
    const std::string_view wanted_code = sources["qr"];
    // What is too long for a code does without.
    const std::string_view address =
        wanted_code.empty() || qr_code(wanted_code) == nullptr ? "" : wanted_code;
    if (sources.children("source").empty() && address.empty()) {
        return zone;
    }
    InlineWriter words(s_.look, TextRole::note_heading, briefing_);
    const InlineText heading = words.add(sources.child("heading")).take();
    const double wanted =
        heading.empty() ? 0 : s_.texts.natural_width(heading, s_.body) + s_.em(1.6);
    const double most = grid_.indent > 0 ? grid_.indent : grid_.content() * 0.25;
    const double beside = grid_.is_slides()  ? 0
                          : grid_.indent > 0 ? grid_.indent
                          : wanted <= most   ? wanted
                                             : 0;
    const double aside = address.empty() ? 0 : code_side() + s_.em(9);
    zone.even = true;
    zone.columns = grid_.columns == 1 ? 1 : 2;
    zone.gutter = kGutter * s_.body;
    zone.at_bottom = grid_.budget == PageBudget::one;
    zone.new_page = grid_.is_slides();
    const auto count = static_cast<double>(zone.columns);
    zone.left = grid_.left + beside;
    zone.width = (grid_.content() - beside - aside - zone.gutter * (count - 1)) / count;
    const StructureId sect = s_.tree.add("Sect", document);
    zone.head = sources_head(beside, sect);
    const StructureId list = sources.children("source").empty() ? sect : s_.tree.add("L", sect);
    for (const plugin::Node source : sources.children("source")) {
        zone.boxes.push_back(source_entry(source, zone.width, list));
        zone.boxes.back().is_about(sources, zone.width);
    }
    if (zone.boxes.empty()) {
        zone.boxes.emplace_back().rows.push_back({s_.lines(1), {}, false});
    }
    if (!address.empty()) {
        zone.side = code(address, sect);
        zone.side_x = grid_.left + grid_.content() - code_side() - s_.em(8);
    }
    zone.boxes.front().gap = {s_.lines(0.8), s_.lines(0.4)};
    zone.boxes.front().begins_section = true;
    return zone;
}

// The QR code at the end of the line, and what it leads to beside it.
FlowBox Furniture::code(std::string_view address, StructureId sect) const {
    FlowBox box;
    const double side = code_side();
    const double x = s_.em(8);
    const double y = s_.lines(0.4);
    Row row;
    row.height = y + side;
    const StructureId caption = s_.tree.add("P", sect);
    const plugin::Node words = briefing_.label("full-text");
    InlineWriter text(s_.look, TextRole::note_heading, briefing_);
    text.add_link(words ? words["text"] : shown_address(address), address);
    Stack stack(s_.tree);
    const SetText set = s_.texts.set(text.take(), x - s_.em(0.9), s_.body);
    stack.text(set, 0, caption, typeset::Alignment::end);
    place_in(row, stack.take(), 0, y);

    const plugin::Node label = briefing_.label("qr");
    TilesItem tiles;
    tiles.description = label ? label["text"] : "{address}";
    fill_in(tiles.description, "{address}", address);
    tiles.address = address;
    tiles.link = s_.tree.add("Link", s_.tree.add("P", sect));
    tiles.structure = s_.tree.add_figure(tiles.link, tiles.description, {});
    const auto drawn = qr_code(address);
    tiles.tiles = {drawn, &drawn->tiles};
    tiles.unit = side / drawn->side;
    tiles.x = x;
    tiles.y = y;
    tiles.side = side;
    row.items.emplace_back(std::move(tiles));
    box.rows.push_back(std::move(row));
    return box;
}

Zone Furniture::contents(StructureId document, const std::vector<ContentsEntry>& entries) const {
    Zone zone;
    if (!wants_contents() || entries.empty()) {
        return zone;
    }
    zone.even = true;
    zone.columns = 2;
    zone.gutter = kGutter * s_.body;
    zone.left = grid_.left + grid_.indent;
    zone.width = (grid_.content() - grid_.indent - zone.gutter) / 2;
    const StructureId sect = s_.tree.add("Sect", document);
    InlineWriter words(s_.look, TextRole::plain_heading, briefing_);
    const InlineText heading = words.add(briefing_.label("contents")["text"]).take();
    Stack stack(s_.tree);
    if (!heading.empty() && grid_.indent > 0) {
        const SetText set = s_.texts.set(heading, grid_.indent - s_.em(1.2), s_.body);
        const double body_baseline = s_.em((kLine + 0.714) / 2);
        stack.hang(set, -grid_.indent, body_baseline - set.baseline(), 0, s_.tree.add("H2", sect));
    } else if (!heading.empty()) {
        stack.text(s_.texts.set(heading, grid_.content(), s_.body), 0, s_.tree.add("H2", sect));
        stack.space(s_.lines(0.4));
    }
    zone.head.rows = stack.take();
    const StructureId list = s_.tree.add("TOC", sect);
    for (const ContentsEntry& entry : entries) {
        zone.boxes.push_back(contents_entry(entry, zone.width, list));
    }
    zone.boxes.front().begins_section = true;
    return zone;
}

// A title that leads there, and at the end of the line the number of its page.
FlowBox Furniture::contents_entry(const ContentsEntry& entry, double width,
                                  StructureId list) const {
    const StructureId item = s_.tree.add("Reference", s_.tree.add("TOCI", list));
    const double number_width = s_.em(2.2);
    Stack stack(s_.tree);
    InlineWriter text(s_.look, TextRole::body, briefing_);
    text.add_link(entry.title, entry.place);
    stack.text(s_.texts.set(text.take(), width - number_width, s_.body), 0, item);
    const std::string page =
        local_digits(std::to_string(entry.place.page + 1), briefing_.language());
    stack.hang(line(page, TextRole::body, number_width), width - number_width, 0,
               stack.row_count() - 1, item, typeset::Alignment::end);
    stack.attach(RuleItem{0, s_.lines(1), width, s_.lines(1), 0.4, ColourRole::rule});
    stack.keep_together();
    FlowBox box;
    box.rows = stack.take();
    return box;
}

FlowBox Furniture::source_entry(plugin::Node source, double width, StructureId list) const {
    const std::size_t first = s_.tree.size();
    const StructureId item = s_.tree.add("LI", list);
    const double x = s_.em(1.25);
    Stack stack(s_.tree);
    const std::string number =
        local_digits(std::to_string(source_number(source)), briefing_.language());
    // On slides sources are read from further away.
    const double body = s_.body * (grid_.is_slides() ? 1.15 : 1);
    InlineWriter numeral(s_.look, TextRole::note_heading, briefing_);
    stack.hang(s_.texts.set(numeral.add(number).take(), x, body), 0, 0, 0,
               s_.tree.add("Lbl", item));

    InlineWriter text(s_.look, TextRole::note, source);
    text.run_as(source["title"]);
    const std::string_view address = source["link"];
    if (address.empty()) {
        text.insert(source["title"]);
    } else {
        text.add_link(source["title"], address);
    }
    std::string details;
    const auto published =
        source.has("published-text") ? source["published-text"] : source["published"];
    for (const std::string_view part : {source["author"], source["publisher"], published}) {
        if (!part.empty()) {
            details += details.empty() ? ". " : ", ";
            details += typeset::isolated(part, text.direction());
        }
    }
    text.add(details);
    const std::string_view shown = shown_address(address);
    if (!shown.empty() && shown.size() <= kLongAddress) {
        text.add(". ").add_link(shown, address);
    }
    FlowBox box;
    box.gap = {s_.lines(0.06), 0};
    // Beside its number in any case.
    const bool turned =
        (text.direction() == typeset::Direction::right_to_left) != briefing_.right_to_left();
    stack.text(s_.texts.set(text.take(), width - x, body), x,
               s_.tree.add("P", s_.tree.add("LBody", item)),
               turned ? typeset::Alignment::end : typeset::Alignment::start);
    s_.tree.note_origin(first, source);
    stack.keep_together();
    box.rows = stack.take();
    return box;
}

}  // namespace precis::pdf
