// Performance indicators: measures where they have numbers, milestones where they have a date
// only, else objectives: what success looks like.
#pragma once

#include "strategy/stratml/draft.hpp"
#include "strategy/stratml/reading.hpp"

#include <optional>

namespace precis::stratml {

// Nothing when the indicator says nothing. `objective` is the item that it belongs to.
std::optional<DraftItem> read_indicator(pugi::xml_node element, const DraftItem& objective,
                                        Reading& reading);

}  // namespace precis::stratml
