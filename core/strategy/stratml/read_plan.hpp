// From a StratML document to the draft of a strategy.
#pragma once

#include "strategy/stratml/draft.hpp"
#include "strategy/stratml/reading.hpp"

namespace precis::stratml {

// Reads all that has a place; what has none stays unused in `reading`.
Draft read_plan(Reading& reading);

}  // namespace precis::stratml
