// What stands around the sections: masthead, running header, footer and sources.
#pragma once

#include "pdf/flow.hpp"
#include "pdf/flow_box.hpp"
#include "pdf/geometry.hpp"
#include "pdf/section_setter.hpp"

#include <cstddef>
#include <vector>

#include <precis/plugin.hpp>

namespace precis::pdf {

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
    // At the top of the pages after it.
    Fixture running_header() const;
    Fixture footer(std::size_t page, std::size_t pages) const;
    // The handling mark on slides: at the top of those that have no running header, at the bottom
    // of one that has no footer. No rows where the briefing is not marked.
    Fixture marking_at_top() const;
    Fixture marking_at_bottom(TextRole role) const;
    // The sources as boxes for the foot of the page or the end of the text; none where nothing is
    // cited.
    Zone sources(StructureId document) const;

    // Where sections may stand.
    Regions regions() const;

  private:
    SetText line(std::string_view words, TextRole role, double width) const;
    Fixture marking_line(TextRole role) const;
    double title_body(const InlineText& title, double width, double body) const;
    double masthead_body(double width) const;
    PictureItem logo() const;
    void masthead_texts(Stack& stack, double width, double body, StructureId document) const;
    FlowBox source_entry(plugin::Node source, double width, StructureId list) const;

    const Setting& s_;
    const Geometry& grid_;
    plugin::Node briefing_;
};

}  // namespace precis::pdf
