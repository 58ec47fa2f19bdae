// The choice itself, without briefings: a multiple-choice knapsack with group costs, solved
// exactly.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace precis {

// One way of taking an item. Values and extents are whole numbers, so that the same question has
// the same answer on every machine.
struct KnapsackOption {
    std::int64_t value = 0;
    std::uint32_t extent = 0;
};

struct KnapsackItem {
    std::vector<KnapsackOption> options;
    bool required = false;  // one of its options has to be taken
};

// Items that share a cost: it is paid once when any of them is taken.
struct KnapsackGroup {
    std::uint32_t extent = 0;
    std::vector<KnapsackItem> items;
};

struct KnapsackSolution {
    static constexpr int kNone = -1;

    std::int64_t value = 0;
    std::uint32_t extent = 0;
    std::vector<int> chosen;  // for the items of all groups in order: the option taken, or kNone
};

// The choice of greatest value whose extent is at most `capacity`, or nothing when what is required
// does not fit. Among equals, earlier options (and, failing that, fewer items) win.
// Time and memory grow with the number of options, and of items, times `capacity`.
std::optional<KnapsackSolution> solve_knapsack(std::span<const KnapsackGroup> groups,
                                               std::uint32_t capacity);

}  // namespace precis
