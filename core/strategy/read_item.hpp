// Reads one item of a strategy: what it is called, how it can be said, what its kind adds.
#pragma once

#include "base/xml_reader.hpp"
#include "strategy/strategy.hpp"

namespace precis {

// The item that `element` is, without the items in it. Place in the strategy and parent are left
// to the caller; whether what it refers to exists is checked when all has been read.
Item read_item(const XmlReader& reader, pugi::xml_node element, ItemKind kind,
               const MarkingLadder& ladder);

// A citation as written in an attribute: "source#locator".
Citation citation_from(const Word& word);

}  // namespace precis
