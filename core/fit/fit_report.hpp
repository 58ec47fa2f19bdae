// Why a page was fitted as it was: what else was considered, and what each wish would have cost.
#pragma once

#include "briefing/briefing.hpp"
#include "fit/fit.hpp"
#include "fit/measured_briefing.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace precis {

// A size of type, and what became of it.
struct SizeReport {
    enum class Verdict {
        chosen,
        larger_is_as_good,   // smaller than the one chosen, which loses hardly anything
        loses_value,         // more than the template lets larger type cost
        required_too_large,  // even the shortest wordings of what is required do not fit
        layout_too_large     // the extents would fit, the page laid out did not
    };

    double type_size = 0;
    Verdict verdict = Verdict::chosen;
    double value = 0;  // of the best choice at it; 0 when there is none
    double lost = 0;   // share of the value of the best choice at the smallest size
};

// A block that would have another wording, or none, if ...
struct Change {
    std::size_t block = 0;  // index into Briefing::blocks
    int from = Decision::kLeftOut;
    int to = Decision::kLeftOut;
};

// What showing a block in a longer wording than it has would have meant, at the same size in the
// same room.
struct Price {
    bool possible = false;  // what is required leaves no room for it otherwise
    double loss = 0;        // in value of the whole
    int wording = Decision::kLeftOut;
    std::vector<Change> changes;  // of the other blocks
};

struct BlockReport {
    std::vector<double> extents;  // of its wordings, in the unit of the measure
    std::vector<double> values;   // likewise
    double line = 0;              // what a line takes where it stands; 0: not known
    std::optional<Price> price;   // where it is not shown in full
};

struct FitReport {
    double capacity = 0;              // of the page, in the unit
    double room = 0;                  // in which the choice was made
    std::vector<SizeReport> sizes;    // smallest first
    std::vector<BlockReport> blocks;  // as Briefing::blocks
};

// Asks `measure` again what it answered for `fitted`, and what it would have for other sizes.
// Nothing when a measure fails. The briefing is left as decided.
std::optional<FitReport> report_fit(Briefing& briefing, Measure& measure, const TypeSizes& sizes,
                                    const Fitted& fitted);

}  // namespace precis
