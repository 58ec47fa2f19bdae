// What every document must be before it can be written: the rest of the writer relies on it.
#pragma once

#include "pdf/page_model.hpp"

namespace precis::pdf {

// Throws WriteError with the first thing that is wrong: no page, a size that PDF does not allow, a
// reference to what is not there, a measure that is no number, an element of no standard type.
void check_document(const Document& document);

}  // namespace precis::pdf
