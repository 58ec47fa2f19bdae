// Items that support each other in a circle.
#pragma once

#include "base/xml_reader.hpp"
#include "strategy/strategy.hpp"

namespace precis {

// Reports each circle once, where it closes. The references of the items have been checked.
void check_support_circles(const XmlReader& reader, const Strategy& strategy);

}  // namespace precis
