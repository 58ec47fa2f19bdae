#include "compose/selection.hpp"

#include "base/nearest_name.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace precis {
namespace {

constexpr std::array kFullestFirst{Length::full, Length::short_, Length::headline};

double weight_of(Importance importance) {
    switch (importance) {
        case Importance::required:
        case Importance::high:
            return 1.0;
        case Importance::medium:
            return 0.6;
        case Importance::low:
            return 0.3;
    }
    return 0;
}

bool contains(const std::vector<std::string>& ids, std::string_view id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

void report_unknown_item(const std::string& id, const TemplateSection& section,
                         const Strategy& strategy, Diagnostics& diagnostics) {
    std::vector<std::string_view> known;
    for (const Item& item : strategy.items) {
        known.push_back(item.id);
    }
    diagnostics
        .report(Code::unknown_selected_item, section.where,
                fmt::format("no item has the id '{}'", id))
        .hinted(did_you_mean(id, known));
}

// The items that the section names, in the order of the strategy or of its list.
std::vector<const Item*> items_named(const TemplateSection& section, const Request& request,
                                     Diagnostics& diagnostics) {
    const Strategy& strategy = request.strategy;
    if (section.query != nullptr) {
        return request.found != nullptr ? request.found->of(section)
                                        : items_found(section, strategy);
    }
    std::vector<const Item*> items;
    for (const std::string& id : section.items) {
        if (const Item* item = strategy.find_item(id)) {
            items.push_back(item);
        } else {
            report_unknown_item(id, section, strategy, diagnostics);
        }
    }
    return items;
}

// The wordings of the lengths allowed; where there is none, the nearest that there is, and a word
// about it.
std::vector<const Wording*> allowed_wordings(const Item& item, const TemplateSection& section,
                                             const Audience& audience, Diagnostics& diagnostics) {
    std::vector<const Wording*> wordings;
    std::vector<const Wording*> others;
    for (const Length length : kFullestFirst) {
        if (const Wording* wording = wording_for(item, length, audience)) {
            const bool allowed =
                section.lengths.empty() || std::find(section.lengths.begin(), section.lengths.end(),
                                                     length) != section.lengths.end();
            (allowed ? wordings : others).push_back(wording);
        }
    }
    if (wordings.empty() && !others.empty()) {
        const bool wants_long = section.lengths.front() == Length::full;
        const Wording* instead = wants_long ? others.front() : others.back();
        diagnostics
            .report(Code::missing_length, item.where,
                    fmt::format("'{}' has no wording of the length that section '{}' asks for",
                                item.id, section.id))
            .hinted(fmt::format("its '{}' wording is used instead", name_of(instead->length)));
        wordings.push_back(instead);
    }
    return wordings;
}

// What the audience puts first leads; then by value, where the section says so.
void put_in_order(std::vector<Selected>& selected, const TemplateSection& section,
                  const Audience& audience) {
    if (!section.by_value || !section.items.empty()) {
        return;
    }
    const auto lead = [&](const Selected& one) {
        return std::find(audience.first.begin(), audience.first.end(), one.item->id) -
               audience.first.begin();
    };
    std::stable_sort(selected.begin(), selected.end(),
                     [&](const Selected& one, const Selected& other) {
                         const auto ranks = std::pair(lead(one), lead(other));
                         return ranks.first != ranks.second ? ranks.first < ranks.second
                                                            : one.value > other.value;
                     });
}

// A timeline runs with time, whatever it was chosen by; what has no date comes last.
void put_in_time(std::vector<Selected>& selected, const TemplateSection& section) {
    if (section.layout != "timeline" || !section.items.empty()) {
        return;
    }
    const auto time = [](const Selected& one) {
        return std::pair(!one.item->date, one.item->date);
    };
    std::stable_sort(
        selected.begin(), selected.end(),
        [&](const Selected& one, const Selected& other) { return time(one) < time(other); });
}

void note(const Request& request, const Item* item, const TemplateSection& section,
          PassedOver::Why why) {
    if (request.passed_over != nullptr) {
        request.passed_over->push_back({item, section.id, why});
    }
}

// Drops from the end, but never what is required.
void keep_to_limit(std::vector<Selected>& selected, const TemplateSection& section,
                   const Request& request) {
    const std::size_t limit = section.limit;
    for (std::size_t i = selected.size(); limit != 0 && i-- > 0 && selected.size() > limit;) {
        if (!selected[i].required) {
            note(request, selected[i].item, section, PassedOver::Why::over_limit);
            selected.erase(selected.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }
}

void finish(std::vector<Selected>& selected, const TemplateSection& section,
            const Request& request) {
    put_in_order(selected, section, request.audience);
    keep_to_limit(selected, section, request);
    if (section.required && !selected.empty()) {
        selected.front().required = true;
    }
    put_in_time(selected, section);
}

}  // namespace

ValueOrigin value_origin(const Item& item, const Audience& audience) {
    ValueOrigin origin;
    origin.importance = weight_of(item.importance);
    const auto kind = audience.kind_weights.find(name_of(item.kind));
    origin.kind = kind == audience.kind_weights.end() ? 1 : kind->second;
    const auto own = audience.item_weights.find(item.id);
    origin.item = own == audience.item_weights.end() ? 1 : own->second;
    if (!item.topics.empty()) {
        double sum = 0;
        for (const std::string& topic : item.topics) {
            const auto weight = audience.topic_weights.find(topic);
            sum += weight == audience.topic_weights.end() ? 1 : weight->second;
        }
        origin.topics = sum / static_cast<double>(item.topics.size());
    }
    origin.value = value_of(item, audience);
    return origin;
}

double value_of(const Item& item, const Audience& audience) {
    return weight_of(item.importance) * audience.interest_in(item);
}

const Wording* wording_for(const Item& item, Length length, const Audience& audience) {
    const Wording* best = nullptr;
    std::size_t best_rank = audience.lineage.size() + 1;
    for (const Wording& wording : item.wordings) {
        if (wording.length != length || wording.marking > audience.cleared_to) {
            continue;
        }
        std::size_t rank = audience.lineage.size();
        if (!wording.audiences.empty()) {
            const auto nearest = std::find_if(
                audience.lineage.begin(), audience.lineage.end(),
                [&](const std::string& id) { return contains(wording.audiences, id); });
            if (nearest == audience.lineage.end()) {
                continue;
            }
            rank = static_cast<std::size_t>(nearest - audience.lineage.begin());
        }
        if (rank < best_rank) {
            best = &wording;
            best_rank = rank;
        }
    }
    return best;
}

std::vector<Selected> select_items(const TemplateSection& section, const Request& request,
                                   std::vector<bool>& taken, Diagnostics& diagnostics) {
    std::vector<Selected> selected;
    for (const Item* item : items_named(section, request, diagnostics)) {
        const bool required = item->importance == Importance::required;
        if (taken[item->order]) {
            continue;
        }
        const double value = value_of(*item, request.audience);
        if (item->marking > request.audience.cleared_to) {
            note(request, item, section, PassedOver::Why::not_cleared);
            continue;
        }
        if (contains(request.audience.omit, item->id)) {
            note(request, item, section, PassedOver::Why::omitted);
            continue;
        }
        if (value <= 0 && !required) {
            note(request, item, section, PassedOver::Why::of_no_interest);
            continue;
        }
        auto wordings = allowed_wordings(*item, section, request.audience, diagnostics);
        if (!wordings.empty()) {
            selected.push_back({item, value, std::move(wordings), required});
        } else {
            note(request, item, section, PassedOver::Why::no_wording);
        }
    }
    finish(selected, section, request);
    for (const Selected& one : selected) {
        taken[one.item->order] = true;
    }
    return selected;
}

std::vector<Selected> select_pictures(const TemplateSection& section, const Request& request,
                                      Diagnostics& diagnostics) {
    std::vector<Selected> selected;
    for (const Item* item : items_named(section, request, diagnostics)) {
        const double value = value_of(*item, request.audience);
        if (item->picture && item->picture->marking <= request.audience.cleared_to && value > 0 &&
            !contains(request.audience.omit, item->id)) {
            selected.push_back({item, value, {}, false});
        }
    }
    finish(selected, section, request);
    return selected;
}

}  // namespace precis
