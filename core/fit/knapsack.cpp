#include "fit/knapsack.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <memory>
#include <numeric>

namespace precis {
namespace {

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

template <class Ranked>
std::vector<std::size_t> by_rank(std::span<const Ranked> all) {
    std::vector<std::size_t> order(all.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
        return all[one].rank < all[other].rank;
    });
    return order;
}

struct Option {
    std::int64_t value;
    std::size_t extent;
    int index;
};

struct Item {
    std::vector<Option> options;  // those that may be needed
    std::size_t place;            // in KnapsackSolution::chosen
    bool required;
};

struct Group {
    std::size_t extent;
    std::vector<Item> items;
    std::size_t least;
    bool required = false;
    // It is counted how many items are taken up to the last layer: there it is so many, or, when
    // `open_ended`, at least so many. Without bounds there is nothing to count and one layer.
    std::size_t layers = 1;
    bool open_ended = true;
};

Item item_of(const KnapsackItem& given, std::size_t place, std::uint32_t capacity) {
    Item item{{}, place, given.required};
    for (std::size_t i = 0; i < given.options.size(); ++i) {
        const auto [value, extent] = given.options[i];
        if (extent <= capacity && !is_dominated(given, i)) {
            item.options.push_back({value, extent, static_cast<int>(i)});
        }
    }
    return item;
}

std::vector<Group> groups_of(std::span<const KnapsackGroup> given, std::uint32_t capacity) {
    std::vector<std::size_t> first{0};
    for (const KnapsackGroup& group : given) {
        first.push_back(first.back() + group.items.size());
    }
    std::vector<Group> groups;
    for (const std::size_t index : by_rank(given)) {
        const KnapsackGroup& from = given[index];
        Group group{from.extent, {}, from.least};
        for (const std::size_t i : by_rank(std::span<const KnapsackItem>(from.items))) {
            group.items.push_back(item_of(from.items[i], first[index] + i, capacity));
            group.required = group.required || from.items[i].required;
        }
        const bool at_most = from.most > 0 && from.most < from.items.size();
        if (at_most || from.least > 1) {
            group.layers = 1 + std::size_t{at_most ? from.most : from.least};
            group.open_ended = !at_most;
        }
        groups.push_back(std::move(group));
    }
    return groups;
}

// The best value for each room from 0 to the capacity, row by row: before and after each group, and
// within it after each item for each layer. The choice is read back by looking which step made a
// value, so nothing but values is written down, and the inner loop is one that runs many rooms at a
// time. What is impossible is so far below zero that no values added to it bring it back.
template <class Value>
class Table {
  public:
    static constexpr Value kImpossible = std::numeric_limits<Value>::min() / 2;

    Table(const std::vector<Group>& groups, std::uint32_t capacity)
        : groups_(groups), width_(std::size_t{capacity} + 1) {
        std::size_t rows = 1;
        for (const Group& group : groups) {
            first_row_.push_back(rows);
            rows += (group.items.size() + 1) * group.layers + 1;
        }
        values_ = std::make_unique_for_overwrite<Value[]>(rows * width_);
        std::fill_n(row(0), width_, Value{0});
        const Value* before = row(0);
        for (std::size_t i = 0; i < groups.size(); ++i) {
            before = fill(i, before);
        }
        last_ = before;
    }

    // `room` is at most the capacity.
    std::optional<KnapsackSolution> solution(std::size_t item_count, std::size_t room) const {
        const Value* const end = last_ + room + 1;
        const Value best = last_[room];
        if (best < 0) {
            return std::nullopt;
        }
        // The smallest room in which that value can be had: nothing is taken that adds nothing.
        room = static_cast<std::size_t>(std::lower_bound(last_, end, best) - last_);
        KnapsackSolution solution{best, static_cast<std::uint32_t>(room), {}};
        solution.chosen.assign(item_count, KnapsackSolution::kNone);
        for (std::size_t i = groups_.size(); i-- > 0;) {
            room = read_back(i, room, solution.chosen);
        }
        return solution;
    }

  private:
    Value* row(std::size_t index) const { return values_.get() + index * width_; }
    Value* within(std::size_t group, std::size_t items, std::size_t layer) const {
        return row(first_row_[group] + items * groups_[group].layers + layer);
    }
    Value* after(std::size_t group) const {
        return row(first_row_[group] + (groups_[group].items.size() + 1) * groups_[group].layers);
    }
    const Value* before(std::size_t group) const { return group == 0 ? row(0) : after(group - 1); }

    // In each room the better of what `to` has and of taking an option after what `from` has.
    void offer(Value* to, const Value* from, const Option& option) const {
        const auto value = static_cast<Value>(option.value);
        Value* const out = to + option.extent;
        const std::size_t count = width_ - option.extent;
        for (std::size_t room = 0; room < count; ++room) {
            const auto with = static_cast<Value>(from[room] + value);
            out[room] = with > out[room] ? with : out[room];
        }
    }

    // The layers from which taking an item leads to `layer`; the last may lead to itself.
    static bool leads(const Group& group, std::size_t from, std::size_t layer) {
        const bool last = layer + 1 == group.layers;
        return from + 1 == layer || (from == layer && last && group.open_ended);
    }

