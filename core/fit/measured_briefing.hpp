// A briefing measured at one type size: the question that the knapsack answers.
#pragma once

#include "briefing/briefing.hpp"
#include "fit/fit.hpp"
#include "fit/knapsack.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace precis {

// How many steps the capacity is divided into. Extents are rounded up to whole steps, so what is
// chosen always fits; on a page of 700 points a step is a quarter of a point.
inline constexpr std::uint32_t kSteps = 2800;

struct MeasuredBriefing {
    double type_size = 0;
    double capacity = 0;  // in the plugin's unit
    std::vector<KnapsackGroup> groups;

    std::uint32_t steps(double extent) const;  // rounded up
    double extent(std::uint32_t steps) const;
};

// Nothing when a measure failed (and has been reported).
std::optional<MeasuredBriefing> measure_briefing(const Briefing& briefing, Measure& measure,
                                                 double type_size);

}  // namespace precis
