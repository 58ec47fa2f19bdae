// What is allowed in a strategy, but probably not meant.
#pragma once

#include "base/diagnostics.hpp"
#include "strategy/strategy.hpp"

namespace precis {

// Warns of: a shorter wording that is longer than a fuller one, a wording without a source, a
// source or topic that nothing uses, an item that lacks what its kind is for, a disagreement that
// is not settled.
void check_strategy(const Strategy& strategy, Diagnostics& diagnostics);

}  // namespace precis
