// In how many columns of text the sections of a briefing stand.
#pragma once

#include <precis/plugin.hpp>

namespace precis::docx {

// The briefing that a node belongs to.
plugin::Node root_of(plugin::Node node);

// The columns that a section shares with its neighbours; 1 for one that spans the page, and no more
// than there are paragraphs or tables to stand in them.
int columns_of(plugin::Node section);

}  // namespace precis::docx
