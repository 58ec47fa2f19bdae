// A text made ready for lines of any width: what it says in which style, cut where lines may break,
// shaped.
#pragma once

#include "typeset/font_finder.hpp"
#include "typeset/glyphs.hpp"
#include "typeset/text_analysis.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace precis::typeset {

// Forms of glyphs that a style may ask for, beside the kerning and ligatures that every text has.
// Where a face does not have them, its usual ones stand.
namespace font_feature {
inline constexpr std::uint8_t kTabularFigures = 1;   // all of one width, for columns of numbers
inline constexpr std::uint8_t kOldStyleFigures = 2;  // with ascenders and descenders
inline constexpr std::uint8_t kSmallCapitals = 4;    // for small letters
}  // namespace font_feature

// How a stretch of text is set. Lengths are in any one unit that the caller keeps to: points, or
// shares of the size of running text.
struct TextStyle {
    FaceRequest face;
    double size = 1;
    double rise = 0;       // of the baseline: a superscript's is positive
    double tracking = 0;   // added after every glyph
    std::string language;  // BCP 47
    // Whether words may be parted at the end of a line, where that makes better lines and there is
    // a dictionary for the language. Not for headings.
    bool hyphenate = false;
    std::uint8_t features = 0;  // of font_feature
};

struct StyledText {
    std::string text;  // UTF-8; U+2028 and line feed end a line
    TextStyle style;
};

// Glyphs of one span, face and direction, without a place to break inside.
struct Piece {
    std::shared_ptr<const GlyphRun> run;
    std::uint32_t span = 0;  // which StyledText it is of
    std::uint8_t level = 0;  // embedding level (UAX 9)
    double width = 0;
};

// The pieces between one place where a line may end and the next.
struct Segment {
    std::uint32_t first = 0;  // of the pieces
    std::uint32_t last = 0;   // past the end
    double width = 0;
    double trailing = 0;      // the white space at its end, which hangs when a line ends here
    double space_width = 0;   // of its spaces
    unsigned spaces = 0;      // that justification may widen
    unsigned end_spaces = 0;  // those of them at its end
    bool must_break = false;
    bool within_word = false;  // begins after a place where its word may be parted
    // Shown when a line ends here (a soft hyphen, or a place found by hyphenation); else none.
    std::shared_ptr<const GlyphRun> hyphen = nullptr;
    double hyphen_width = 0;
};

struct PreparedText {
    std::vector<TextStyle> styles;  // of the spans
    std::vector<Piece> pieces;
    std::vector<Segment> segments;
    Direction direction = Direction::left_to_right;
    std::vector<char32_t>
        missing;  // characters that no font has, each once, shown as U+FFFD or "?"
};

}  // namespace precis::typeset
