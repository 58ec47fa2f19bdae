// A text in lines of one width: how high it is, and where each of its glyphs stands.
#pragma once

#include "typeset/line_breaking.hpp"
#include "typeset/typesetter.hpp"

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

// A paragraph in lines of `width`.
class Lines {
  public:
    Lines(std::shared_ptr<const PreparedText> text, double width, LineFill fill);

    std::size_t count() const { return breaks_.ends.size(); }
    double width() const { return width_; }
    // Of line `index`, without the white space at its end.
    double line_width(std::size_t index) const;
    double widest() const;
    // Line `index`, from left to right.
    std::vector<PlacedRun> line(std::size_t index, Alignment alignment) const;

    const PreparedText& text() const { return *text_; }

  private:
    std::pair<std::uint32_t, std::uint32_t> segments(std::size_t index) const;

    std::shared_ptr<const PreparedText> text_;
    double width_;
    LineFill fill_;
    LineBreaks breaks_;
};

// A text of which the lines are asked for at many widths: prepares once, and keeps what it broke.
// One thread at a time.
class Paragraph {
  public:
    Paragraph(Typesetter& typesetter, std::span<const StyledText> text, Direction direction);

    std::shared_ptr<const Lines> lines(double width, LineFill fill);
    // As wide as it would be on one line (as its widest line, when it has forced breaks).
    double natural_width() const;
    const PreparedText& text() const { return *text_; }

  private:
    Typesetter& typesetter_;
    std::shared_ptr<const PreparedText> text_;
    double widest_segment_ = 0;
    std::map<std::pair<double, LineFill>, std::shared_ptr<const Lines>> broken_;
};

// The height of a paragraph set at `width` with lines `leading` apart: for those who only estimate
// how much room a text takes.
double paragraph_height(Typesetter& typesetter, std::span<const StyledText> text, double width,
                        double leading);

}  // namespace precis::typeset
