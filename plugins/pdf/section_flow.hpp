// The first half of a layout: contents, sections and sources as zones, flowed onto pages.
#pragma once

#include "pdf/flow.hpp"
#include "pdf/furniture.hpp"
#include "pdf/geometry.hpp"
#include "pdf/section_setter.hpp"
#include "pdf/tag_tree.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace precis::pdf {

// What one layout needs at hand. Its members refer to one another: it stays where it is.
struct Workbench {
    Workbench(TextStore& texts, plugin::Node node, std::string_view paper, double type_size,
              picture::PictureShelf* pictures, TagTree::Use use = TagTree::Use::painting)
        : briefing(node),
          look(read_look(node.child("theme"), paper)),
          tree(use),
          grid(make_geometry(look, node, type_size)),
          setting{look, texts, tree, grid.body, pictures},
          furniture(setting, grid, node) {}
    Workbench(const Workbench&) = delete;
    Workbench& operator=(const Workbench&) = delete;
    virtual ~Workbench() = default;

    // Where sections may stand.
    virtual Regions regions() const { return furniture.regions(); }
    // A section as decided, under the structure element `document`. `room` is what a page holds.
    virtual std::vector<FlowBox> boxes(plugin::Node node, StructureId document, double room) const;
    // See Furniture::sources.
    virtual Zone sources(StructureId document) const { return furniture.sources(document); }

    // `room` is what a page holds; 0: any height.
    SectionSetter section(plugin::Node node, double room = 0) const {
        return {setting, node, place_of(node, room)};
    }
    SectionPlace place_of(plugin::Node node, double room) const {
        // A row stands under a heading, and should not need a page of its own.
        constexpr double kMostOfPage = 0.7;
        return grid.place_of(node, kMostOfPage * room);
    }
    // What stands in a column takes only its part of the page's height.
    double share(plugin::Node section_node) const {
        const bool across = grid.columns == 1 || section_node["span"] == "page";
        return across ? 1 : 1 / static_cast<double>(grid.columns);
    }

    plugin::Node briefing;
    Look look;
    TagTree tree;
    Geometry grid;
    Setting setting;
    Furniture furniture;
};

struct Flowed {
    std::vector<Zone> zones;
    FlowResult flow;
};

// Tagged as children of `document`; with kArtifact only to see how it comes out.
Flowed flow_sections(const Workbench& bench, StructureId document, const Regions& regions);

// The entries of the list of contents before it is known where they lead.
std::vector<ContentsEntry> titles_of(plugin::Node briefing);

// How many pages come before those of the flow.
std::size_t pages_before(const Workbench& bench);

}  // namespace precis::pdf
