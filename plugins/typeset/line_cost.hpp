// What a line costs, by itself and beside the one above it. In shares, so that it does not depend
// on the size of the type.
#pragma once

#include "typeset/line_breaking.hpp"
#include "typeset/prepared_text.hpp"

#include <algorithm>
#include <cstdint>

namespace precis::typeset {

// The spaces of a line that may be widened.
struct Spaces {
    int count = 0;
    double width = 0;
};

// How loose a justified line is, in four classes: tight, as it should be, loose, very loose. All
// other lines are as they should be.
inline constexpr std::uint8_t kFitnesses = 4;

class LineCost {
  public:
    LineCost(const PreparedText& text, double measure, LineFill fill)
        : text_(text), measure_(measure), fill_(fill) {}

    struct Judgement {
        double cost = 0;
        std::uint8_t fitness = 0;
    };

    // Whether what is `width` wide goes into a line; justified, its spaces may shrink a little.
    bool fits(double width, const Spaces& spaces, double tolerance) const {
        const bool shrinks = fill_ == LineFill::justified;
        const double shrink = shrinks ? std::max(0.0, spaces.width) * kShrinkage : 0;
        return width - shrink <= measure_ * (1 + tolerance);
    }
    // Of lines that are not justified: as wide as one may be, and what one costs.
    double widest(double tolerance) const { return measure_ * (1 + tolerance); }
    double ragged(std::uint32_t first, std::uint32_t last, double width) const {
        const Segment& end = text_.segments[last - 1];
        if (end.must_break && fill_ != LineFill::balanced) {
            return last_line(first, last, width);
        }
        const double slack = std::max(0.0, (measure_ - width) / measure_);
        return slack * slack;
    }
    // Of a line of the segments [first, last).
    Judgement of(std::uint32_t first, std::uint32_t last, double width, const Spaces& spaces) const;
    // What it costs in addition to stand below another line.
    static double beside(bool first_line, std::uint8_t above, std::uint8_t fitness,
                         unsigned hyphens_above, bool hyphen) {
        if (first_line) {
            return 0;
        }
        constexpr double kUnlike = 1;
        constexpr double kHyphenBelowHyphen = 0.1;
        const bool unlike = above > fitness + 1 || fitness > above + 1;
        return (unlike ? kUnlike : 0) + (hyphen && hyphens_above > 0 ? kHyphenBelowHyphen : 0);
    }
    // See LineBreaks::worst.
    double emptiness(std::uint32_t first, std::uint32_t last, double width) const;

  private:
    // A space may shrink, but by less than it may grow.
    static constexpr double kShrinkage = 0.2;

    double last_line(std::uint32_t first, std::uint32_t last, double width) const;
    double stretch(double width, const Spaces& spaces) const;

    const PreparedText& text_;
    double measure_;
    LineFill fill_;
};

}  // namespace precis::typeset
