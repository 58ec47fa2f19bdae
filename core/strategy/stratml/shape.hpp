// How a StratML document differs from what its edition of the standard allows.
#pragma once

#include "strategy/stratml/reading.hpp"

namespace precis::stratml {

// Adds an oddity for each element that is misspelt, repeated, missing, out of order, empty or only
// holds a place for a text, and for each value that is not of its kind.
void check_shape(Reading& reading);

}  // namespace precis::stratml
