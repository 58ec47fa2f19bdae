// What to say when a page cannot hold what is required.
#pragma once

#include "base/diagnostics.hpp"
#include "briefing/briefing.hpp"
#include "fit/fit.hpp"
#include "fit/measured_briefing.hpp"

namespace precis {

// Reports by how much the shortest wordings of what is required are too large, which of them take
// the most room, and what would help while giving up least. `at` is the briefing at the smallest
// type; `overflow` is by how much the layout was too large where extents alone are not.
void report_too_large(Briefing& briefing, const MeasuredBriefing& at, double overflow,
                      Measure& measure, Diagnostics& diagnostics);

}  // namespace precis
