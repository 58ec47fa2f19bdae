// What stands around the sections: masthead, running header, footer and sources.
#pragma once

#include "pdf/flow.hpp"
#include "pdf/flow_box.hpp"
#include "pdf/geometry.hpp"
#include "pdf/section_setter.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <precis/plugin.hpp>

namespace precis::pdf {

// What the list of contents says of a section.
struct ContentsEntry {
    std::string title;
    Destination place;
};

// Rows at a place that does not move.
struct Fixture {
    double x = 0;
    double y = 0;
    std::vector<Row> rows;
    double height() const { return height_of(rows); }
};

class Furniture {
  public:
    Furniture(const Setting& setting, const Geometry& grid, plugin::Node briefing)
        : s_(setting), grid_(grid), briefing_(briefing) {}

    // The band at the top of the first page, to its edges; on slides, the first of them. No rows
    // where the masthead is empty.
    Fixture masthead(StructureId document) const;
    // At the top of the pages after it. `section` is the heading of the one that the page is in;
    // it is left out where there is no room for it.
    Fixture running_header(std::string_view section) const;
    // At the top of slides: decoration.
    Fixture slide_header() const;
    Fixture footer(std::size_t page, std::size_t pages) const;
    // The handling mark on slides: at the top of those that have no running header, at the bottom
    // of one that has no footer. No rows where the briefing is not marked.
    Fixture marking_at_top() const;
    Fixture marking_at_bottom(TextRole role) const;
    // The sources as boxes for the foot of the page or the end of the text, and beside them the QR
    // code to the full text; no boxes where nothing is cited and there is no code.
    Zone sources(StructureId document) const;
    // Slides have no list of contents.
    bool wants_contents() const { return briefing_["contents"] == "yes" && !grid_.is_slides(); }
    // The list of contents; no boxes where none is wanted. Its height does not depend on the places
    // that the entries lead to.
    Zone contents(StructureId document, const std::vector<ContentsEntry>& entries) const;

    // Where sections may stand.
    Regions regions() const;

  private:
    SetText line(std::string_view words, TextRole role, double width) const;
    Fixture marking_line(TextRole role, StructureId artifact) const;
    double title_body(const InlineText& title, double width, double body) const;
    double masthead_body(double width) const;
    PictureItem logo() const;
    void masthead_texts(Stack& stack, double width, double body, StructureId document) const;
    bool is_centred() const { return s_.look.shape.masthead == Shape::Masthead::centred; }
    void add_masthead_ground(Fixture& masthead) const;
    FlowBox source_entry(plugin::Node source, double width, StructureId list) const;
    FlowBox contents_entry(const ContentsEntry& entry, double width, StructureId list) const;
    FlowBox sources_head(double beside, StructureId sect) const;
    FlowBox code(std::string_view address, StructureId sect) const;
    double code_side() const { return s_.lines(4); }

    const Setting& s_;
    const Geometry& grid_;
    plugin::Node briefing_;
};

}  // namespace precis::pdf
