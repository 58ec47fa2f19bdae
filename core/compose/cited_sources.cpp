#include "compose/cited_sources.hpp"

#include "compose/localized_text.hpp"

#include <algorithm>

namespace precis {

CitedSources::CitedSources(Briefing& briefing, const Strategy& strategy, const Audience& audience,
                           std::string_view language)
    : briefing_(briefing) {
    for (const Source& source : strategy.sources) {
        if (source.marking > audience.cleared_to) {
            continue;
        }
        Node& node = briefing_.add_detached("source");
        node.set("id", source.id);
        node.set("title", source.title);
        node.set("author", source.author);
        node.set("publisher", source.publisher);
        node.set("published", source.published.iso());
        node.set("published-text", date_text(source.published, language));
        node.set("retrieved", source.retrieved.iso());
        node.set("link", source.link);
        node.where = source.where;
        sources_.emplace(source.id, &node);
    }
}

void CitedSources::cite(Node& node, const std::vector<Citation>& citations) {
    for (const Citation& citation : citations) {
        node.references.push_back(refer(citation));
    }
}

Reference CitedSources::refer(const Citation& citation) {
    Node* source = sources_.at(citation.source);
    if (std::find(cited_.begin(), cited_.end(), source) == cited_.end()) {
        cited_.push_back(source);
    }
    return {source, citation.locator};
}

void CitedSources::attach_to(Node& place) {
    for (Node* source : cited_) {
        briefing_.attach(place, *source);
    }
}

}  // namespace precis
