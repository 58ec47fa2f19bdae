#include "pdf/geometry.hpp"

#include <algorithm>

namespace precis::pdf {
namespace {

// Slides are read from further away.
constexpr double kSlideScale = 1.55;

PageBudget budget_of(std::string_view pages) {
    if (pages == "1") {
        return PageBudget::one;
    }
    if (pages == "2") {
        return PageBudget::two;
    }
    return pages == "slides" ? PageBudget::slides : PageBudget::any;
}

}  // namespace

SectionPlace Geometry::place_of(plugin::Node section, double highest) const {
    SectionPlace place;
    place.highest = highest;
    place.slide = is_slides();
    place.heading_body = body;
    place.across = columns > 1 && section["span"] == "page";
    place.in_column = columns > 1 && !place.across;
    place.width = columns == 1 || place.across ? content() : column();
    // A panel carries its heading inside.
    place.indent = section["layout"] == "contact" ? 0 : indent;
    return place;
}

Geometry make_geometry(const Look& look, plugin::Node briefing, double type_size) {
    Geometry grid;
    grid.budget = budget_of(briefing["pages"]);
    if (grid.is_slides()) {
        grid.slides = static_cast<std::size_t>(number_or(briefing["slides"], 0));
    }
    const Paper& paper = look.paper;
    grid.left = paper.margin_left;
    grid.right = paper.margin_right;
    grid.top = paper.margin_top;
    grid.bottom = paper.margin_bottom;
    grid.width = paper.width;
    grid.height = paper.height;
    grid.body = type_size;
    if (grid.is_slides()) {
        grid.width = std::max(paper.width, paper.height);
        grid.height = grid.width * 9 / 16;
        grid.body = type_size * kSlideScale;
        return grid;
    }
    grid.columns = static_cast<std::size_t>(std::clamp(number_or(briefing["columns"], 1), 1., 3.));
    grid.gutter = kGutter * type_size;
    // Lines across the page would be too long to read.
    constexpr double kLongLine = 46;  // of running text
    if (grid.columns == 1 && grid.content() > kLongLine * type_size) {
        grid.indent = grid.content() * 0.235;
    }
    return grid;
}

}  // namespace precis::pdf
