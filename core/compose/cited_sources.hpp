// The sources that a briefing refers to.
#pragma once

#include "briefing/briefing.hpp"
#include "strategy/audiences.hpp"
#include "strategy/strategy.hpp"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace precis {

class CitedSources {
  public:
    // A node for each source that the audience may know of, with dates in `language`. The briefing
    // and the strategy must outlive it.
    CitedSources(Briefing& briefing, const Strategy& strategy, const Audience& audience,
                 std::string_view language);

    Reference refer(const Citation& citation);
    void cite(Node& node, const std::vector<Citation>& citations);

    // Puts those that were referred to in place, in the order of the first reference to each.
    void attach_to(Node& place);

  private:
    Briefing& briefing_;
    std::unordered_map<std::string_view, Node*> sources_;
    std::vector<Node*> cited_;
};

}  // namespace precis
