// What a file says about itself, once in the Info dictionary and once in XMP, alike.
#pragma once

#include "pdf/page_model.hpp"
#include "pdf/pdf_writer.hpp"

#include <string>

namespace precis::pdf {

struct Metadata {
    std::string information;  // the entries of the Info dictionary
    std::string packet;       // XMP (ISO 16684-1)
};

// Claims what `conformance` says; PDF/UA-1 only when there is a title, which it demands. Throws
// WriteError for a date that is not ISO 8601; without a date, the file has none.
Metadata describe(const Document& document, Conformance conformance);

}  // namespace precis::pdf
