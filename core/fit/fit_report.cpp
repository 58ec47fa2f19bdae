#include "fit/fit_report.hpp"

#include "fit/knapsack.hpp"

#include <algorithm>
#include <cmath>

namespace precis {
namespace {

using Verdict = SizeReport::Verdict;

double value_of(const KnapsackSolution& solution) {
    return static_cast<double>(solution.value) / kValueScale;
}

class Reporter {
  public:
    Reporter(const Briefing& briefing, Measure& measure, const TypeSizes& sizes,
             const Fitted& fitted)
        : briefing_(briefing), measure_(measure), sizes_(sizes), fitted_(fitted) {}

    std::optional<FitReport> run() {
        for (int i = 0; i < sizes_.count(); ++i) {
            if (!consider(sizes_.at(i))) {
                return std::nullopt;
            }
        }
        const auto at = measure_briefing(briefing_, measure_, fitted_.decision.type_size);
        if (!at) {
            return std::nullopt;
        }
        report_.capacity = at->capacity;
        report_.room = fitted_.room;
        std::size_t next = 0;
        for (std::size_t group = 0; group < at->groups.size(); ++group) {
            for (std::size_t item = 0; item < at->groups[group].items.size(); ++item) {
                if (!report_block(*at, group, item, next++)) {
                    return std::nullopt;
                }
            }
        }
        return std::move(report_);
    }

  private:
    bool consider(double size) {
        const auto at = measure_briefing(briefing_, measure_, size);
        if (!at) {
            return false;
        }
        const auto best = solve_knapsack(at->groups, at->room());
        SizeReport report{size, Verdict::required_too_large, best ? value_of(*best) : 0, 0};
        if (report_.sizes.empty()) {
            most_ = report.value;
        }
        report.lost = most_ > 0 ? std::max(0.0, 1 - report.value / most_) : 0;
        const double chosen = fitted_.decision.type_size;
        if (std::abs(size - chosen) < sizes_.step / 2) {
            report.verdict = Verdict::chosen;
            report.value = fitted_.value;
            report.lost = most_ > 0 ? std::max(0.0, 1 - fitted_.value / most_) : 0;
        } else if (size < chosen) {
            report.verdict = Verdict::larger_is_as_good;
        } else if (best) {
            report.verdict =
                report.lost > sizes_.tolerance ? Verdict::loses_value : Verdict::layout_too_large;
        }
        report_.sizes.push_back(report);
        return true;
    }

    bool report_block(const MeasuredBriefing& at, std::size_t group, std::size_t item,
                      std::size_t index) {
        const Node& block = *briefing_.blocks()[index];
        const KnapsackItem& measured = at.groups[group].items[item];
        BlockReport report;
        for (const KnapsackOption& option : measured.options) {
            report.extents.push_back(at.extent(option.extent));
            report.values.push_back(static_cast<double>(option.value) / kValueScale);
        }
        const auto line = measure_.line_extent(*block.parent, at.type_size);
        if (!line) {
            return false;
        }
        report.line = *line;
        const int chosen = fitted_.decision.chosen[index];
        if (chosen != 0) {
            const int last = static_cast<int>(measured.options.size()) - 1;
            report.price = price(at, group, item, chosen == Decision::kLeftOut ? last : chosen - 1);
        }
        report_.blocks.push_back(std::move(report));
        return true;
    }

    // The best choice in which that item has the wording, or one that says more.
    Price price(const MeasuredBriefing& at, std::size_t group, std::size_t item,
                int wording) const {
        std::vector<KnapsackGroup> groups = at.groups;
        KnapsackItem& wanted = groups[group].items[item];
        wanted.required = true;
        wanted.options.resize(static_cast<std::size_t>(wording) + 1);
        const auto solution = solve_knapsack(groups, at.steps(fitted_.room));
        Price price;
        price.wording = wording;
        if (!solution) {
            return price;
        }
        price.possible = true;
        price.loss = fitted_.value - value_of(*solution);
        std::size_t self = item;
        for (std::size_t i = 0; i < group; ++i) {
            self += at.groups[i].items.size();
        }
        price.wording = solution->chosen[self];
        for (std::size_t i = 0; i < solution->chosen.size(); ++i) {
            const int before = fitted_.decision.chosen[i];
            if (i != self && solution->chosen[i] != before) {
                price.changes.push_back({i, before, solution->chosen[i]});
            }
        }
        return price;
    }

    const Briefing& briefing_;
    Measure& measure_;
    const TypeSizes& sizes_;
    const Fitted& fitted_;
    FitReport report_;
    double most_ = 0;
};

}  // namespace

std::optional<FitReport> report_fit(Briefing& briefing, Measure& measure, const TypeSizes& sizes,
                                    const Fitted& fitted) {
    undecide(briefing);
    auto report = Reporter(briefing, measure, sizes, fitted).run();
    apply(briefing, fitted.decision);
    return report;
}

}  // namespace precis
