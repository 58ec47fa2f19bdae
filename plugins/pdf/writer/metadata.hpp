// What a file says about itself, once in the Info dictionary and once in XMP, alike.
#pragma once

#include "pdf/page_model.hpp"

#include <string>

namespace precis::pdf {

struct Metadata {
    std::string information;  // the entries of the Info dictionary
    std::string packet;       // XMP (ISO 16684-1)
};

// Claims PDF/A-2a, and PDF/UA-1 when there is a title, which it demands. Throws WriteError for a
// date that is not ISO 8601; without a date, the file has none.
Metadata describe(const Document& document);

}  // namespace precis::pdf
