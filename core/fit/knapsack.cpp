#include "fit/knapsack.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace precis {
namespace {

// The best value for each room from 0 to the capacity. What is impossible is so far below zero that
// no values added to it bring it back: so the inner loop needs no test for it.
using Row = std::vector<std::int64_t>;
constexpr std::int64_t kImpossible = std::numeric_limits<std::int64_t>::min() / 2;

constexpr std::int8_t kSkipped = -1;

// What was decided about one item for each room, so that the choice can be read back.
using Decisions = std::vector<std::int8_t>;

struct GroupTrace {
    std::vector<Decisions> items;
    std::vector<bool> opened;  // for each room: whether the group is worth its cost
};

Row shifted(const Row& row, std::uint32_t extent) {
    Row result(row.size(), kImpossible);
    if (extent < row.size()) {
        std::copy(row.begin(), row.end() - static_cast<std::ptrdiff_t>(extent),
                  result.begin() + static_cast<std::ptrdiff_t>(extent));
    }
    return result;
}

// Whether some other option is no larger and no less worth: then this one is never needed.
bool is_dominated(const KnapsackItem& item, std::size_t option) {
    const auto [value, extent] = item.options[option];
    for (std::size_t other = 0; other < item.options.size(); ++other) {
        const auto [other_value, other_extent] = item.options[other];
        const bool as_good = other_value >= value && other_extent <= extent;
        const bool same = other_value == value && other_extent == extent;
        if (other != option && as_good && (!same || other < option)) {
            return true;
        }
    }
    return false;
}

Row take_item(const KnapsackItem& item, const Row& before, Decisions& decisions) {
    Row best = item.required ? Row(before.size(), kImpossible) : before;
    decisions.assign(before.size(), kSkipped);
    for (std::size_t option = 0; option < item.options.size(); ++option) {
        if (is_dominated(item, option)) {
            continue;
        }
        const auto [value, extent] = item.options[option];
        for (std::size_t room = extent; room < before.size(); ++room) {
            const std::int64_t with = before[room - extent] + value;
            const bool better = with > best[room];
            best[room] = better ? with : best[room];
            decisions[room] = better ? static_cast<std::int8_t>(option) : decisions[room];
        }
    }
    return best;
}

Row take_group(const KnapsackGroup& group, const Row& before, GroupTrace& trace) {
    bool required = false;
    Row inside = shifted(before, group.extent);
    trace.items.resize(group.items.size());
    for (std::size_t i = 0; i < group.items.size(); ++i) {
        inside = take_item(group.items[i], inside, trace.items[i]);
        required = required || group.items[i].required;
    }
    trace.opened.assign(before.size(), required);
    if (required) {
        return inside;
    }
    Row best = before;
    for (std::size_t room = 0; room < best.size(); ++room) {
        if (inside[room] > best[room]) {
            best[room] = inside[room];
            trace.opened[room] = true;
        }
    }
    return best;
}

// Reads the choice of one group back, last item first, and returns the room left before it.
std::size_t read_back(const KnapsackGroup& group, const GroupTrace& trace, std::size_t room,
                      std::vector<int>& reversed) {
    if (!trace.opened[room]) {
        reversed.insert(reversed.end(), group.items.size(), KnapsackSolution::kNone);
        return room;
    }
    for (std::size_t i = group.items.size(); i-- > 0;) {
        const int option = trace.items[i][room];
        reversed.push_back(option);
        if (option != kSkipped) {
            room -= group.items[i].options[static_cast<std::size_t>(option)].extent;
        }
    }
    return room - group.extent;
}

}  // namespace

std::optional<KnapsackSolution> solve_knapsack(std::span<const KnapsackGroup> groups,
                                               std::uint32_t capacity) {
    Row row(std::size_t{capacity} + 1, 0);
    std::vector<GroupTrace> traces(groups.size());
    for (std::size_t i = 0; i < groups.size(); ++i) {
        row = take_group(groups[i], row, traces[i]);
    }
    if (row[capacity] < 0) {
        return std::nullopt;
    }

    // The smallest room in which that value can be had: nothing is taken that adds nothing.
    const auto first = std::lower_bound(row.begin(), row.end(), row[capacity]);
    auto room = static_cast<std::size_t>(first - row.begin());
    KnapsackSolution solution;
    solution.value = row[capacity];
    solution.extent = static_cast<std::uint32_t>(room);
    for (std::size_t i = groups.size(); i-- > 0;) {
        room = read_back(groups[i], traces[i], room, solution.chosen);
    }
    std::reverse(solution.chosen.begin(), solution.chosen.end());
    return solution;
}

}  // namespace precis
