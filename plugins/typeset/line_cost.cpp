#include "typeset/line_cost.hpp"

#include <algorithm>
#include <cmath>

namespace precis::typeset {
namespace {

// As in TeX, a space may grow by half of itself before a line is bad.
constexpr double kGrowth = 0.5;
constexpr double kWorstStretch = 5;  // beyond, bad is bad

}  // namespace

LineCost::Judgement LineCost::of(std::uint32_t first, std::uint32_t last, double width,
                                 const Spaces& spaces) const {
    const Segment& end = text_.segments[last - 1];
    Judgement line;
    if (end.must_break && fill_ != LineFill::balanced) {
        line.cost = last_line(first, last, width);
        line.fitness = fill_ == LineFill::justified ? 1 : 0;
        return line;
    }
    if (fill_ == LineFill::justified) {
        const double ratio = stretch(width, spaces);
        const double badness = 0.1 + std::abs(ratio * ratio * ratio);
        line.cost = badness * badness;
        line.fitness = ratio < -0.5 ? 0 : ratio < 0.5 ? 1 : ratio < 1 ? 2 : 3;
    } else {
        line.cost = ragged(first, last, width);
    }
    if (end.hyphen != nullptr) {
        line.cost += fill_ == LineFill::justified ? 0.25 : 0.04;
    }
    return line;
}

// A last line may be short, but a single word looks like a mistake, and a part of a word is one.
double LineCost::last_line(std::uint32_t first, std::uint32_t last, double width) const {
    constexpr double kPartOfWord = 0.6;
    constexpr double kSingleWord = 0.5;
    constexpr double kShort = 0.25;  // of the measure
    if (first == 0 || text_.segments[first - 1].must_break) {
        return 0;  // the only line
    }
    const double part = text_.segments[first - 1].hyphen != nullptr ? kPartOfWord : 0;
    const auto parts =
        std::count_if(text_.segments.begin() + first, text_.segments.begin() + last,
                      [](const Segment& segment) { return segment.hyphen == nullptr; });
    if (parts == 1) {
        return part + kSingleWord;
    }
    const double share = width / measure_;
    return part + (share < kShort ? (kShort - share) * 0.5 : 0);
}

// By how much its spaces grow, of what they should at most; negative where they shrink.
double LineCost::stretch(double width, const Spaces& spaces) const {
    const double slack = measure_ - width;
    const double most = spaces.width * (slack < 0 ? kShrinkage : kGrowth);
    if (most <= 0) {
        return slack <= 0 ? 0 : kWorstStretch;
    }
    return std::min(slack / most, kWorstStretch);
}

double LineCost::emptiness(std::uint32_t first, std::uint32_t last, double width) const {
    if (text_.segments[last - 1].must_break) {
        return 0;
    }
    if (fill_ != LineFill::justified) {
        return std::max(0.0, (measure_ - width) / measure_);
    }
    Spaces spaces{0, -text_.segments[last - 1].trailing};
    for (std::uint32_t i = first; i < last; ++i) {
        spaces.width += text_.segments[i].space_width;
    }
    return std::max(0.0, stretch(width, spaces)) * kGrowth;
}

}  // namespace precis::typeset
