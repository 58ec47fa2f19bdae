#include "explain/reach.hpp"

#include "explain/explanation_text.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace precis {
namespace {

using Json = nlohmann::ordered_json;
using Rows = std::vector<std::vector<std::string>>;

// The length in which an item is on the page; empty when it is not.
std::string shown_as(const ExplainedItem& item) {
    return item.on_page() ? item.wordings[static_cast<std::size_t>(item.chosen)].length
                          : std::string();
}

std::string shown_or_fate(const ExplainedItem& item) {
    const std::string shown = shown_as(item);
    return shown.empty() ? std::string(name_of(item.fate)) : shown;
}

// The items of both, each with what the other has of it; those of the one first.
std::vector<std::pair<const ExplainedItem*, const ExplainedItem*>> pairs_of(
    const Explanation& one, const Explanation& other) {
    std::vector<std::pair<const ExplainedItem*, const ExplainedItem*>> pairs;
    for (const ExplainedItem& item : one.items) {
        const ExplainedItem* same = other.find(item.id);
        if (same != nullptr && (item.on_page() || same->on_page())) {
            pairs.emplace_back(&item, same);
        }
    }
    std::stable_partition(pairs.begin(), pairs.end(), [](const auto& pair) {
        return shown_as(*pair.first) != shown_as(*pair.second);
    });
    return pairs;
}

}  // namespace

std::string reach_text(std::string_view id, std::span<const Explanation> explanations) {
    Rows rows{{"audience", "shown", "value", "takes", "why"}};
    std::string name;
    for (const Explanation& explanation : explanations) {
        const ExplainedItem* item = explanation.find(id);
        if (item == nullptr) {
            return {};
        }
        name = item->name.empty() ? name : item->name;
        const std::string reason = reason_of(*item);
        rows.push_back({explanation.audience, shown_or_fate(*item), origin_text(*item),
                        item->on_page()
                            ? amount_of(item->wordings[static_cast<std::size_t>(item->chosen)],
                                        explanation.unit)
                            : "",
                        reason.empty() && item->required ? "required" : reason});
    }
    if (explanations.empty()) {
        return {};
    }
    const auto reached = std::count_if(
        explanations.begin(), explanations.end(),
        [id](const Explanation& explanation) { return explanation.find(id)->on_page(); });
    return fmt::format("{} ({}): on the {} of {} of {} audiences\n\n{}", name, id,
                       explanations.front().form, reached, explanations.size(), aligned(rows));
}

std::string reach_json(std::string_view id, std::span<const Explanation> explanations) {
    Json out{{"item", id}, {"audiences", Json::array()}};
    for (const Explanation& explanation : explanations) {
        const ExplainedItem* item = explanation.find(id);
        if (item == nullptr) {
            return {};
        }
        out["audiences"].push_back({{"audience", explanation.audience},
                                    {"fate", name_of(item->fate)},
                                    {"shown", shown_as(*item)},
                                    {"value", item->origin.value},
                                    {"reason", reason_of(*item)}});
    }
    return out.dump(2) + '\n';
}

std::string comparison_text(const Explanation& one, const Explanation& other) {
    Rows rows{{"item", one.audience, other.audience, "worth to " + one.audience,
               "to " + other.audience, "why it differs"}};
    std::size_t same = 0;
    for (const auto& [item, counterpart] : pairs_of(one, other)) {
        if (shown_as(*item) == shown_as(*counterpart)) {
            ++same;
            continue;
        }
        // The one that gets less is to be explained.
        const bool first = !item->on_page() || (counterpart->on_page() && item->has_price);
        const ExplainedItem& lesser = first ? *item : *counterpart;
        const std::string reason = reason_of(lesser);
        rows.push_back({item->id, shown_or_fate(*item), shown_or_fate(*counterpart),
                        fmt::format("{:.2f}", item->origin.value),
                        fmt::format("{:.2f}", counterpart->origin.value),
                        reason.empty() ? std::string()
                                       : (first ? one.audience : other.audience) + ": " + reason});
    }
    std::string out = fmt::format("{}: {}\n{}: {}\n\n", one.audience_name, headline_of(one),
                                  other.audience_name, headline_of(other));
    if (rows.size() == 1) {
        return out + fmt::format("both show the same {} in the same words\n",
                                 same == 1 ? "item" : fmt::format("{} items", same));
    }
    return out + aligned(rows) + fmt::format("\n{} more the same for both\n", same);
}

std::string comparison_json(const Explanation& one, const Explanation& other) {
    Json out{{"audiences", {one.audience, other.audience}}, {"items", Json::array()}};
    for (const auto& [item, counterpart] : pairs_of(one, other)) {
        const auto side = [](const ExplainedItem& which) {
            return Json{{"fate", name_of(which.fate)},
                        {"shown", shown_as(which)},
                        {"value", which.origin.value},
                        {"reason", reason_of(which)}};
        };
        out["items"].push_back({{"id", item->id},
                                {"same", shown_as(*item) == shown_as(*counterpart)},
                                {one.audience, side(*item)},
                                {other.audience, side(*counterpart)}});
    }
    return out.dump(2) + '\n';
}

}  // namespace precis
