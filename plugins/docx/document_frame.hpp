// What stands around the sections of a briefing: masthead, sources, header and footer.
#pragma once

#include "docx/document.hpp"

#include <vector>

#include <precis/plugin.hpp>

namespace precis::docx {

// A paragraph of everything in `node`.
Paragraph line_of(Style style, plugin::Node node, plugin::Node briefing);

std::vector<Piece> masthead(const Document& document, plugin::Node briefing);

// The sources as a list, which is added to those of the document.
std::vector<Piece> sources(Document& document, plugin::Node briefing);

// The lines of header and footer.
void add_margins(Document& document, plugin::Node briefing);

}  // namespace precis::docx
