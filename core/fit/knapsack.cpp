#include "fit/knapsack.hpp"

#include "fit/knapsack_groups.hpp"
#include "fit/knapsack_table.hpp"

namespace precis {

struct Knapsack::Tables {
    void fill(std::span<const KnapsackGroup> given, std::uint32_t capacity) {
        narrow.reset();
        wide.reset();
        groups = knapsack::groups_of(given, capacity);
        item_count = 0;
        for (const knapsack::Group& group : groups) {
            item_count += group.items.size();
        }
        // Narrow numbers go through the processor twice as many at a time.
        if (knapsack::total_of(groups) <
            -std::int64_t{knapsack::Table<std::int32_t>::kImpossible}) {
            narrow.emplace(groups, capacity, memory);
        } else {
            wide.emplace(groups, capacity, memory);
        }
    }

    std::vector<knapsack::Group> groups;
    std::size_t item_count = 0;
    knapsack::TableMemory memory;
    std::optional<knapsack::Table<std::int32_t>> narrow;  // either this
    std::optional<knapsack::Table<std::int64_t>> wide;    // or this
};

Knapsack::Knapsack() : tables_(std::make_unique<Tables>()) {}
Knapsack::~Knapsack() = default;

void Knapsack::ask(std::span<const KnapsackGroup> groups, std::uint32_t capacity) {
    capacity_ = capacity;
    tables_->fill(groups, capacity);
}

std::optional<KnapsackSolution> Knapsack::solve(std::uint32_t room) const {
    const std::size_t count = tables_->item_count;
    return tables_->narrow ? tables_->narrow->solution(count, room)
                           : tables_->wide->solution(count, room);
}

std::optional<KnapsackSolution> solve_knapsack(std::span<const KnapsackGroup> groups,
                                               std::uint32_t capacity) {
    Knapsack knapsack;
    knapsack.ask(groups, capacity);
    return knapsack.solve(capacity);
}

}  // namespace precis
