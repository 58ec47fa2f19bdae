#include "typeset/line_breaking.hpp"

#include "typeset/line_cost.hpp"

#include <algorithm>
#include <limits>

namespace precis::typeset {
namespace {

// Lengths that differ by less than this share are the same: sums of widths are not exact.
constexpr double kTolerance = 1e-7;
constexpr std::uint32_t kNever = std::numeric_limits<std::uint32_t>::max();

// The best way to set the segments before some place, of those that end in the same state: how
// loose their last line is and how many lines before it end in a hyphen.
struct Way {
    std::uint32_t lines = kNever;
    double cost = 0;
    std::uint32_t from = 0;  // where its last line begins
    std::uint8_t state = 0;  // of the way to there

    bool better_than(const Way& other) const {
        return lines != other.lines ? lines < other.lines : cost < other.cost;
    }
};

class Breaker {
  public:
    Breaker(const PreparedText& text, double width, LineFill fill, Punctuation punctuation)
        : text_(text), cost_(text, width, fill) {
        const bool hyphens = std::any_of(text.segments.begin(), text.segments.end(),
                                         [](const Segment& s) { return s.hyphen != nullptr; });
        hyphen_states_ = hyphens ? kMostHyphens + 1 : 1;
        states_ = hyphen_states_ * (fill == LineFill::justified ? kFitnesses : 1);
        if (punctuation == Punctuation::hanging) {
            for (std::uint32_t i = 0; i < text.segments.size(); ++i) {
                before_.push_back(hang_before(text, i));
                after_.push_back(hang_after(text, i));
            }
        }
    }

    LineBreaks best() {
        if (is_plain()) {
            run_plain();
            return trace(static_cast<std::uint32_t>(text_.segments.size()));
        }
        run(true);
        const auto count = static_cast<std::uint32_t>(text_.segments.size());
        if (least(count).lines == kNever) {
            run(false);
        }
        return trace(count);
    }

  private:
    static constexpr std::uint8_t kMostHyphens = 2;

    // How wide the line is to be taken, from the sum of its segments.
    double seen(std::uint32_t first, std::uint32_t last, double sum) const {
        return before_.empty() ? sum : sum - before_[first] - after_[last - 1];
    }

    // Whether all ways to a place end in the same state and a line is as wide as its segments: most
    // texts, at most widths.
    bool is_plain() const { return states_ == 1 && before_.empty(); }

    // As `run`, for such a text. Measuring a page asks for this more often than for anything else.
    void run_plain() {
        const std::size_t count = text_.segments.size();
        ways_.resize(count + 1);
        ways_[0] = {0, 0, 0, 0};
        const double widest = cost_.widest(kTolerance);
        for (std::uint32_t last = 1; last <= count; ++last) {
            const Segment& end = text_.segments[last - 1];
            double width = end.hyphen_width - end.trailing;
            Way best;
            for (std::uint32_t first = last; first-- > 0;) {
                const Segment& begin = text_.segments[first];
                width += begin.width;
                if (first + 1 < last && (begin.must_break || width > widest)) {
                    break;
                }
                const Way& before = ways_[first];
                if (before.lines < best.lines) {
                    const Way way{before.lines + 1, before.cost + cost_.ragged(first, last, width),
                                  first, 0};
                    best = way.better_than(best) ? way : best;
                }
            }
            ways_[last] = best;
        }
    }

    void run(bool few_hyphens) {
        const std::size_t count = text_.segments.size();
        ways_.assign((count + 1) * states_, {});
        ways_[0] = {0, 0, 0, 0};
        for (std::uint32_t last = 1; last <= count; ++last) {
            const Segment& end = text_.segments[last - 1];
            double sum = end.hyphen_width - end.trailing;
            Spaces spaces{-static_cast<int>(end.end_spaces), -end.trailing};
            for (std::uint32_t first = last; first-- > 0;) {
                const Segment& begin = text_.segments[first];
                if (first + 1 < last && begin.must_break) {
                    break;
                }
                sum += begin.width;
                spaces.count += static_cast<int>(begin.spaces);
                spaces.width += begin.space_width;
                const double width = seen(first, last, sum);
                if (first + 1 < last && !cost_.fits(width, spaces, kTolerance)) {
                    // With hanging marks the next one may fit, but then this one does nearly.
                    break;
                }
                extend(first, last, cost_.of(first, last, width, spaces), few_hyphens);
            }
        }
    }

