// fit: which wording of each block goes on the page. Uses briefing and base; what things measure it
// asks through a function table that its caller fills.
#pragma once

#include "base/diagnostics.hpp"
#include "briefing/briefing.hpp"

#include <optional>
#include <string>

namespace precis {

struct LayoutResult {
    unsigned pages = 0;
    double overflow = 0;
    double fill = 0;
};

// Answers how large things are, in one unit, against one capacity. A call that fails has reported
// why and returns nothing.
class Measure {
  public:
    virtual ~Measure() = default;

    virtual std::string unit() const = 0;
    virtual std::optional<double> capacity(const Node& briefing, double type_size) = 0;
    virtual std::optional<double> section_extent(const Node& section, double type_size) = 0;
    virtual std::optional<double> block_extent(const Node& block, unsigned alternative,
                                               double type_size) = 0;
    virtual std::optional<LayoutResult> lay_out(const Node& briefing, double type_size) = 0;
    // What a line of running text in that section takes, so that extents can be told in lines; 0
    // where that is not known.
    virtual std::optional<double> line_extent(const Node& section, double type_size);
    // The extent of a page, where each section begins one (a slide); else 0.
    virtual std::optional<double> page_extent(const Node& briefing, double type_size);
};

struct TypeSizes {
    double smallest = 9;
    double largest = 11;
    double step = 0.25;
    // Larger type is taken when no more than this share of the value is lost for it.
    double tolerance = 0.02;
    // A page that is filled less than this may have larger type than extents would let it.
    double fill = 0.9;

    int count() const;
    double at(int index) const { return smallest + step * index; }
};

struct Fitted {
    Decision decision;
    LayoutResult layout;
    double value = 0;  // of what is shown
    double room = 0;   // in which it was chosen, in the unit of the measure
    unsigned shortened = 0;
    unsigned left_out = 0;
};

// The most valuable choice that fits, applied to the briefing. Nothing when even the shortest
// wordings of what is required do not fit at the smallest size: the diagnostic says by how much,
// what takes the room and what would help at least cost. Among equals the ids of sections and items
// decide, never their order.
std::optional<Fitted> fit(Briefing& briefing, Measure& measure, const TypeSizes& sizes,
                          Diagnostics& diagnostics);

}  // namespace precis
