// The table from which the choice of the knapsack is read.
#pragma once

#include "fit/knapsack_groups.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <memory>
#include <optional>
#include <type_traits>
#include <vector>

namespace precis::knapsack {

// In each room the better of what `out` has and of what `from` has with `value` added.
template <class Value>
[[gnu::always_inline]] inline void take_better(Value* __restrict out, const Value* __restrict from,
                                               std::size_t count, Value value) {
    for (std::size_t room = 0; room < count; ++room) {
        const auto with = static_cast<Value>(from[room] + value);
        out[room] = with > out[room] ? with : out[room];
    }
}

// This loop is most of the work of a choice, and twice as fast where a processor compares eight
// numbers at a time. Whole numbers are the same on all of them.
#if defined(__x86_64__) && defined(__GNUC__)
[[gnu::target("avx2")]] inline void offer_wide(std::int32_t* out, const std::int32_t* from,
                                               std::size_t count, std::int32_t value) {
    take_better(out, from, count, value);
}
inline const bool kWide = __builtin_cpu_supports("avx2") != 0;
#else
inline void offer_wide(std::int32_t*, const std::int32_t*, std::size_t, std::int32_t) {}
inline constexpr bool kWide = false;
#endif

template <class Value>
void offer_each(Value* out, const Value* from, std::size_t count, Value value) {
    if constexpr (std::is_same_v<Value, std::int32_t>) {
        if (kWide) {
            return offer_wide(out, from, count, value);
        }
    }
    take_better(out, from, count, value);
}

// Room for tables, kept from one question to the next: what is fresh has first to be had from the
// system, page by page, which takes longer than filling it.
class TableMemory {
  public:
    std::byte* bytes(std::size_t size) {
        if (size > size_) {
            size_ = size + size / 8;
            bytes_ = std::make_unique_for_overwrite<std::byte[]>(size_);
        }
        return bytes_.get();
    }

  private:
    std::unique_ptr<std::byte[]> bytes_;
    std::size_t size_ = 0;
};

// The best value for each room from 0 to the capacity, row by row: before and after each group, and
// within it after each item for each layer. A row ends where all that it is about fits in its
// fullest shape: in more room its value is that of the last. The choice is read back by looking
// which step made a value, so nothing but values is written down, and the inner loop is one that
// runs many rooms at a time. What is impossible is so far below zero that no values added to it
// bring it back.
template <class Value>
class Table {
  public:
    static constexpr Value kImpossible = std::numeric_limits<Value>::min() / 2;

    Table(const std::vector<Group>& groups, std::uint32_t capacity, TableMemory& memory)
        : groups_(groups), width_(std::size_t{capacity} + 1) {
        const std::size_t count = lay_out_rows();
        values_ = reinterpret_cast<Value*>(memory.bytes(count * sizeof(Value)));
        *values_ = 0;
        Row before{values_, 1};
        for (std::size_t i = 0; i < groups.size(); ++i) {
            before = fill(i, before);
        }
        last_ = before;
    }

    // `room` is at most the capacity.
    std::optional<KnapsackSolution> solution(std::size_t item_count, std::size_t room) const {
        const Value best = last_[room];
        if (best < 0) {
            return std::nullopt;
        }
        // The smallest room in which that value can be had: nothing is taken that adds nothing.
        const Value* const begin = last_.values;
        const Value* const end = begin + std::min(room + 1, last_.size);
        room = static_cast<std::size_t>(std::lower_bound(begin, end, best) - begin);
        KnapsackSolution solution{best, static_cast<std::uint32_t>(room), {}};
        solution.chosen.assign(item_count, KnapsackSolution::kNone);
        for (std::size_t i = groups_.size(); i-- > 0;) {
            room = read_back(i, room, solution.chosen);
        }
        return solution;
    }

  private:
    struct Row {
        Value* values;
        std::size_t size;
        Value operator[](std::size_t room) const { return values[std::min(room, size - 1)]; }
    };
    // Where the rows of a group are: those after so many of its items, and that after the group.
    struct Place {
        std::vector<std::size_t> first;  // of the layers after each number of items
        std::vector<std::size_t> size;   // of each of these rows
        std::size_t after = 0;           // as long as the last of them
    };

    // How many values all rows have together.
    std::size_t lay_out_rows() {
        std::size_t next = 1;
        std::size_t size = 1;
        for (const Group& group : groups_) {
            Place& place = places_.emplace_back();
            place.first.reserve(group.items.size() + 1);
            place.size.reserve(group.items.size() + 1);
            // What is lost at the ends of pages is not known yet.
            size = group.page > 0 ? width_ : std::min(width_, size + group.extent);
            for (std::size_t i = 0; i <= group.items.size(); ++i) {
                if (i > 0) {
                    size = std::min(width_, size + largest(group.items[i - 1]));
                }
                place.first.push_back(next);
                place.size.push_back(size);
                next += size * group.layers;
            }
            place.after = next;
            next += size;
        }
        return next;
    }

    static std::size_t largest(const Item& item) {
        std::size_t most = 0;
        for (const Option& option : item.options) {
            most = std::max(most, option.extent);
        }
        return most;
    }

