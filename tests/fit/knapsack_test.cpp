#include "fit/knapsack.hpp"

#include "fit/random_instance.hpp"

#include <algorithm>
#include <numeric>
#include <random>

#include <catch2/catch.hpp>

using namespace precis;

namespace {

using test::Groups;
using test::random_groups;
using test::Tally;
using test::tally;

// What is wrong with the answer to an instance; empty when nothing is.
std::string fault_of(const Groups& groups, std::uint32_t capacity) {
    const auto best = test::best_by_force(groups, capacity);
    const auto solution = solve_knapsack(groups, capacity);
    if (solution.has_value() != best.has_value()) {
        return solution ? "found what is not possible" : "found nothing";
    }
    if (!solution) {
        return {};
    }
    const Tally sum = tally(groups, solution->chosen);
    return !sum.allowed                     ? "took what may not be taken"
           : sum.value != solution->value   ? "says a value that its choice has not"
           : sum.extent != solution->extent ? "says an extent that its choice has not"
           : solution->extent > capacity    ? "took more than there is room for"
           : solution->value != best->value ? "is not the best"
           : sum.extent != best->extent     ? "takes more room than the value needs"
                                            : "";
}

// The same question asked in another order.
struct Shuffled {
    Groups groups;
    std::vector<std::size_t> places;  // of the items, in the order of the original
};

Shuffled shuffled(const Groups& groups, std::mt19937& random) {
    std::vector<std::size_t> order(groups.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), random);
    std::vector<std::size_t> first{0};
    for (const KnapsackGroup& group : groups) {
        first.push_back(first.back() + group.items.size());
    }
    Shuffled out;
    out.places.resize(first.back());
    std::size_t next = 0;
    for (const std::size_t index : order) {
        KnapsackGroup group = groups[index];
        std::vector<std::size_t> items(group.items.size());
        std::iota(items.begin(), items.end(), std::size_t{0});
        if (groups[index].page == 0) {  // on pages the order of items is part of the question
            std::shuffle(items.begin(), items.end(), random);
        }
        for (std::size_t i = 0; i < items.size(); ++i) {
            group.items[i] = groups[index].items[items[i]];
            out.places[first[index] + items[i]] = next++;
        }
        out.groups.push_back(std::move(group));
    }
    return out;
}

}  // namespace

TEST_CASE("the choice has the value and the extent that trying everything finds") {
    std::mt19937 random(20240506);
    int impossible = 0;
    int bounded = 0;
    int paged = 0;
    for (int round = 0; round < 8000; ++round) {
        const Groups groups = random_groups(random);
        const auto capacity = static_cast<std::uint32_t>(random() % 40);
        const std::string fault = fault_of(groups, capacity);
        if (!fault.empty()) {
            const Groups least = test::shrunk(
                groups, [&](const Groups& fewer) { return !fault_of(fewer, capacity).empty(); });
            INFO(test::to_code(least, capacity));
            FAIL(fault_of(least, capacity));
        }
        impossible += solve_knapsack(groups, capacity) ? 0 : 1;
        paged += groups.front().page > 0 ? 1 : 0;
        for (const KnapsackGroup& group : groups) {
            bounded += group.least > 1 || (group.most > 0 && group.most < group.items.size());
        }
    }
    CHECK(impossible > 100);
    CHECK(bounded > 1000);
    CHECK(paged > 1000);
}

TEST_CASE("the choice does not depend on the order in which it is asked for") {
    std::mt19937 random(31);
    for (int round = 0; round < 2000; ++round) {
        const Groups groups = random_groups(random);
        const auto capacity = static_cast<std::uint32_t>(random() % 30);
        const auto solution = solve_knapsack(groups, capacity);
        const Shuffled other = shuffled(groups, random);
        const auto again = solve_knapsack(other.groups, capacity);
        REQUIRE(solution.has_value() == again.has_value());
        for (std::size_t i = 0; solution && i < other.places.size(); ++i) {
            INFO(test::to_code(groups, capacity));
            REQUIRE(solution->chosen[i] == again->chosen[other.places[i]]);
        }
    }
}

TEST_CASE("what becomes more important stays") {
    std::mt19937 random(90);
    for (int round = 0; round < 2000; ++round) {
        Groups groups = random_groups(random);
        const auto capacity = static_cast<std::uint32_t>(random() % 40);
        const auto before = solve_knapsack(groups, capacity);
        std::size_t place = 0;
        for (std::size_t g = 0; before && g < groups.size(); ++g) {
            for (std::size_t i = 0; i < groups[g].items.size(); ++i, ++place) {
                if (before->chosen[place] == KnapsackSolution::kNone) {
                    continue;
                }
                Groups raised = groups;
                for (KnapsackOption& option : raised[g].items[i].options) {
                    option.value = option.value * 3 / 2 + 1;
                }
                const auto after = solve_knapsack(raised, capacity);
                INFO(test::to_code(groups, capacity));
                REQUIRE(after);
                REQUIRE(after->chosen[place] != KnapsackSolution::kNone);
            }
        }
    }
}

