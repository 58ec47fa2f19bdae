#include "pdf/section_flow.hpp"

#include "pdf/foot_pictures.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace precis::pdf {
namespace {

double height_of(const std::vector<FlowBox>& boxes) {
    double height = 0;
    for (const FlowBox& box : boxes) {
        height += box.height() + (&box == boxes.data() ? 0 : box.gap.natural);
    }
    return height;
}

// A slide is set in the largest type that leaves it one slide; what is smaller than the smallest
// goes on to another.
std::vector<FlowBox> slide_boxes(const Workbench& bench, plugin::Node section, StructureId document,
                                 double room) {
    constexpr double kLargest = 1.6;
    constexpr double kSmallest = 0.7;
    constexpr double kStep = 0.1;
    Setting setting = bench.setting;
    const SectionPlace place = bench.place_of(section, room);
    for (double scale = kLargest; scale > kSmallest - kStep / 2; scale -= kStep) {
        setting.body = bench.grid.body * scale;
        if (height_of(SectionSetter(setting, section, place).boxes(kArtifact)) <= room) {
            return SectionSetter(setting, section, place).boxes(document);
        }
    }
    return bench.section(section, room).boxes(document);
}

// The sections as zones: those that span the page each for itself, neighbours in columns together.
std::vector<Zone> zones_of(const Workbench& bench, StructureId document, double room) {
    const Geometry& grid = bench.grid;
    std::vector<Zone> zones;
    bool open = false;  // whether the last zone takes more columns
    for (const plugin::Node section : bench.briefing.children("section")) {
        if (section.children("block").empty()) {
            continue;
        }
        const bool across = grid.columns == 1 || section["span"] == "page";
        if (across || !open) {
            Zone zone;
            zone.left = grid.left;
            zone.columns = across ? 1 : grid.columns;
            zone.width = across ? grid.content() : grid.column();
            zone.gutter = grid.gutter;
            zone.new_page = grid.is_slides();
            zones.push_back(std::move(zone));
        }
        open = !across;
        std::vector<FlowBox> boxes = bench.boxes(section, document, room);
        std::vector<FlowBox>& all = zones.back().boxes;
        all.insert(all.end(), std::make_move_iterator(boxes.begin()),
                   std::make_move_iterator(boxes.end()));
    }
    return zones;
}

Spread spread_of(const Geometry& grid) {
    if (grid.budget == PageBudget::one) {
        return Spread::all_on_one;
    }
    return grid.is_slides() ? Spread::none : Spread::full_pages;
}

Flowed flow_zones(const Workbench& bench, StructureId document, const Regions& regions,
                  const std::vector<ContentsEntry>& contents) {
    Flowed out;
    Zone list = bench.furniture.contents(document, contents);
    if (!list.boxes.empty()) {
        out.zones.push_back(std::move(list));
    }
    std::vector<Zone> sections =
        zones_of(bench, document, regions.bottom - std::max(regions.first_top, regions.other_top));
    out.zones.insert(out.zones.end(), std::make_move_iterator(sections.begin()),
                     std::make_move_iterator(sections.end()));
    Zone sources = bench.sources(document);
    if (!sources.boxes.empty()) {
        out.zones.push_back(std::move(sources));
    }
    try {
        const Spread spread = spread_of(bench.grid);
        out.flow = flow(out.zones, regions, spread);
        std::vector<const FlowBox*> shrunk;
        while (spread == Spread::full_pages && out.flow.pages.size() > 1 &&
               shrink_picture_to_foot(out.zones, out.flow, regions.line, shrunk)) {
            out.flow = flow(out.zones, regions, spread);
        }
    } catch (const UnplaceableRow& row) {
        const std::vector<Subject>& subjects = row.box->subjects;
        throw plugin::Error("what stands side by side here is higher than a page",
                            subjects.empty() ? bench.briefing : subjects.front().node,
                            "use a smaller type size, or a layout that does not put blocks side "
                            "by side");
    }
    return out;
}

std::vector<ContentsEntry> entries_of(const Workbench& bench, const Flowed& flowed) {
    std::vector<ContentsEntry> entries;
    const std::size_t before = pages_before(bench);
    for (std::size_t page = 0; page < flowed.flow.pages.size(); ++page) {
        for (const Fragment& fragment : flowed.flow.pages[page].fragments) {
            if (fragment.first == 0 && !fragment.box->bookmark.empty()) {
                entries.push_back(
                    {fragment.box->bookmark, {page + before, bench.grid.height - fragment.y}});
            }
        }
    }
    return entries;
}

}  // namespace

std::vector<FlowBox> Workbench::boxes(plugin::Node node, StructureId document, double room) const {
    return grid.is_slides() ? slide_boxes(*this, node, document, room)
                            : section(node, room).boxes(document);
}

std::size_t pages_before(const Workbench& bench) {
    const bool title_slide =
        bench.grid.is_slides() && !bench.furniture.masthead(kArtifact).rows.empty();
    return title_slide ? 1 : 0;
}

std::vector<ContentsEntry> titles_of(plugin::Node briefing) {
    std::vector<ContentsEntry> entries;
    for (const plugin::Node section : briefing.children("section")) {
        std::string title = section.child("heading").inner_text();
        if (!title.empty() && !section.children("block").empty()) {
            entries.push_back({std::move(title), {}});
        }
    }
    return entries;
}

Flowed flow_sections(const Workbench& bench, StructureId document, const Regions& regions) {
    if (!bench.furniture.wants_contents()) {
        return flow_zones(bench, document, regions, {});
    }
    // The list takes the same room whatever pages it names, so they are right the second time.
    Flowed first = flow_zones(bench, kArtifact, regions, titles_of(bench.briefing));
    if (document == kArtifact) {
        return first;
    }
    return flow_zones(bench, document, regions, entries_of(bench, first));
}

}  // namespace precis::pdf
