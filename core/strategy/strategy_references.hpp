// Whether all that a strategy refers to exists.
#pragma once

#include "base/xml_reader.hpp"
#include "strategy/strategy.hpp"

namespace precis {

// Where a disagreement names the item it is about and the source that is followed.
struct DisagreementPlaces {
    Location about;
    Location follows;
};

// Reports each topic, item, actor, term and source that is referred to but not there, at the place
// where it is named. The indices of the strategy must have been made; `places` has one entry for
// each of its disagreements.
void check_references(const XmlReader& reader, const Strategy& strategy,
                      const std::vector<DisagreementPlaces>& places);

}  // namespace precis