    // Takes the line [first, last) after each way to its beginning.
    void extend(std::uint32_t first, std::uint32_t last, const LineCost::Judgement& line,
                bool few_hyphens) {
        const bool hyphen = text_.segments[last - 1].hyphen != nullptr;
        for (std::uint8_t state = 0; state < states_; ++state) {
            const Way& before = ways_[first * states_ + state];
            const auto hyphens = static_cast<std::uint8_t>(state % hyphen_states_);
            if (before.lines == kNever || (few_hyphens && hyphen && hyphens == kMostHyphens)) {
                continue;
            }
            const auto fitness = static_cast<std::uint8_t>(state / hyphen_states_);
            const Way way{before.lines + 1,
                          before.cost + line.cost +
                              LineCost::beside(first == 0, fitness, line.fitness, hyphens, hyphen),
                          first, state};
            const auto after = hyphen ? std::min<unsigned>(hyphens + 1U, kMostHyphens) : 0U;
            Way& known = ways_[last * states_ + line.fitness * hyphen_states_ + after];
            if (way.better_than(known)) {
                known = way;
            }
        }
    }

    const Way& least(std::uint32_t place) const {
        const auto begin = ways_.begin() + static_cast<std::ptrdiff_t>(place * states_);
        return *std::min_element(begin, begin + static_cast<std::ptrdiff_t>(states_),
                                 [](const Way& a, const Way& b) { return a.better_than(b); });
    }

    LineBreaks trace(std::uint32_t count) const {
        LineBreaks breaks;
        if (count == 0) {
            return breaks;
        }
        const Way* way = &least(count);
        breaks.cost = way->cost;
        for (std::uint32_t at = count; at > 0;) {
            breaks.ends.push_back(at);
            const double width = seen(way->from, at, line_width(text_, way->from, at));
            breaks.worst = std::max(breaks.worst, cost_.emptiness(way->from, at, width));
            at = way->from;
            way = &ways_[at * states_ + way->state];
        }
        std::reverse(breaks.ends.begin(), breaks.ends.end());
        return breaks;
    }

    const PreparedText& text_;
    LineCost cost_;
    std::size_t hyphen_states_ = 1;
    std::size_t states_ = 1;
    std::vector<double> before_;  // hanging marks, of each segment; empty: none hang
    std::vector<double> after_;
    std::vector<Way> ways_;  // of each place, one for each state
};

// Which share of a mark hangs over the edge before or after a line.
double hanging_share(char32_t mark, bool before) {
    switch (mark) {
        case 0x2018:
        case 0x201C:
        case 0x201E:
        case 0x2019:
        case 0x201D:
        case U'\'':
        case U'"':
            return 0.8;
        case 0xAB:
        case 0xBB:
        case 0x2039:
        case 0x203A:
            return 0.5;
        case U'(':
        case U'[':
            return before ? 0.3 : 0;
        case U'.':
        case U',':
        case U'-':
        case 0x2010:
        case 0x060C:
        case 0x06D4:
            return before ? 0 : 0.8;
        case U':':
        case U';':
        case 0x2013:
        case 0x2014:
            return before ? 0 : 0.4;
        default:
            return 0;
    }
}

// The part of the character's advance that hangs.
double hang_of(const PreparedText& text, const Piece& piece, std::size_t character, bool before) {
    const double share = hanging_share(piece.run->text[character], before);
    if (share == 0) {
        return 0;
    }
    const TextStyle& style = text.styles[piece.span];
    for (const Glyph& glyph : piece.run->glyphs) {
        if (glyph.text_length == 1 && glyph.text_begin == character) {
            return share * glyph.advance * style.size / piece.run->face->units_per_em;
        }
    }
    return 0;
}

}  // namespace

double line_width(const PreparedText& text, std::uint32_t first, std::uint32_t last) {
    double width = 0;
    for (std::uint32_t i = first; i < last; ++i) {
        width += text.segments[i].width;
    }
    const Segment& end = text.segments[last - 1];
    return width - end.trailing + end.hyphen_width;
}

double hang_before(const PreparedText& text, std::uint32_t segment) {
    const Segment& begin = text.segments[segment];
    if (begin.within_word || begin.first == begin.last ||
        text.pieces[begin.first].run->text.empty()) {
        return 0;
    }
    return hang_of(text, text.pieces[begin.first], 0, true);
}

double hang_after(const PreparedText& text, std::uint32_t segment) {
    const Segment& end = text.segments[segment];
    if (end.hyphen != nullptr) {
        return end.hyphen_width * hanging_share(U'-', false);
    }
    for (std::uint32_t i = end.last; i > end.first; --i) {
        const std::u32string& words = text.pieces[i - 1].run->text;
        for (std::size_t at = words.size(); at > 0; --at) {
            if (!is_white_space(words[at - 1])) {
                return hang_of(text, text.pieces[i - 1], at - 1, false);
            }
        }
    }
    return 0;
}

LineBreaks break_lines(const PreparedText& text, double width, LineFill fill,
                       Punctuation punctuation) {
    return Breaker(text, width, fill, punctuation).best();
}

}  // namespace precis::typeset
