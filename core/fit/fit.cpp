#include "fit/fit.hpp"

#include "fit/knapsack.hpp"
#include "fit/measured_briefing.hpp"
#include "fit/too_large.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace precis {
namespace {

// Balancing columns may need a little more than extents say: then the room is reduced by what
// overflowed and the choice made again. Each time makes progress of at least one step.
constexpr int kTightenings = 8;
// A layout that tells too little of what overflows is not waited for: then half of the room goes,
// so often that only what is required stays.
constexpr int kHalvings = 16;
// Extents are upper bounds, so there may be room left where the choice saw none: it is offered
// again this many times.
constexpr int kLoosenings = 4;
constexpr double kWorthOffering = 0.01;  // of the capacity

struct Candidate {
    KnapsackSolution solution;
    LayoutResult layout;
    std::uint32_t room = 0;  // in which it was found, in steps
};

struct Placed {
    int size = 0;  // its index
    Candidate candidate;
};

class Fitter {
  public:
    Fitter(Briefing& briefing, Measure& measure, const TypeSizes& sizes, Diagnostics& diagnostics)
        : briefing_(briefing), measure_(measure), sizes_(sizes), diagnostics_(diagnostics) {}

    std::optional<Fitted> run() {
        const MeasuredBriefing* smallest = measured(0);
        if (smallest == nullptr) {
            return std::nullopt;
        }
        const auto most = choose(*smallest, smallest->room());
        if (!most) {
            return too_large();
        }
        wanted_ = least_wanted(most->value);
        const auto largest = largest_worthwhile();
        if (!largest) {
            return std::nullopt;
        }
        // Where the layout needed more room than extents say, smaller type may lose less.
        std::vector<Placed> tried;
        for (int size = *largest; size >= 0; --size) {
            if (auto placed = place(size)) {
                tried.push_back({size, std::move(*placed)});
                if (size == *largest) {  // below it, the next larger has been tried
                    enlarge(tried.back());
                }
                if (!failed_ && tried.back().candidate.solution.value >= wanted_) {
                    return finish(tried.back());
                }
            }
            if (failed_) {
                return std::nullopt;
            }
        }
        return tried.empty() ? too_large() : finish(largest_of(tried));
    }

  private:
    const MeasuredBriefing* measured(int index) {
        const auto found = measured_.find(index);
        if (found != measured_.end()) {
            return &found->second;
        }
        undecide(briefing_);
        shown_.reset();
        auto made = measure_briefing(briefing_, measure_, sizes_.at(index));
        if (!made) {
            failed_ = true;
            return nullptr;
        }
        return &measured_.emplace(index, std::move(*made)).first->second;
    }

    std::optional<KnapsackSolution> choose(const MeasuredBriefing& at, std::uint32_t room) {
        if (knapsack_of_ != &at || room > knapsack_.capacity()) {
            // A little more room is likely to be asked for than at first: see loosened.
            knapsack_.ask(at.groups, room + room / 8);
            knapsack_of_ = &at;
        }
        return knapsack_.solve(room);
    }

    // The largest size at which hardly anything is lost. Extents grow with the size (the contract
    // of precis.fit), so the value falls and halving finds it. Measuring a size is what takes time:
    // it begins at the size that it will be, as far as the smallest one tells, and the next beside.
    std::optional<int> largest_worthwhile() {
        int good = 0;
        int bad = sizes_.count();
        int next = expected_size();
        for (bool first = true; bad - good > 1; first = false) {
            const MeasuredBriefing* at = measured(next);
            if (at == nullptr) {
                return std::nullopt;
            }
            const auto solution = choose(*at, at->room());
            const bool is_good = solution && solution->value >= wanted_;
            (is_good ? good : bad) = next;
            next = !first ? (good + bad) / 2 : is_good ? next + 1 : next - 1;
        }
        return good;
    }

    // Where extents grow with the square of the size, as those of running text do: as if a larger
    // size were the smallest in less room. At least the second, which is to be asked for.
    int expected_size() {
        const MeasuredBriefing& smallest = measured_.at(0);
        int size = sizes_.count() - 1;
        for (; size > 1; --size) {
            const double growth = sizes_.at(size) / sizes_.at(0);
            const auto room = static_cast<std::uint32_t>(smallest.room() / (growth * growth));
            const auto solution = choose(smallest, room);
            if (solution && solution->value >= wanted_) {
                break;
            }
        }
        return std::max(size, 1);
    }

    std::optional<LayoutResult> lay_out(const MeasuredBriefing& at,
                                        const KnapsackSolution& solution) {
        show({solution.chosen, at.type_size});
        auto layout = measure_.lay_out(briefing_.root(), at.type_size);
        failed_ = failed_ || !layout;
        return layout;
    }

