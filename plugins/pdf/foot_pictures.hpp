// A picture that does not fit the foot of a page goes to the next, and the foot stays empty. Where
// a smaller one would do, it is made smaller: nothing changes places.
#pragma once

#include "pdf/flow.hpp"

#include <vector>

namespace precis::pdf {

// Makes the first such picture that is not in `done` smaller, and adds its box there; false where
// there is none. `flow` is of these zones, and has to be made anew after it.
bool shrink_picture_to_foot(std::vector<Zone>& zones, const FlowResult& flow, double line,
                            std::vector<const FlowBox*>& done);

}  // namespace precis::pdf
