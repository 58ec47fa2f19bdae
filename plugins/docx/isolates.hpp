// Texts within others that run the other way. Briefings enclose them in isolates (UAX 9), which
// word processors do not know; these have embeddings, which do the same between marks of direction.
// So do the marks alone, nearly, where embeddings are not known either (LibreOffice 7.4).
#pragma once

#include "docx/document.hpp"

#include <vector>

namespace precis::docx {

// Whether there is an isolate in the runs of a paragraph.
bool has_isolates(const Paragraph& paragraph);

// The runs of a paragraph, parted where an isolate begins or ends; `embedded` tells those within
// one. An isolate within another is part of it.
std::vector<Run> without_isolates(const Paragraph& paragraph);

}  // namespace precis::docx
