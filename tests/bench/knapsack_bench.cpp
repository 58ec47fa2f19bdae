// The solver alone, on a page of a quarter-point grid: 40 blocks is a one-pager, 400 a long day.
#include "fit/knapsack.hpp"

#include <random>

#include <benchmark/benchmark.h>

namespace {

std::vector<precis::KnapsackGroup> blocks_in_sections(int blocks) {
    std::mt19937 random(1);
    std::vector<precis::KnapsackGroup> groups;
    for (int i = 0; i < blocks; ++i) {
        if (i % 8 == 0) {
            groups.push_back({80, {}});
        }
        precis::KnapsackItem item;
        for (std::uint32_t length = 4; length > 0; --length) {
            item.options.push_back({static_cast<std::int64_t>(random() % 250'000 * length),
                                    static_cast<std::uint32_t>(40 + random() % 60) * length});
        }
        groups.back().items.push_back(std::move(item));
    }
    return groups;
}

void solve(benchmark::State& state) {
    const auto groups = blocks_in_sections(static_cast<int>(state.range(0)));
    for (auto _ : state) {
        benchmark::DoNotOptimize(precis::solve_knapsack(groups, 2800));
    }
}
BENCHMARK(solve)->Arg(40)->Arg(400)->Unit(benchmark::kMillisecond);

}  // namespace
