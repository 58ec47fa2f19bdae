// Handling marks: the ladder that they form, and how high each part of a strategy stands on it.
// Uses base.
#pragma once

#include "base/xml_reader.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

struct Strategy;

// A place on the ladder: 0 for what is not marked, 1 for the lowest mark.
using MarkingRank = std::size_t;

struct Marking {
    std::string id;
    std::string name;  // as it stands in the banner of a handout
    Location where;
};

// The marks of a strategy, lowest first.
using MarkingLadder = std::vector<Marking>;

// That of the Traffic Light Protocol, version 2.0 (FIRST, 2022).
MarkingLadder tlp_ladder();

// 0 when the ladder has no mark of that id.
MarkingRank rank_of(const MarkingLadder& ladder, std::string_view id);
// Empty for rank 0.
std::string_view name_of(const MarkingLadder& ladder, MarkingRank rank);

// The ladder written in an element `markings`; that of TLP for a null node.
MarkingLadder read_ladder(const XmlReader& reader, pugi::xml_node element);

// The mark named in an attribute, which may be missing. One that is not on the ladder is reported
// as `fault`, with the nearest.
MarkingRank read_marking(const XmlReader& reader, const pugi::xml_attribute& attribute,
                         const MarkingLadder& ladder, Code fault);

// Raises the marking of each item, wording and picture to the highest of what it is part of and
// what it shows: the strategy, the items around it, the sources that it cites, the terms whose
// names stand in it. The indices of the strategy must have been made.
void spread_markings(Strategy& strategy);

}  // namespace precis
