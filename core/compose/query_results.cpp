#include "compose/query_results.hpp"

namespace precis {

namespace {

// All of one kind, which is what most templates ask for.
std::vector<const Item*> items_of(ItemKind kind, const Strategy& strategy) {
    std::vector<const Item*> items;
    for (const Item& item : strategy.items) {
        if (item.kind == kind) {
            items.push_back(&item);
        }
    }
    return items;
}

}  // namespace

std::vector<const Item*> items_found(const TemplateSection& section, const Strategy& strategy) {
    const std::string_view select = section.select;
    if (select.starts_with("//")) {
        if (const auto kind = item_kind_from(select.substr(2))) {
            return items_of(*kind, strategy);
        }
    }
    pugi::xpath_node_set found = section.query->evaluate_node_set(strategy.document->tree());
    found.sort();
    std::vector<const Item*> items;
    for (const pugi::xpath_node& node : found) {
        if (const Item* item = strategy.find_item(node.node())) {
            items.push_back(item);
        }
    }
    return items;
}

const std::vector<const Item*>& QueryResults::of(const TemplateSection& section) {
    const auto known = found_.find(section.select);
    return known != found_.end()
               ? known->second
               : found_.emplace(section.select, items_found(section, strategy_)).first->second;
}

}  // namespace precis
