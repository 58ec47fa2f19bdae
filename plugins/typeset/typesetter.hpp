// Makes texts ready to be broken into lines: finds faces, scripts, directions and breaks, and
// shapes.
#pragma once

#include "typeset/font_library.hpp"
#include "typeset/prepared_text.hpp"
#include "typeset/shaper.hpp"
#include "typeset/text_analysis.hpp"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace precis::typeset {

// One thread at a time. What it prepares may be used as long as the font library lives.
class Typesetter {
  public:
    explicit Typesetter(FontLibrary& fonts) : fonts_(fonts) {}

    // Throws FontError when there is no font.
    std::shared_ptr<const PreparedText> prepare(std::span<const StyledText> text,
                                                Direction direction);

    // The same text, with those segments that are wider than `width` cut at graphemes into ones
    // that are not (as far as one grapheme is not).
    std::shared_ptr<const PreparedText> cut_to(const PreparedText& text, double width);

    FontLibrary& fonts() { return fonts_; }

  private:
    struct Analysed;

    Analysed analyse(std::span<const StyledText> text, Direction direction);
    void choose_faces(Analysed& text, std::vector<char32_t>& missing);
    void add_piece(PreparedText& out, const Analysed& text, std::size_t begin, std::size_t end);
    void add_hyphen(PreparedText& out, Segment& segment);
    void cut_piece(PreparedText& out, const Piece& piece, double width);

    FontLibrary& fonts_;
    TextAnalyser analyser_;
    Shaper shaper_;
};

}  // namespace precis::typeset
