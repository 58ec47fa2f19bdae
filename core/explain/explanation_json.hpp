// Explanations for programs.
#pragma once

#include "explain/explanation.hpp"

#include <string>

namespace precis {

// One JSON object with everything in it. Extents are in `unit`, boxes in points from the top left.
std::string to_json(const Explanation& explanation);

}  // namespace precis
