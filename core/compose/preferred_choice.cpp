#include "compose/compose.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace precis {
namespace {

// Leaves out what a section has too many of, from the end; but what is required stays.
void keep_to_most(const Briefing& briefing, Decision& decision) {
    std::map<const Node*, unsigned> shown;
    for (const Node* block : briefing.blocks()) {
        shown[block->parent] += block->required ? 1 : 0;
    }
    for (std::size_t i = 0; i < decision.chosen.size(); ++i) {
        const Node& block = *briefing.blocks()[i];
        const unsigned most = block.parent->most;
        if (most > 0 && !block.required && ++shown[block.parent] > most) {
            decision.chosen[i] = Decision::kLeftOut;
        }
    }
}

}  // namespace

Decision preferred_choice(const Briefing& briefing, const Request& request) {
    const Length preferred =
        request.form.preferred.value_or(request.audience.preferred.value_or(Length::short_));
    const auto distance = [&](const Node* wording) {
        const Length length = *length_from(wording->attribute("length"));
        return std::abs(static_cast<int>(length) - static_cast<int>(preferred));
    };
    Decision decision;
    decision.type_size = request.theme.largest;
    for (const Node* block : briefing.blocks()) {
        const auto& all = block->alternatives;
        const auto nearest = std::min_element(
            all.begin(), all.end(),
            [&](const Node* one, const Node* other) { return distance(one) < distance(other); });
        decision.chosen.push_back(static_cast<int>(nearest - all.begin()));
    }
    keep_to_most(briefing, decision);
    return decision;
}

}  // namespace precis
