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

// Extents are counted in whole steps, rounded up, so what is chosen always fits: a quarter of the
// plugin's unit, or more where that would make too many.
inline constexpr double kStep = 0.25;
inline constexpr double kMostSteps = 20'000;

// Values are compared as whole millionths: exact, and the same everywhere.
inline constexpr double kValueScale = 1e6;

struct MeasuredBriefing {
    double type_size = 0;
    double capacity = 0;  // in the plugin's unit
    double step = kStep;  // likewise
    std::vector<KnapsackGroup> groups;

    std::uint32_t room() const;                // the capacity in steps, rounded down
    std::uint32_t steps(double extent) const;  // rounded up
    double extent(std::uint32_t steps) const { return step * steps; }
};

// Nothing when a measure failed (and has been reported).
std::optional<MeasuredBriefing> measure_briefing(const Briefing& briefing, Measure& measure,
                                                 double type_size);

}  // namespace precis
