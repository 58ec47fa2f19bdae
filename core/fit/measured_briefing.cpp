#include "fit/measured_briefing.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

namespace precis {
namespace {

// A hair's breadth of floating point is no step.
constexpr double kHair = 1e-6;

std::int64_t whole(double value) {
    return std::llround(value * kValueScale);
}

// The place of each text among all, sorted: so equals are told apart by what they are called, not
// by where they stand.
std::vector<std::uint32_t> ranks_of(const std::vector<std::string_view>& names) {
    std::vector<std::uint32_t> order(names.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&names](std::uint32_t one, std::uint32_t other) {
        return names[one] < names[other];
    });
    std::vector<std::uint32_t> ranks(names.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        ranks[order[i]] = i;
    }
    return ranks;
}

// A section that has fewer blocks than it should show may show all that it has; what is required is
// shown however few it should be.
void set_bounds(KnapsackGroup& group, const Node& section) {
    const auto required = static_cast<std::uint32_t>(
        std::count_if(group.items.begin(), group.items.end(),
                      [](const KnapsackItem& item) { return item.required; }));
    group.most = section.most == 0 ? 0 : std::max({section.most, required});
    group.least = std::min(section.least, static_cast<std::uint32_t>(group.items.size()));
    if (group.most > 0) {
        group.least = std::min(group.least, group.most);
    }
}

void set_ranks(std::vector<KnapsackGroup>& groups, const std::vector<const Node*>& sections,
               const Briefing& briefing) {
    std::vector<std::string_view> names;
    names.reserve(briefing.blocks().size());
    for (const Node* section : sections) {
        names.push_back(section->attribute("id"));
    }
    const std::vector<std::uint32_t> places = ranks_of(names);
    names.clear();
    for (const Node* block : briefing.blocks()) {
        names.push_back(block->attribute("item"));
    }
    const std::vector<std::uint32_t> items = ranks_of(names);
    std::size_t next = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        groups[i].rank = places[i];
        for (KnapsackItem& item : groups[i].items) {
            item.rank = items[next++];
        }
    }
}

std::optional<KnapsackItem> measure_block(const Node& block, Measure& measure,
                                          const MeasuredBriefing& scale) {
    KnapsackItem item;
    item.required = block.required;
    item.options.reserve(block.alternatives.size());
    for (unsigned i = 0; i < block.alternatives.size(); ++i) {
        const auto extent = measure.block_extent(block, i, scale.type_size);
        if (!extent) {
            return std::nullopt;
        }
        item.options.push_back({whole(block.value * block.shares[i]), scale.steps(*extent)});
    }
    return item;
}

}  // namespace

std::uint32_t MeasuredBriefing::room() const {
    return static_cast<std::uint32_t>(std::max(0.0, std::floor(capacity / step + kHair)));
}

std::uint32_t MeasuredBriefing::steps(double extent) const {
    return static_cast<std::uint32_t>(std::clamp(std::ceil(extent / step - kHair), 0.0, 1e9));
}

std::optional<MeasuredBriefing> measure_briefing(const Briefing& briefing, Measure& measure,
                                                 double type_size) {
    MeasuredBriefing measured;
    measured.type_size = type_size;
    const auto capacity = measure.capacity(briefing.root(), type_size);
    if (!capacity) {
        return std::nullopt;
    }
    measured.capacity = *capacity;
    measured.step = std::max(kStep, *capacity / kMostSteps);

    const auto page = measure.page_extent(briefing.root(), type_size);
    if (!page) {
        return std::nullopt;
    }
    const auto page_steps = static_cast<std::uint32_t>(*page / measured.step + kHair);

    std::vector<const Node*> sections;
    for (const Node* block : briefing.blocks()) {
        if (sections.empty() || block->parent != sections.back()) {
            sections.push_back(block->parent);
            const auto extent = measure.section_extent(*block->parent, type_size);
            if (!extent) {
                return std::nullopt;
            }
            measured.groups.push_back({measured.steps(*extent), {}});
        }
        auto item = measure_block(*block, measure, measured);
        if (!item) {
            return std::nullopt;
        }
        measured.groups.back().items.push_back(std::move(*item));
    }
    for (std::size_t i = 0; i < sections.size(); ++i) {
        set_bounds(measured.groups[i], *sections[i]);
        measured.groups[i].page = page_steps;
    }
    set_ranks(measured.groups, sections, briefing);
    return measured;
}

}  // namespace precis