    Row within(std::size_t group, std::size_t items, std::size_t layer) const {
        const Place& place = places_[group];
        const std::size_t size = place.size[items];
        return {values_ + place.first[items] + layer * size, size};
    }
    Row after(std::size_t group) const {
        return {values_ + places_[group].after, places_[group].size.back()};
    }
    Row before(std::size_t group) const { return group == 0 ? Row{values_, 1} : after(group - 1); }

    // `shift` is at most the length of `to`.
    static void copy(const Row& to, const Row& from, std::size_t shift = 0) {
        const std::size_t count = std::min(from.size, to.size - shift);
        std::copy_n(from.values, count, to.values + shift);
        std::fill(to.values + shift + count, to.values + to.size, from.values[from.size - 1]);
    }

    // In each room the better of what `to` has and of taking an option after what `from` has.
    static void offer(const Row& to, const Row& from, const Option& option, const Group& group) {
        if (group.page > 0) {
            return offer_on_pages(to, from, option, group);
        }
        if (option.extent >= to.size) {
            return;
        }
        const auto value = static_cast<Value>(option.value);
        Value* const out = to.values + option.extent;
        const std::size_t count = to.size - option.extent;
        const std::size_t told = std::min(count, from.size);
        offer_each(out, from.values, told, value);
        const auto with = static_cast<Value>(from.values[from.size - 1] + value);
        for (std::size_t room = told; room < count; ++room) {
            out[room] = with > out[room] ? with : out[room];
        }
    }

    // The same on pages, which no two rooms have at the same place.
    static void offer_on_pages(const Row& to, const Row& from, const Option& option,
                               const Group& group) {
        for (std::size_t room = 0; room < to.size; ++room) {
            if (const auto begin = latest_begin(group, option.extent, room)) {
                const auto with =
                    static_cast<Value>(from[*begin] + static_cast<Value>(option.value));
                to.values[room] = std::max(to.values[room], with);
            }
        }
    }

    // In each room the better of what `to` has and what there is in as many whole pages.
    static void offer_pages(const Row& to, const Row& from, const Group& group) {
        for (std::size_t room = 0; room < to.size; ++room) {
            to.values[room] = std::max(to.values[room], from[whole_pages(group, room)]);
        }
    }

    // The layers from which taking an item leads to `layer`; the last may lead to itself.
    static bool leads(const Group& group, std::size_t from, std::size_t layer) {
        const bool last = layer + 1 == group.layers;
        return from + 1 == layer || (from == layer && last && group.open_ended);
    }

    Row fill(std::size_t index, const Row& base) {
        const Group& group = groups_[index];
        for (std::size_t layer = 0; layer < group.layers; ++layer) {
            const Row start = within(index, 0, layer);
            if (group.page > 0 && layer == 0) {
                std::fill_n(start.values, start.size, kImpossible);
                offer_pages(start, base, group);
                continue;
            }
            const std::size_t shift = layer == 0 ? std::min(group.extent, start.size) : start.size;
            std::fill_n(start.values, shift, kImpossible);
            copy(start, base, shift);
        }
        for (std::size_t i = 0; i < group.items.size(); ++i) {
            take(index, i);
        }
        return close(index, base);
    }

    void take(std::size_t index, std::size_t item) {
        const Group& group = groups_[index];
        for (std::size_t layer = 0; layer < group.layers; ++layer) {
            const Row best = within(index, item + 1, layer);
            if (group.items[item].required) {
                std::fill_n(best.values, best.size, kImpossible);
            } else {
                copy(best, within(index, item, layer));
            }
            for (std::size_t from = layer == 0 ? 0 : layer - 1; from <= layer; ++from) {
                if (leads(group, from, layer)) {
                    for (const Option& option : group.items[item].options) {
                        offer(best, within(index, item, from), option, group);
                    }
                }
            }
        }
    }

    Row close(std::size_t index, const Row& base) {
        const Group& group = groups_[index];
        const Row best = after(index);
        if (group.required) {
            std::fill_n(best.values, best.size, kImpossible);
        } else {
            copy(best, base);
        }
        for (std::size_t layer = first_layer(group); layer < group.layers; ++layer) {
            const Row all = within(index, group.items.size(), layer);
            if (group.page > 0) {
                offer_pages(best, all, group);
            } else {
                offer(best, all, {0, 0, 0}, group);
            }
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
        room = whole_pages(group, room);
        std::size_t layer = first_layer(group);
        while (within(index, group.items.size(), layer)[room] != value) {
            ++layer;
        }
        for (std::size_t i = group.items.size(); i-- > 0;) {
            step_back(index, i, layer, room, chosen);
        }
        return group.page > 0 ? whole_pages(group, room) : room - group.extent;
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
                const auto begin = begin_of(group, option.extent, room);
                if (leads(group, from, layer) && begin &&
                    within(index, i, from)[*begin] + option.value == value) {
                    chosen[item.place] = option.index;
                    layer = from;
                    room = *begin;
                    return;
                }
            }
        }
    }

    const std::vector<Group>& groups_;
    std::size_t width_;
    std::vector<Place> places_;  // of each group
    Value* values_ = nullptr;
    Row last_{nullptr, 1};
};

}  // namespace precis::knapsack
