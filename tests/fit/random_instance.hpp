// Small random questions for the knapsack, and their answers by trying everything.
#pragma once

#include "fit/knapsack.hpp"

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace precis::test {

using Groups = std::vector<KnapsackGroup>;

// What a choice costs and brings, and whether it may be made.
struct Tally {
    std::int64_t value = 0;
    std::uint64_t extent = 0;
    bool allowed = true;
};

Tally tally(const Groups& groups, const std::vector<int>& chosen);

struct Best {
    std::int64_t value = 0;
    std::uint64_t extent = 0;  // the least for that value
};
std::optional<Best> best_by_force(const Groups& groups, std::uint32_t capacity);

// With everything that groups and items can have. Ranks all differ.
Groups random_groups(std::mt19937& random);

// As C++, to become a test.
std::string to_code(const Groups& groups, std::uint32_t capacity);

// The smallest instance that `fails` still, made by taking parts away.
template <class Fails>
Groups shrunk(Groups groups, Fails&& fails) {
    for (bool smaller = true; smaller;) {
        smaller = false;
        const auto attempt = [&](Groups fewer) {
            if (!smaller && fails(fewer)) {
                groups = std::move(fewer);
                smaller = true;
            }
        };
        for (std::size_t g = 0; g < groups.size() && !smaller; ++g) {
            Groups fewer = groups;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(g));
            attempt(std::move(fewer));
            for (std::size_t i = 0; !smaller && i < groups[g].items.size(); ++i) {
                fewer = groups;
                auto& items = fewer[g].items;
                items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
                attempt(std::move(fewer));
            }
            for (std::size_t i = 0; !smaller && i < groups[g].items.size(); ++i) {
                for (std::size_t o = 0; !smaller && o < groups[g].items[i].options.size(); ++o) {
                    fewer = groups;
                    auto& options = fewer[g].items[i].options;
                    options.erase(options.begin() + static_cast<std::ptrdiff_t>(o));
                    attempt(std::move(fewer));
                }
            }
        }
    }
    return groups;
}

}  // namespace precis::test
