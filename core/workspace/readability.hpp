// How hard it is to read what audiences are told, where there is a recognised formula for the
// language.
#pragma once

#include "base/diagnostics.hpp"
#include "strategy/audiences.hpp"
#include "strategy/strategy.hpp"
#include "strategy/translation.hpp"

namespace precis {

// Reports each audience whose grade is below that of what it is told, and that nothing can be said
// where there is no formula for the strategy's language.
void check_readability(const Strategy& strategy, const Audiences& audiences,
                       Diagnostics& diagnostics);

// The same of what is translated, where there is a formula for that language.
void check_readability(const Strategy& strategy, const Audiences& audiences,
                       const Translation& translation, Diagnostics& diagnostics);

}  // namespace precis
