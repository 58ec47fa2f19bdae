#include "fit/knapsack.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <memory>
#include <numeric>
#include <type_traits>

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

// The order in which the items of a group are taken: on pages that in which they stand.
std::vector<std::size_t> order_of(const KnapsackGroup& group) {
    if (group.page == 0) {
        return by_rank(std::span<const KnapsackItem>(group.items));
    }
    std::vector<std::size_t> order(group.items.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
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
    std::size_t page = 0;  // 0: it takes up what is left by the one before
    bool required = false;
    // It is counted how many items are taken up to the last layer: there it is so many, or, when
    // `open_ended`, at least so many. Without bounds there is nothing to count and one layer.
    std::size_t layers = 1;
    bool open_ended = true;
};

// The end of the last page that is complete within `room`.
std::size_t whole_pages(const Group& group, std::size_t room) {
    return group.page == 0 ? room : room / group.page * group.page;
}

// Where on pages something of that extent has to begin, at the latest, to end within `room`.
std::optional<std::size_t> latest_begin(const Group& group, std::size_t extent, std::size_t room) {
    if (group.extent >= group.page) {
        return std::nullopt;
    }
    extent = std::max<std::size_t>(extent, 1);  // what takes no room wants a page as well
    const std::size_t inner = group.page - group.extent;
    const std::size_t begin = whole_pages(group, room);
    const auto ends_on_page = [&](std::size_t used) { return room - begin >= group.extent + used; };
    if (extent <= inner) {
        if (ends_on_page(extent)) {
            return room - extent;
        }
        return begin > 0 ? std::optional(begin - extent) : std::nullopt;
    }
    std::size_t pages = extent / inner;
    const std::size_t rest = extent % inner;
    pages += rest > 0 && !ends_on_page(rest) ? 1 : 0;
    return begin >= pages * group.page ? std::optional(begin - pages * group.page) : std::nullopt;
}

// The same wherever it may be.
std::optional<std::size_t> begin_of(const Group& group, std::size_t extent, std::size_t room) {
    if (group.page > 0) {
        return latest_begin(group, extent, room);
    }
    return extent <= room ? std::optional(room - extent) : std::nullopt;
}

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
        Group group{from.extent, {}, from.least, from.page};
        for (const std::size_t i : order_of(from)) {
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
[[gnu::target("avx2")]] void offer_wide(std::int32_t* out, const std::int32_t* from,
                                        std::size_t count, std::int32_t value) {
    take_better(out, from, count, value);
}
const bool kWide = __builtin_cpu_supports("avx2") != 0;
#else
void offer_wide(std::int32_t*, const std::int32_t*, std::size_t, std::int32_t) {}
constexpr bool kWide = false;
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

// Where on pages something of that extent ends that comes after what ends at `end`.
std::uint64_t end_on_pages(const KnapsackGroup& group, std::uint64_t end, std::uint32_t extent) {
    extent = std::max(extent, 1U);
    const std::uint64_t used = end % group.page;
    if (used > 0 && used + extent <= group.page) {
        return end + extent;
    }
    const std::uint32_t inner = group.page - group.extent;
    const std::uint64_t begin = used > 0 ? end + group.page - used : end;
    const std::uint32_t rest = extent % inner;
    return begin + extent / inner * group.page + (rest > 0 ? group.extent + rest : 0);
}

}  // namespace

std::uint64_t extent_of(const KnapsackGroup& group, std::span<const int> chosen) {
    constexpr std::uint64_t kNoRoom = std::numeric_limits<std::uint32_t>::max();
    std::uint64_t end = 0;
    bool any = false;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (chosen[i] == KnapsackSolution::kNone) {
            continue;
        }
        if (group.page > 0 && group.extent >= group.page) {
            return kNoRoom;
        }
        any = true;
        const auto option = static_cast<std::size_t>(chosen[i]);
        const std::uint32_t extent = group.items[i].options[option].extent;
        end = group.page > 0 ? end_on_pages(group, end, extent) : end + extent;
    }
    if (!any) {
        return 0;
    }
    return group.page > 0 ? (end + group.page - 1) / group.page * group.page : end + group.extent;
}

struct Knapsack::Tables {
    void fill(std::span<const KnapsackGroup> given, std::uint32_t capacity) {
        narrow.reset();
        wide.reset();
        groups = groups_of(given, capacity);
        item_count = 0;
        for (const Group& group : groups) {
            item_count += group.items.size();
        }
        // Narrow numbers go through the processor twice as many at a time.
        if (total_of(groups) < -std::int64_t{Table<std::int32_t>::kImpossible}) {
            narrow.emplace(groups, capacity, memory);
        } else {
            wide.emplace(groups, capacity, memory);
        }
    }

    std::vector<Group> groups;
    std::size_t item_count = 0;
    TableMemory memory;
    std::optional<Table<std::int32_t>> narrow;  // either this
    std::optional<Table<std::int64_t>> wide;    // or this
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
