// A text in lines of one width: how high it is, and where each of its glyphs stands.
#pragma once

#include "typeset/line_breaking.hpp"
#include "typeset/typesetter.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace precis::typeset {

// Glyphs of one span, placed. Lengths are in the unit of the text's styles.
struct PlacedRun {
    std::shared_ptr<const GlyphRun> run;
    double x = 0;      // from the left end of the line
    double width = 0;  // of what is seen and of the spaces between
    double extra = 0;  // added after every space
    std::uint32_t span = 0;
};

enum class Alignment : std::uint8_t { start, centre, end };

// A paragraph in lines of `width`. One thread at a time.
class Lines {
  public:
    Lines(BrokenText broken, double width, LineFill fill, Punctuation punctuation);

    std::size_t count() const { return breaks_.ends.size(); }
    double width() const { return width_; }
    // Of line `index`, without the white space at its end.
    double line_width(std::size_t index) const;
    double widest() const;
    // Line `index`, from left to right. Its hanging marks stand outside of the measure. Placed when
    // it is first asked for, and kept until it is asked for in another alignment.
    const std::vector<PlacedRun>& line(std::size_t index, Alignment alignment) const;
    // How bad it is when a column or page ends after line `index`: kNeverPart where a single line
    // of the paragraph would stand alone on either side, else what a hyphen there costs, else 0.
    static constexpr double kNeverPart = 1;
    double parting_cost(std::size_t index) const;

    const PreparedText& text() const { return *text_; }

  private:
    struct PlacedLine {
        Alignment alignment = Alignment::start;
        std::vector<PlacedRun> runs;
    };
    std::vector<PlacedRun> placed(std::size_t index, Alignment alignment) const;
    std::pair<std::uint32_t, std::uint32_t> segments(std::size_t index) const;

    struct Hanging {
        double before = 0;
        double after = 0;
    };
    Hanging hanging(std::size_t index) const;
    double extra(std::size_t index) const;
    double line_start(std::size_t index, Alignment alignment, double extra) const;

    std::shared_ptr<const PreparedText> text_;
    double width_;
    LineFill fill_;
    Punctuation punctuation_;
    LineBreaks breaks_;
    mutable std::vector<PlacedLine> placed_;  // none at all until one is asked for
};

// A text of which the lines are asked for at many widths: prepares once, and keeps what it broke.
// One thread at a time.
class Paragraph {
  public:
    Paragraph(Typesetter& typesetter, std::span<const StyledText> text, Direction direction);

    // Words are parted where their style allows it and the lines would be bad without that.
    std::shared_ptr<const Lines> lines(double width, LineFill fill,
                                       Punctuation punctuation = Punctuation::within);
    // As wide as it would be on one line (as its widest line, when it has forced breaks).
    double natural_width() const;
    const PreparedText& text() const { return *text_; }

  private:
    struct Measure {
        double width;
        LineFill fill;
        Punctuation punctuation;
        auto operator<=>(const Measure&) const = default;
    };
    BrokenText broken(const Measure& measure);
    const PartedText* parts();

    Typesetter& typesetter_;
    std::shared_ptr<const PreparedText> text_;
    double widest_segment_ = 0;
    std::shared_ptr<const PartedText> parts_;  // once wanted; null: no word can be parted
    bool parted_ = false;
    std::map<Measure, std::shared_ptr<const Lines>> lines_;
};

// The height of a paragraph set at `width` with lines `leading` apart: for those who only estimate
// how much room a text takes.
double paragraph_height(Typesetter& typesetter, std::span<const StyledText> text, double width,
                        double leading);

}  // namespace precis::typeset
