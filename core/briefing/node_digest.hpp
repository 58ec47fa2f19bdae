// One number for all that a node says.
#pragma once

#include "briefing/briefing.hpp"

#include <cstdint>

namespace precis {

// The same for nodes of which a plugin reads the same: kind, text, attributes, language, direction,
// the ids and places of its sources, and likewise all of its alternatives and of what is in it.
// Of others but for a chance of 1 in 2^64 another. For one process; not to be written down. Never
// 0. Remembered for as long as the node's briefing has the same revision, so asking again costs
// nothing; one thread at a time.
std::uint64_t digest_of(const Node& node);

}  // namespace precis
