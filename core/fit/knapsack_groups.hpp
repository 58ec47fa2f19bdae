// The question of the knapsack as its table works on it: groups and items in the order in which
// they are taken, with the options that may be needed.
#pragma once

#include "fit/knapsack.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace precis::knapsack {

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

std::vector<Group> groups_of(std::span<const KnapsackGroup> given, std::uint32_t capacity);

// What everything is worth together.
std::int64_t total_of(const std::vector<Group>& groups);

// The end of the last page that is complete within `room`; `room` where there are no pages.
std::size_t whole_pages(const Group& group, std::size_t room);

// Where on pages something of that extent has to begin, at the latest, to end within `room`.
std::optional<std::size_t> latest_begin(const Group& group, std::size_t extent, std::size_t room);

// The same wherever it may be.
std::optional<std::size_t> begin_of(const Group& group, std::size_t extent, std::size_t room);

}  // namespace precis::knapsack