    // The best choice at this size that the real layout confirms; nothing when there is none.
    std::optional<Candidate> place(int index) {
        const MeasuredBriefing* at = measured(index);
        if (at == nullptr) {
            return std::nullopt;
        }
        std::uint32_t room = at->room();
        for (int attempt = 0; attempt < kTightenings + kHalvings; ++attempt) {
            const auto solution = choose(*at, room);
            if (!solution) {
                return std::nullopt;
            }
            const auto layout = lay_out(*at, *solution);
            if (!layout) {
                return std::nullopt;
            }
            if (layout->overflow <= 0) {
                return loosened(*at, {*solution, *layout, room});
            }
            overflow_ = layout->overflow;
            room = std::min(room, solution->extent);
            const std::uint32_t least = attempt < kTightenings ? 1 : room / 2;
            const std::uint32_t less = std::max({at->steps(layout->overflow), least, 1U});
            if (less >= room) {
                return std::nullopt;
            }
            room -= less;
        }
        return std::nullopt;
    }

    // Longer wordings for what the layout leaves free.
    Candidate loosened(const MeasuredBriefing& at, Candidate best) {
        double offered = 1.0 - best.layout.fill;
        for (int attempt = 0; attempt < kLoosenings && offered >= kWorthOffering; ++attempt) {
            const std::uint32_t room =
                std::max(best.room, best.solution.extent) +
                static_cast<std::uint32_t>(offered * static_cast<double>(at.room()));
            const auto solution = choose(at, room);
            if (!solution || solution->value <= best.solution.value) {
                break;
            }
            const auto layout = lay_out(at, *solution);
            if (!layout) {
                break;
            }
            if (layout->overflow > 0) {
                offered /= 2;
                continue;
            }
            best = {*solution, *layout, room};
            offered = 1.0 - best.layout.fill;
        }
        return best;
    }

    // Larger type where the page would still be too empty: extents are upper bounds, so there may
    // be room for it that the choice of the size did not see.
    void enlarge(Placed& placed) {
        while (!failed_ && placed.candidate.layout.fill < sizes_.fill &&
               placed.size + 1 < sizes_.count()) {
            auto larger = place(placed.size + 1);
            if (!larger || larger->solution.value < wanted_) {
                return;
            }
            placed = {placed.size + 1, std::move(*larger)};
        }
    }

    // What a choice has to be worth for larger type to be taken for it.
    std::int64_t least_wanted(std::int64_t most) const {
        return static_cast<std::int64_t>(static_cast<double>(most) * (1.0 - sizes_.tolerance));
    }

    // When no size keeps what the extents promised: of those tried, from the largest down, the
    // first that loses hardly anything against the best of them.
    const Placed& largest_of(const std::vector<Placed>& tried) const {
        std::int64_t most = 0;
        for (const Placed& one : tried) {
            most = std::max(most, one.candidate.solution.value);
        }
        return *std::find_if(tried.begin(), tried.end(), [&](const Placed& one) {
            return one.candidate.solution.value >= least_wanted(most);
        });
    }

    std::optional<Fitted> too_large() {
        const MeasuredBriefing* smallest = measured(0);
        report_too_large(briefing_, *smallest, overflow_, measure_, diagnostics_);
        return std::nullopt;
    }

    Fitted finish(const Placed& placed) {
        const auto& [solution, layout, room] = placed.candidate;
        Fitted fitted;
        fitted.decision = {solution.chosen, sizes_.at(placed.size)};
        fitted.layout = layout;
        fitted.value = static_cast<double>(solution.value) / kValueScale;
        fitted.room = measured(placed.size)->extent(room);
        for (const int chosen : solution.chosen) {
            fitted.left_out += chosen == Decision::kLeftOut ? 1U : 0U;
            fitted.shortened += chosen > 0 ? 1U : 0U;
        }
        show(fitted.decision);
        return fitted;
    }

    void show(const Decision& decision) {
        if (shown_ != decision) {
            apply(briefing_, decision);
            shown_ = decision;
        }
    }

    Briefing& briefing_;
    Measure& measure_;
    const TypeSizes& sizes_;
    Diagnostics& diagnostics_;
    std::map<int, MeasuredBriefing> measured_;
    // The choices at one of these sizes are worked out: the one chosen at last.
    Knapsack knapsack_;
    const MeasuredBriefing* knapsack_of_ = nullptr;
    std::optional<Decision> shown_;
    std::int64_t wanted_ = 0;  // the least value for which larger type is taken
    double overflow_ = 0;      // of the last choice that the layout did not confirm
    bool failed_ = false;
};

}  // namespace

std::optional<double> Measure::line_extent(const Node&, double) {
    return 0;
}

std::optional<double> Measure::page_extent(const Node&, double) {
    return 0;
}

int TypeSizes::count() const {
    return 1 + static_cast<int>(std::floor((largest - smallest) / step + 1e-6));
}

std::optional<Fitted> fit(Briefing& briefing, Measure& measure, const TypeSizes& sizes,
                          Diagnostics& diagnostics) {
    return Fitter(briefing, measure, sizes, diagnostics).run();
}

}  // namespace precis
