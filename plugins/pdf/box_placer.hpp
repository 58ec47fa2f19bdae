// Says where the nodes of a briefing stand on the pages (precis.boxes/1).
#pragma once

#include "pdf/flow.hpp"
#include "pdf/furniture.hpp"
#include "pdf/geometry.hpp"

#include <cstddef>
#include <cstdint>

#include <precis/plugin.hpp>

namespace precis::pdf {

class BoxPlacer {
  public:
    // With `mirrored`, what was laid out from the left stands from the right.
    BoxPlacer(const Geometry& grid, bool mirrored, plugin::BoxSink& sink)
        : grid_(grid), mirrored_(mirrored), sink_(sink) {}

    void new_page();
    // Across the page, between the margins.
    void place(const Fixture& fixture, plugin::Node node);
    void place(const Fragment& fragment);

  private:
    struct Place {
        double x, y, width, height;
    };
    void give(plugin::Node node, std::size_t column, const Place& place);

    const Geometry& grid_;
    bool mirrored_;
    plugin::BoxSink& sink_;
    std::uint32_t pages_ = 0;
};

}  // namespace precis::pdf
