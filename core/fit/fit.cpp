#include "fit/fit.hpp"

#include "fit/knapsack.hpp"
#include "fit/measured_briefing.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include <fmt/format.h>

namespace precis {
namespace {

// Balancing columns may need a little more than extents say: then the room is reduced by what
// overflowed and the choice made again. Each time makes progress of at least one step.
constexpr int kTightenings = 8;
// Extents are upper bounds, so there may be room left where the choice saw none: it is offered
// again this many times.
constexpr int kLoosenings = 3;
constexpr double kWorthOffering = 0.01;  // of the capacity

struct Candidate {
    KnapsackSolution solution;
    LayoutResult layout;
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
        const auto most = solve_knapsack(smallest->groups, smallest->room());
        if (!most) {
            report_overflow(*smallest);
            return std::nullopt;
        }
        auto size = largest_worthwhile(most->value);
        if (!size) {
            return std::nullopt;
        }
        for (;; --*size) {
            const auto placed = place(*size);
            if (failed_) {
                return std::nullopt;
            }
            if (placed) {
                return finish(*size, *placed);
            }
            if (*size == 0) {
                report_overflow(*measured(0));
                return std::nullopt;
            }
        }
    }

  private:
    int size_count() const {
        return 1 + static_cast<int>(
                       std::floor((sizes_.largest - sizes_.smallest) / sizes_.step + 1e-6));
    }
    double size_at(int index) const { return sizes_.smallest + sizes_.step * index; }

    const MeasuredBriefing* measured(int index) {
        const auto found = measured_.find(index);
        if (found != measured_.end()) {
            return &found->second;
        }
        auto made = measure_briefing(briefing_, measure_, size_at(index));
        if (!made) {
            failed_ = true;
            return nullptr;
        }
        return &measured_.emplace(index, std::move(*made)).first->second;
    }

    // The largest size at which hardly anything of `most` is lost. Extents grow with the size (the
    // contract of precis.fit), so the value falls and halving finds it.
    std::optional<int> largest_worthwhile(std::int64_t most) {
        const auto wanted =
            static_cast<std::int64_t>(static_cast<double>(most) * (1.0 - sizes_.tolerance));
        int good = 0;
        int bad = size_count();
        while (bad - good > 1) {
            const int middle = (good + bad) / 2;
            const MeasuredBriefing* at = measured(middle);
            if (at == nullptr) {
                return std::nullopt;
            }
            const auto solution = solve_knapsack(at->groups, at->room());
            (solution && solution->value >= wanted ? good : bad) = middle;
        }
        return good;
    }

    std::optional<LayoutResult> lay_out(const MeasuredBriefing& at,
                                        const KnapsackSolution& solution) {
        apply(briefing_, {solution.chosen, at.type_size});
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
        for (int attempt = 0; attempt < kTightenings; ++attempt) {
            const auto solution = solve_knapsack(at->groups, room);
            if (!solution) {
                return std::nullopt;
            }
            const auto layout = lay_out(*at, *solution);
            if (!layout) {
                return std::nullopt;
            }
            if (layout->overflow <= 0) {
                return loosened(*at, {*solution, *layout}, room);
            }
            const std::uint32_t less = std::max(at->steps(layout->overflow), 1U);
            room = std::min(room, solution->extent);
            if (less >= room) {
                return std::nullopt;
            }
            room -= less;
        }
        return std::nullopt;
    }

    Candidate loosened(const MeasuredBriefing& at, Candidate best, std::uint32_t room) {
        for (int attempt = 0; attempt < kLoosenings; ++attempt) {
            const double free = 1.0 - best.layout.fill;
            if (free < kWorthOffering) {
                break;
            }
            room =
                std::max(room, best.solution.extent) + static_cast<std::uint32_t>(free * at.room());
            const auto solution = solve_knapsack(at.groups, room);
            if (!solution || solution->value <= best.solution.value) {
                break;
            }
            const auto layout = lay_out(at, *solution);
            if (!layout || layout->overflow > 0) {
                break;
            }
            best = {*solution, *layout};
        }
        return best;
    }

    Fitted finish(int index, const Candidate& placed) {
        Fitted fitted;
        fitted.decision = {placed.solution.chosen, size_at(index)};
        fitted.layout = placed.layout;
        fitted.value = static_cast<double>(placed.solution.value) / 1e6;
        for (const int chosen : placed.solution.chosen) {
            fitted.left_out += chosen == Decision::kLeftOut ? 1U : 0U;
            fitted.shortened += chosen > 0 ? 1U : 0U;
        }
        apply(briefing_, fitted.decision);
        return fitted;
    }

    // Says how much the shortest wordings of what is required are too large, and which are longest.
    void report_overflow(const MeasuredBriefing& at) {
        struct Longest {
            std::uint32_t extent;
            const Node* block;
        };
        std::uint64_t needed = 0;
        std::vector<Longest> longest;
        std::size_t next = 0;
        for (const KnapsackGroup& group : at.groups) {
            bool opened = false;
            for (const KnapsackItem& item : group.items) {
                const Node* block = briefing_.blocks()[next++];
                if (!item.required) {
                    continue;
                }
                const auto shortest = std::min_element(
                    item.options.begin(), item.options.end(),
                    [](const auto& one, const auto& other) { return one.extent < other.extent; });
                needed += shortest->extent + (opened ? 0 : group.extent);
                opened = true;
                longest.push_back({shortest->extent, block});
            }
        }
        std::stable_sort(longest.begin(), longest.end(), [](const auto& one, const auto& other) {
            return one.extent > other.extent;
        });
        std::string names;
        for (std::size_t i = 0; i < longest.size() && i < 3; ++i) {
            names += fmt::format("{}'{}' ({:.0f} {})", i == 0 ? "" : ", ",
                                 longest[i].block->attribute("item"), at.extent(longest[i].extent),
                                 measure_.unit());
        }
        const double total = at.step * static_cast<double>(needed);
        const double excess = std::max(total - at.capacity, at.step);
        diagnostics_
            .report(Code::does_not_fit, longest.empty() ? Location{} : longest.front().block->where,
                    fmt::format("what is required is {:.0f} {} too large for the {} of '{}' at {} "
                                "pt",
                                excess, measure_.unit(),
                                briefing_.root().attribute("pages") == "1" ? "page" : "pages",
                                briefing_.root().attribute("template"), at.type_size))
            .hinted(fmt::format("shorten or make less important what takes most room: {}", names));
    }

    Briefing& briefing_;
    Measure& measure_;
    const TypeSizes& sizes_;
    Diagnostics& diagnostics_;
    std::map<int, MeasuredBriefing> measured_;
    bool failed_ = false;
};

}  // namespace

std::optional<Fitted> fit(Briefing& briefing, Measure& measure, const TypeSizes& sizes,
                          Diagnostics& diagnostics) {
    return Fitter(briefing, measure, sizes, diagnostics).run();
}

}  // namespace precis
