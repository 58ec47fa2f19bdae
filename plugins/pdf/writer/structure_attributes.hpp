// The attributes of structure elements (ISO 32000-1, 14.8.5), as far as they follow from the
// document: the scope of header cells, how lists are numbered, where figures stand.
#pragma once

#include "pdf/page_model.hpp"

#include <string>
#include <vector>

namespace precis::pdf {

// For each element the value of /A, or nothing.
std::vector<std::string> structure_attributes(const Document& document);

}  // namespace precis::pdf
