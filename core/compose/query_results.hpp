// What the queries of templates find in one strategy.
#pragma once

#include "compose/template.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace precis {

// The items that a section's query finds, in the order of the strategy.
std::vector<const Item*> items_found(const TemplateSection& section, const Strategy& strategy);

// The same, looked for once however many sections and briefings ask: a query is the same for every
// audience, and goes through the whole of the strategy. `strategy` must outlive it.
class QueryResults {
  public:
    explicit QueryResults(const Strategy& strategy) : strategy_(strategy) {}

    const std::vector<const Item*>& of(const TemplateSection& section);

  private:
    const Strategy& strategy_;
    std::unordered_map<std::string, std::vector<const Item*>> found_;  // by expression
};

}  // namespace precis
