// The gate before the bytes: what a document lacks for the standards that it is to be held to
// (ISO 14289-1 and ISO 19005-2, level A), as far as a program can tell. What the writer does by
// itself for every document is not looked at again here; tests/pdf reads the files for that.
#pragma once

#include "pdf/page_model.hpp"
#include "pdf/pdf_writer.hpp"

#include <string>
#include <vector>

namespace precis::pdf {

struct Shortcoming {
    std::string message;  // for a person, as diagnostics are worded
    std::string hint;
    StructureId element = kArtifact;  // that it is about; kArtifact: the whole
    bool ours = false;                // nothing in a strategy can cause it: the layout is at fault
};

// All of them, in the order of the structure; none where nothing is claimed. The document has
// passed check_document or will.
std::vector<Shortcoming> shortcomings(const Document& document, Conformance conformance);

}  // namespace precis::pdf
