#include "typeset/line_breaking.hpp"

#include <algorithm>
#include <limits>

namespace precis::typeset {
namespace {

// Lengths that differ by less than this share are the same: sums of widths are not exact.
constexpr double kTolerance = 1e-7;

// The best way to set the segments before some place.
struct Way {
    std::uint32_t lines = std::numeric_limits<std::uint32_t>::max();
    double cost = 0;
    std::uint32_t from = 0;  // where its last line begins

    bool better_than(const Way& other) const {
        return lines != other.lines ? lines < other.lines : cost < other.cost;
    }
};

// The cost of a line that is `width` long in a measure of `measure`.
class LineCost {
  public:
    LineCost(const PreparedText& text, double measure, LineFill fill)
        : text_(text), measure_(measure), fill_(fill) {}

    double operator()(std::uint32_t first, std::uint32_t last, double width) const {
        const Segment& end = text_.segments[last - 1];
        const double slack = std::max(0.0, (measure_ - width) / measure_);
        double cost = slack * slack;
        if (end.must_break && fill_ != LineFill::balanced) {
            cost = last_line(first, last, width);
        } else if (fill_ == LineFill::justified) {
            cost = stretch(first, last, measure_ - width);
        }
        constexpr double kHyphen = 0.04;
        return end.hyphen != nullptr ? cost + kHyphen : cost;
    }

  private:
    // A last line may be short, but a single word looks like a mistake.
    double last_line(std::uint32_t first, std::uint32_t last, double width) const {
        constexpr double kSingleWord = 0.5;
        constexpr double kShort = 0.25;  // of the measure
        if (first == 0 || text_.segments[first - 1].must_break) {
            return 0;  // the only line
        }
        if (last - first == 1) {
            return kSingleWord;
        }
        const double share = width / measure_;
        return share < kShort ? (kShort - share) * 0.5 : 0;
    }

    double stretch(std::uint32_t first, std::uint32_t last, double slack) const {
        unsigned spaces = 0;
        for (std::uint32_t i = first; i < last; ++i) {
            spaces += text_.segments[i].spaces;
        }
        spaces -= text_.segments[last - 1].end_spaces;
        const double share = slack / measure_ * 20 / (spaces + 1.0);
        return share * share * share;
    }

    const PreparedText& text_;
    double measure_;
    LineFill fill_;
};

}  // namespace

double line_width(const PreparedText& text, std::uint32_t first, std::uint32_t last) {
    double width = 0;
    for (std::uint32_t i = first; i < last; ++i) {
        width += text.segments[i].width;
    }
    const Segment& end = text.segments[last - 1];
    return width - end.trailing + end.hyphen_width;
}

LineBreaks break_lines(const PreparedText& text, double width, LineFill fill) {
    const auto count = static_cast<std::uint32_t>(text.segments.size());
    const LineCost cost_of(text, width, fill);
    const double limit = width * (1 + kTolerance);
    std::vector<Way> ways(count + 1);
    ways[0] = {0, 0, 0};
    for (std::uint32_t last = 1; last <= count; ++last) {
        const Segment& end = text.segments[last - 1];
        double sum = end.hyphen_width - end.trailing;
        for (std::uint32_t first = last; first-- > 0;) {
            if (first + 1 < last && text.segments[first].must_break) {
                break;
            }
            sum += text.segments[first].width;
            if (sum > limit && first + 1 < last) {
                break;
            }
            const Way way{ways[first].lines + 1, ways[first].cost + cost_of(first, last, sum),
                          first};
            if (way.better_than(ways[last])) {
                ways[last] = way;
            }
        }
    }
    LineBreaks breaks;
    for (std::uint32_t at = count; at > 0; at = ways[at].from) {
        breaks.ends.push_back(at);
    }
    std::reverse(breaks.ends.begin(), breaks.ends.end());
    return breaks;
}

}  // namespace precis::typeset
