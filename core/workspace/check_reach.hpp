// Whether a strategy has what its handouts need, and its handouts what the strategy has.
#pragma once

#include "base/diagnostics.hpp"
#include "strategy/strategy.hpp"
#include "workspace/coverage.hpp"

namespace precis {

// Reports items that no handout shows or names, items without some length of wording, and items
// that say the same.
void check_reach(const Strategy& strategy, const Coverage& coverage, Diagnostics& diagnostics);

}  // namespace precis
