#include "fit/measured_briefing.hpp"

#include <algorithm>
#include <cmath>

namespace precis {
namespace {

// A hair's breadth of floating point is no step.
constexpr double kHair = 1e-6;

// Values are compared as whole millionths: exact, and the same everywhere.
std::int64_t whole(double value) {
    return std::llround(value * 1e6);
}

std::optional<KnapsackItem> measure_block(const Node& block, Measure& measure,
                                          const MeasuredBriefing& scale) {
    KnapsackItem item;
    item.required = block.required;
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

    const Node* section = nullptr;
    for (const Node* block : briefing.blocks()) {
        if (block->parent != section) {
            section = block->parent;
            const auto extent = measure.section_extent(*section, type_size);
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
    return measured;
}

}  // namespace precis
