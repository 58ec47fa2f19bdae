#include "fit/knapsack.hpp"

#include <random>

#include <catch2/catch.hpp>

using namespace precis;

namespace {

using Groups = std::vector<KnapsackGroup>;

// What a choice costs and brings, and whether it may be made.
struct Tally {
    std::int64_t value = 0;
    std::uint64_t extent = 0;
    bool allowed = true;
};

Tally tally(const Groups& groups, const std::vector<int>& chosen) {
    Tally sum;
    std::size_t next = 0;
    for (const KnapsackGroup& group : groups) {
        bool opened = false;
        for (const KnapsackItem& item : group.items) {
            const int option = chosen[next++];
            if (option == KnapsackSolution::kNone) {
                sum.allowed = sum.allowed && !item.required;
                continue;
            }
            opened = true;
            sum.value += item.options[static_cast<std::size_t>(option)].value;
            sum.extent += item.options[static_cast<std::size_t>(option)].extent;
        }
        sum.extent += opened ? group.extent : 0;
    }
    return sum;
}

// Tries everything.
std::optional<std::int64_t> best_by_force(const Groups& groups, std::uint32_t capacity) {
    std::vector<int> option_counts;
    for (const KnapsackGroup& group : groups) {
        for (const KnapsackItem& item : group.items) {
            option_counts.push_back(static_cast<int>(item.options.size()));
        }
    }
    std::optional<std::int64_t> best;
    std::vector<int> chosen(option_counts.size(), KnapsackSolution::kNone);
    for (;;) {
        const Tally sum = tally(groups, chosen);
        if (sum.allowed && sum.extent <= capacity && (!best || sum.value > *best)) {
            best = sum.value;
        }
        std::size_t i = 0;
        while (i < chosen.size() && ++chosen[i] == option_counts[i]) {
            chosen[i++] = KnapsackSolution::kNone;
        }
        if (i == chosen.size()) {
            return best;
        }
    }
}

Groups random_groups(std::mt19937& random) {
    const auto up_to = [&](unsigned most) { return random() % (most + 1); };
    Groups groups(1 + up_to(2));
    for (KnapsackGroup& group : groups) {
        group.extent = static_cast<std::uint32_t>(up_to(6));
        group.items.resize(up_to(3));
        for (KnapsackItem& item : group.items) {
            item.required = up_to(5) == 0;
            item.options.resize(1 + up_to(2));
            for (KnapsackOption& option : item.options) {
                option = {static_cast<std::int64_t>(up_to(20)),
                          static_cast<std::uint32_t>(up_to(12))};
            }
        }
    }
    return groups;
}

}  // namespace

TEST_CASE("the choice has the value that trying everything finds") {
    std::mt19937 random(20240506);
    int impossible = 0;
    for (int round = 0; round < 6000; ++round) {
        const Groups groups = random_groups(random);
        const auto capacity = static_cast<std::uint32_t>(random() % 40);
        const auto best = best_by_force(groups, capacity);
        const auto solution = solve_knapsack(groups, capacity);
        REQUIRE(solution.has_value() == best.has_value());
        if (!solution) {
            ++impossible;
            continue;
        }
        const Tally sum = tally(groups, solution->chosen);
        REQUIRE(solution->value == *best);
        REQUIRE(sum.value == solution->value);
        REQUIRE(sum.allowed);
        REQUIRE(sum.extent <= solution->extent);
        REQUIRE(solution->extent <= capacity);
    }
    CHECK(impossible > 100);
}

TEST_CASE("more room never lowers the value") {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        const Groups groups = random_groups(random);
        std::int64_t before = 0;
        for (std::uint32_t capacity = 0; capacity < 40; ++capacity) {
            if (const auto solution = solve_knapsack(groups, capacity)) {
                REQUIRE(solution->value >= before);
                before = solution->value;
            }
        }
    }
}

TEST_CASE("a group's cost is paid once, and not at all when nothing of it is taken") {
    const Groups groups{{10, {{{{5, 10}}, false}, {{{5, 10}}, false}}}, {10, {{{{9, 25}}, false}}}};
    const auto solution = solve_knapsack(groups, 30);
    REQUIRE(solution);
    CHECK(solution->value == 10);
    CHECK(solution->extent == 30);
    CHECK(solution->chosen == std::vector<int>{0, 0, KnapsackSolution::kNone});
}

TEST_CASE("what is required is taken in its shortest form rather than left out") {
    const Groups groups{{0, {{{{10, 20}, {4, 5}}, true}, {{{9, 10}}, false}}}};
    const auto solution = solve_knapsack(groups, 15);
    REQUIRE(solution);
    CHECK(solution->chosen == std::vector<int>{1, 0});
}

TEST_CASE("nothing is chosen when what is required does not fit") {
    const Groups groups{{3, {{{{1, 5}}, true}}}};
    CHECK_FALSE(solve_knapsack(groups, 7));
    CHECK(solve_knapsack(groups, 8));
}

TEST_CASE("among equals the earlier option wins") {
    const Groups groups{{0, {{{{5, 4}, {5, 4}}, false}}}};
    CHECK(solve_knapsack(groups, 10)->chosen == std::vector<int>{0});
}
