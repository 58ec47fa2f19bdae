// Performance indicators: measures where they have numbers, signs of progress where they do not.
#pragma once

#include "strategy/stratml/draft.hpp"
#include "strategy/stratml/reading.hpp"

#include <optional>

namespace precis::stratml {

// Nothing when the indicator says nothing. `objective` is the item that it belongs to.
std::optional<DraftItem> read_indicator(pugi::xml_node element, const DraftItem& objective,
                                        Reading& reading);

}  // namespace precis::stratml
