// A block of the briefing as entries of a slide.
#pragma once

#include "outline/deck.hpp"

#include <vector>

#include <precis/plugin.hpp>

namespace precis::outline {

// One entry, or two where the block says who said it. `number` is that of the block in its section.
void append_entries(std::vector<Entry>& entries, plugin::Node block, plugin::Node wording,
                    int number, bool with_name);

}  // namespace precis::outline
