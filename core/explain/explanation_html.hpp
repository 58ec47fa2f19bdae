// An explanation as one self-contained, accessible page: a table beside a picture of the handout.
#pragma once

#include "explain/explanation.hpp"

#include <string>

namespace precis {

std::string to_html(const Explanation& explanation);

}  // namespace precis