    const Value* fill(std::size_t index, const Value* base) {
        const Group& group = groups_[index];
        for (std::size_t layer = 0; layer < group.layers; ++layer) {
            Value* start = within(index, 0, layer);
            const std::size_t shift = layer == 0 ? std::min(group.extent, width_) : width_;
            std::fill_n(start, shift, kImpossible);
            std::copy_n(base, width_ - shift, start + shift);
        }
        for (std::size_t i = 0; i < group.items.size(); ++i) {
            take(index, i);
        }
        return close(index, base);
    }

    void take(std::size_t index, std::size_t item) {
        const Group& group = groups_[index];
        for (std::size_t layer = 0; layer < group.layers; ++layer) {
            Value* best = within(index, item + 1, layer);
            if (group.items[item].required) {
                std::fill_n(best, width_, kImpossible);
            } else {
                std::copy_n(within(index, item, layer), width_, best);
            }
            for (std::size_t from = layer == 0 ? 0 : layer - 1; from <= layer; ++from) {
                if (leads(group, from, layer)) {
                    for (const Option& option : group.items[item].options) {
                        offer(best, within(index, item, from), option);
                    }
                }
            }
        }
    }

    const Value* close(std::size_t index, const Value* base) {
        const Group& group = groups_[index];
        Value* best = after(index);
        if (group.required) {
            std::fill_n(best, width_, kImpossible);
        } else {
            std::copy_n(base, width_, best);
        }
        for (std::size_t layer = first_layer(group); layer < group.layers; ++layer) {
            offer(best, within(index, group.items.size(), layer), {0, 0, 0});
        }
        return best;
    }

    // The fewest taken that will do. (Where nothing is counted there is only the layer 0.)
    static std::size_t first_layer(const Group& group) {
        return group.layers == 1 ? 0 : std::max<std::size_t>(group.least, 1);
    }

    // Reads the choice of one group back, last item first, and returns the room left before it.
    std::size_t read_back(std::size_t index, std::size_t room, std::vector<int>& chosen) const {
        const Group& group = groups_[index];
        const Value value = after(index)[room];
        if (!group.required && before(index)[room] == value) {
            return room;
        }
        std::size_t layer = first_layer(group);
        while (within(index, group.items.size(), layer)[room] != value) {
            ++layer;
        }
        for (std::size_t i = group.items.size(); i-- > 0;) {
            step_back(index, i, layer, room, chosen);
        }
        return room - group.extent;
    }

    void step_back(std::size_t index, std::size_t i, std::size_t& layer, std::size_t& room,
                   std::vector<int>& chosen) const {
        const Group& group = groups_[index];
        const Item& item = group.items[i];
        const Value value = within(index, i + 1, layer)[room];
        if (!item.required && within(index, i, layer)[room] == value) {
            return;
        }
        for (std::size_t from = layer == 0 ? 0 : layer - 1; from <= layer; ++from) {
            for (const Option& option : item.options) {
                if (leads(group, from, layer) && option.extent <= room &&
                    within(index, i, from)[room - option.extent] + option.value == value) {
                    chosen[item.place] = option.index;
                    layer = from;
                    room -= option.extent;
                    return;
                }
            }
        }
    }

    const std::vector<Group>& groups_;
    std::size_t width_;
    std::vector<std::size_t> first_row_;  // of each group
    std::unique_ptr<Value[]> values_;
    const Value* last_ = nullptr;
};

// What everything is worth together.
std::int64_t total_of(const std::vector<Group>& groups) {
    std::int64_t total = 0;
    for (const Group& group : groups) {
        for (const Item& item : group.items) {
            std::int64_t most = 0;
            for (const Option& option : item.options) {
                most = std::max(most, option.value);
            }
            total += most;
        }
    }
    return total;
}

}  // namespace

struct Knapsack::Tables {
    Tables(std::span<const KnapsackGroup> given, std::uint32_t capacity)
        : groups(groups_of(given, capacity)) {
        for (const Group& group : groups) {
            item_count += group.items.size();
        }
        // Narrow numbers go through the processor twice as many at a time.
        if (total_of(groups) < -std::int64_t{Table<std::int32_t>::kImpossible}) {
            narrow.emplace(groups, capacity);
        } else {
            wide.emplace(groups, capacity);
        }
    }

    std::vector<Group> groups;
    std::size_t item_count = 0;
    std::optional<Table<std::int32_t>> narrow;  // either this
    std::optional<Table<std::int64_t>> wide;    // or this
};

Knapsack::Knapsack(std::span<const KnapsackGroup> groups, std::uint32_t capacity)
    : capacity_(capacity), tables_(std::make_unique<Tables>(groups, capacity)) {}
Knapsack::~Knapsack() = default;

std::optional<KnapsackSolution> Knapsack::solve(std::uint32_t room) const {
    const std::size_t count = tables_->item_count;
    return tables_->narrow ? tables_->narrow->solution(count, room)
                           : tables_->wide->solution(count, room);
}

std::optional<KnapsackSolution> solve_knapsack(std::span<const KnapsackGroup> groups,
                                               std::uint32_t capacity) {
    return Knapsack(groups, capacity).solve(capacity);
}

}  // namespace precis
