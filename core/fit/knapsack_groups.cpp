#include "fit/knapsack_groups.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace precis {
namespace knapsack {
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

Item item_of(const KnapsackItem& given, std::size_t place, std::uint32_t capacity) {
    Item item{{}, place, given.required};
    item.options.reserve(given.options.size());
    for (std::size_t i = 0; i < given.options.size(); ++i) {
        const auto [value, extent] = given.options[i];
        if (extent <= capacity && !is_dominated(given, i)) {
            item.options.push_back({value, extent, static_cast<int>(i)});
        }
    }
    return item;
}

}  // namespace

std::size_t whole_pages(const Group& group, std::size_t room) {
    return group.page == 0 ? room : room / group.page * group.page;
}

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

std::optional<std::size_t> begin_of(const Group& group, std::size_t extent, std::size_t room) {
    if (group.page > 0) {
        return latest_begin(group, extent, room);
    }
    return extent <= room ? std::optional(room - extent) : std::nullopt;
}

std::vector<Group> groups_of(std::span<const KnapsackGroup> given, std::uint32_t capacity) {
    std::vector<std::size_t> first{0};
    first.reserve(given.size() + 1);
    for (const KnapsackGroup& group : given) {
        first.push_back(first.back() + group.items.size());
    }
    std::vector<Group> groups;
    groups.reserve(given.size());
    for (const std::size_t index : by_rank(given)) {
        const KnapsackGroup& from = given[index];
        Group group{from.extent, {}, from.least, from.page};
        group.items.reserve(from.items.size());
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

}  // namespace knapsack

namespace {

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

}  // namespace precis
