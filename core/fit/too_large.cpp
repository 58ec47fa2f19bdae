#include "fit/too_large.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace precis {
namespace {

// A block that cannot be left out, in its shortest wording.
struct Needed {
    Node* block = nullptr;
    std::uint32_t extent = 0;
};

// Something the author could do about it.
struct Remedy {
    const Node* block = nullptr;
    double saves = 0;
};

int shortest_of(const KnapsackItem& item) {
    const auto shortest =
        std::min_element(item.options.begin(), item.options.end(),
                         [](const KnapsackOption& one, const KnapsackOption& other) {
                             return one.extent < other.extent;
                         });
    return static_cast<int>(shortest - item.options.begin());
}

std::uint32_t shortest_extent(const KnapsackItem& item) {
    return item.options[static_cast<std::size_t>(shortest_of(item))].extent;
}

std::string text_of(const Node& node) {
    std::string text = node.text;
    for (const Node* child = node.first_child; child != nullptr; child = child->next_sibling) {
        text += text_of(*child);
    }
    return text;
}

std::string_view budget_of(const Node& root) {
    const std::string_view pages = root.attribute("pages");
    return pages == "1" ? "page" : pages == "slides" ? "slides" : "pages";
}

class TooLarge {
  public:
    TooLarge(Briefing& briefing, const MeasuredBriefing& at, Measure& measure)
        : briefing_(briefing), at_(at), measure_(measure) {
        add_up();
        find_line();
    }

    void report(double overflow, Diagnostics& diagnostics) {
        const double total = at_.step * static_cast<double>(total_);
        const double excess = std::max({total - at_.capacity, overflow, at_.step});
        const Node& root = briefing_.root();
        diagnostics
            .report(Code::does_not_fit, needed_.empty() ? Location{} : needed_.front().block->where,
                    fmt::format("what is required is {} too large for the {} of '{}' at {} pt",
                                amount(excess, true), budget_of(root), root.attribute("template"),
                                at_.type_size))
            .hinted(remedy(excess) + longest());
    }

  private:
    // What has to be there, largest first, and what all of it takes.
    void add_up() {
        std::size_t next = 0;
        for (const KnapsackGroup& group : at_.groups) {
            std::size_t taken = 0;
            std::vector<std::size_t> others;
            std::vector<int> chosen(group.items.size(), KnapsackSolution::kNone);
            for (std::size_t i = 0; i < group.items.size(); ++i) {
                Node* block = briefing_.blocks()[next++];
                if (!group.items[i].required) {
                    others.push_back(i);
                    continue;
                }
                ++taken;
                chosen[i] = shortest_of(group.items[i]);
                needed_.push_back({block, shortest_extent(group.items[i])});
            }
            std::stable_sort(others.begin(), others.end(), [&](std::size_t one, std::size_t other) {
                return shortest_extent(group.items[one]) < shortest_extent(group.items[other]);
            });
            for (std::size_t i = 0; taken > 0 && taken < group.least; ++i, ++taken) {
                chosen[others[i]] = shortest_of(group.items[others[i]]);
            }
            total_ += extent_of(group, chosen);
        }
        std::stable_sort(
            needed_.begin(), needed_.end(),
            [](const Needed& one, const Needed& other) { return one.extent > other.extent; });
    }

    // Extents are told in lines of the narrowest column.
    void find_line() {
        for (const Needed& one : needed_) {
            const double line = measure_.line_extent(*one.block->parent, at_.type_size).value_or(0);
            line_ = line_ == 0 ? line : std::min(line_, line);
        }
    }

    double in_lines(double extent, bool up) const {
        const double lines = extent / line_;
        return up ? std::ceil(lines - 1e-6) : std::floor(lines + 1e-6);
    }

    // What is needed is told rounded up, what is saved rounded down.
    std::string amount(double extent, bool up) const {
        if (line_ <= 0) {
            return fmt::format("{:.0f} {}", up ? std::ceil(extent) : std::floor(extent),
                               measure_.unit());
        }
        const double lines = in_lines(extent, up);
        return fmt::format("{:.0f} {}", lines, lines == 1 ? "line" : "lines");
    }

    std::string longest() const {
        constexpr std::size_t kNamed = 5;
        std::string names;
        for (std::size_t i = 0; i < needed_.size() && i < kNamed; ++i) {
            names += fmt::format("{}'{}' ({})", i == 0 ? "; most room is taken by " : ", ",
                                 needed_[i].block->attribute("item"),
                                 amount(at_.extent(needed_[i].extent), true));
        }
        return names;
    }