TEST_CASE("of two alike, the one that is worth less is never preferred") {
    std::mt19937 random(17);
    for (int round = 0; round < 2000; ++round) {
        Groups groups = random_groups(random);
        KnapsackItem worth_less;
        worth_less.rank = 20;
        worth_less.options = {{6 + static_cast<std::int64_t>(random() % 5), 9}, {4, 4}};
        KnapsackItem worth_more = worth_less;
        worth_more.rank = 21;
        for (KnapsackOption& option : worth_more.options) {
            option.value *= 2;
        }
        groups.push_back({2, {worth_less, worth_more}, 0, 0, 22, groups.front().page});
        const auto solution = solve_knapsack(groups, static_cast<std::uint32_t>(random() % 40));
        if (solution) {
            const auto taken = solution->chosen.end() - 2;
            REQUIRE((taken[0] == KnapsackSolution::kNone || taken[1] != KnapsackSolution::kNone));
        }
    }
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
            } else {
                REQUIRE(before == 0);
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

TEST_CASE("a group that is shown at all shows its least, and never more than its most") {
    const KnapsackItem alone{{{10, 5}}, false};
    const KnapsackItem poor{{{1, 8}}, false};
    CHECK(solve_knapsack(Groups{{0, {alone, poor}}}, 5)->value == 10);
    CHECK(solve_knapsack(Groups{{0, {alone, poor}, 2}}, 5)->value == 0);
    CHECK(solve_knapsack(Groups{{0, {alone, poor}, 2}}, 13)->value == 11);
    CHECK(solve_knapsack(Groups{{0, {alone, poor}, 0, 1}}, 13)->value == 10);
}

TEST_CASE("on pages, what no longer fits one goes to the next, and whole pages are paid for") {
    const auto item = [](std::int64_t value, std::uint32_t extent) {
        return KnapsackItem{{{value, extent}}, false, 0};
    };
    // Pages of 10, of which a heading takes 2.
    const KnapsackGroup group{2, {item(5, 5), item(4, 5), item(3, 3)}, 0, 0, 0, 10};
    CHECK(extent_of(group, std::vector<int>{0, -1, 0}) == 10);
    CHECK(extent_of(group, std::vector<int>{0, 0, -1}) == 20);
    CHECK(extent_of(group, std::vector<int>{-1, -1, -1}) == 0);
    const std::vector<KnapsackGroup> one{group};
    CHECK(solve_knapsack(one, 9)->value == 0);
    CHECK(solve_knapsack(one, 19)->chosen == std::vector<int>{0, -1, 0});
    CHECK(solve_knapsack(one, 20)->chosen == std::vector<int>{0, 0, 0});

    // What is larger than a page is parted.
    const KnapsackGroup large{2, {item(5, 17), item(1, 7)}, 0, 0, 0, 10};
    CHECK(extent_of(large, std::vector<int>{0, -1}) == 30);
    CHECK(extent_of(large, std::vector<int>{0, 0}) == 30);
    CHECK(solve_knapsack(std::vector<KnapsackGroup>{large}, 30)->value == 6);

    // A heading that fills its page leaves room for nothing.
    const KnapsackGroup full{10, {item(5, 1)}, 0, 0, 0, 10};
    CHECK(solve_knapsack(std::vector<KnapsackGroup>{full}, 99)->value == 0);
}

TEST_CASE("what is worked out for a capacity answers for every smaller room, whatever was before") {
    std::mt19937 random(11);
    Knapsack knapsack;
    for (int i = 0; i < 100; ++i) {
        const Groups groups = random_groups(random);
        constexpr std::uint32_t kCapacity = 40;
        knapsack.ask(groups, kCapacity);
        for (std::uint32_t room = 0; room <= kCapacity; ++room) {
            CAPTURE(i, room);
            const auto alone = solve_knapsack(groups, room);
            const auto among = knapsack.solve(room);
            REQUIRE(among.has_value() == alone.has_value());
            if (alone) {
                CHECK(among->value == alone->value);
                CHECK(among->extent == alone->extent);
                CHECK(among->chosen == alone->chosen);
            }
        }
    }
}