    // What a block would take if it said no more than the item's name. Measured on a block of its
    // own, as plugins may rely on those of the briefing.
    double headline_extent(Node& block) {
        Node& trial = briefing_.add_detached("block");
        trial.parent = block.parent;
        trial.attributes = block.attributes;
        Node& wording = briefing_.add_alternative(trial, "wording");
        wording.set("length", "headline");
        wording.references = block.alternatives.back()->references;
        for (Node* child = block.first_child; child != nullptr; child = child->next_sibling) {
            if (child->kind == "name") {
                briefing_.add_text(wording, text_of(*child));
                wording.language = child->language;
                wording.direction = child->direction;
            }
        }
        if (wording.first_child == nullptr) {
            return -1;
        }
        return measure_.block_extent(trial, 0, at_.type_size).value_or(-1);
    }

    // Headlines that are not there, and what they would save, most first.
    std::vector<Remedy> headlines() {
        std::vector<Remedy> remedies;
        for (const Needed& one : needed_) {
            Node& block = *one.block;
            const bool has_one = std::any_of(
                block.alternatives.begin(), block.alternatives.end(),
                [](const Node* wording) { return wording->attribute("length") == "headline"; });
            if (has_one || !block.parent->headlines) {
                continue;
            }
            const double extent = headline_extent(block);
            const double saves = at_.extent(one.extent) - extent;
            const double worth_saying = line_ > 0 ? line_ : at_.step;
            if (extent >= 0 && saves >= worth_saying - 1e-6) {
                remedies.push_back({&block, saves});
            }
        }
        std::stable_sort(
            remedies.begin(), remedies.end(),
            [](const Remedy& one, const Remedy& other) { return one.saves > other.saves; });
        return remedies;
    }

    // The cheapest way out: the fewest new headlines, of those the ones that save least.
    std::string remedy(double excess) {
        std::vector<Remedy> remedies = headlines();
        double saved = 0;
        std::size_t count = 0;
        while (count < remedies.size() && saved < excess) {
            saved += remedies[count++].saves;
        }
        if (count == 0) {
            return less_important(excess);
        }
        if (saved >= excess) {
            // The last of them need not be the largest.
            double others = saved - remedies[count - 1].saves;
            std::size_t last = count - 1;
            while (last + 1 < remedies.size() && others + remedies[last + 1].saves >= excess) {
                ++last;
            }
            std::swap(remedies[count - 1], remedies[last]);
            saved = others + remedies[count - 1].saves;
        }
        std::string names;
        for (std::size_t i = 0; i < count; ++i) {
            const char* between = i == 0 ? "" : i + 1 == count ? " and " : ", ";
            names += fmt::format("{}'{}'", between, remedies[i].block->attribute("item"));
        }
        std::string text = fmt::format("give {} {}: saves {}", names,
                                       count == 1 ? "a headline wording" : "headline wordings",
                                       amount(saved, false));
        return text + still_needed(excess - saved);
    }

    // The smallest thing that would make room enough, else the largest there is.
    std::string less_important(double excess) const {
        const Needed* best = nullptr;
        for (const Needed& one : needed_) {
            if (best == nullptr || at_.extent(one.extent) >= excess) {
                best = &one;
            }
        }
        if (best == nullptr) {
            return "give the page more room";
        }
        const double saved = at_.extent(best->extent);
        std::string text = fmt::format("do not require '{}': saves {}",
                                       best->block->attribute("item"), amount(saved, false));
        return text + still_needed(excess - saved);
    }

    std::string still_needed(double extent) const {
        if (extent <= 0) {
            return {};
        }
        const bool one = line_ > 0 && in_lines(extent, true) == 1;
        return fmt::format("; {} more {} needed", amount(extent, true), one ? "is" : "are");
    }

    Briefing& briefing_;
    const MeasuredBriefing& at_;
    Measure& measure_;
    std::vector<Needed> needed_;
    std::uint64_t total_ = 0;
    double line_ = 0;  // 0: not known
};

}  // namespace

void report_too_large(Briefing& briefing, const MeasuredBriefing& at, double overflow,
                      Measure& measure, Diagnostics& diagnostics) {
    TooLarge(briefing, at, measure).report(overflow, diagnostics);
}

}  // namespace precis
