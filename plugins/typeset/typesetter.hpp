// Makes texts ready to be broken into lines: finds faces, scripts, directions and breaks, and
// shapes.
#pragma once

#include "typeset/font_library.hpp"
#include "typeset/hyphenator.hpp"
#include "typeset/line_breaking.hpp"
#include "typeset/prepared_text.hpp"
#include "typeset/shaper.hpp"
#include "typeset/text_analysis.hpp"

#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace precis::typeset {

// A text with every word parted where it may be: measures to choose lines by. Its segments share
// the pieces of whole words.
struct PartedText {
    // Where a part ends: before a character of a piece of the whole text; a whole segment ends at
    // the piece after its last.
    struct Place {
        std::uint32_t segment = 0;
        std::uint32_t piece = 0;
        std::uint32_t offset = 0;
    };
    PreparedText measures;
    std::vector<Place> ends;    // of its segments
    double widest_segment = 0;  // with its hyphen
};

// A text and where its lines end.
struct BrokenText {
    std::shared_ptr<const PreparedText> text;
    LineBreaks breaks;
};

// Whether spaces keep words together as the language wants it (spacing_rules.hpp), or only as
// Unicode says.
enum class Spacing : std::uint8_t { of_language, plain };

// One thread at a time. What it prepares may be used as long as the font library lives.
class Typesetter {
  public:
    explicit Typesetter(FontLibrary& fonts, Spacing spacing = Spacing::of_language,
                        std::filesystem::path dictionaries = Hyphenator::kSystemFolder)
        : fonts_(fonts), spacing_(spacing), hyphenator_(std::move(dictionaries)) {}

    // Throws FontError when there is no font.
    std::shared_ptr<const PreparedText> prepare(std::span<const StyledText> text,
                                                Direction direction);

    // The same text, with those segments that are wider than `width` cut at graphemes into ones
    // that are not (as far as one grapheme is not).
    std::shared_ptr<const PreparedText> cut_to(const PreparedText& text, double width);

    // The same text with its words parted where their style and language allow it; null when none
    // can be.
    std::shared_ptr<const PartedText> part_words(const PreparedText& text);
    // The text in lines that were chosen for its parts: words that no line ends in are whole again.
    BrokenText join_words(const PreparedText& text, const PartedText& parts,
                          const LineBreaks& breaks);

    FontLibrary& fonts() { return fonts_; }

  private:
    struct Analysed;
    struct WordPlace;

    Analysed analyse(std::span<const StyledText> text, Direction direction);
    void choose_faces(Analysed& text, std::vector<char32_t>& missing);
    const FontFace* face_for(const Analysed& text, std::size_t at, const FontFace& own);
    void add_piece(PreparedText& out, const Analysed& text, std::size_t begin, std::size_t end);
    void add_soft_hyphen(PreparedText& out, Segment& segment);
    std::shared_ptr<const GlyphRun> hyphen_for(const Piece& piece, const TextStyle& style);
    std::vector<WordPlace> word_places(const PreparedText& text, const Segment& segment);
    void add_word_places(const PreparedText& text, std::uint32_t piece, double before,
                         std::vector<WordPlace>& places);
    Piece part_of(const PreparedText& text, const Piece& piece, std::uint32_t begin,
                  std::uint32_t end);
    void cut_piece(PreparedText& out, const Piece& piece, double width);

    FontLibrary& fonts_;
    Spacing spacing_;
    Hyphenator hyphenator_;
    TextAnalyser analyser_;
    Shaper shaper_;
};

}  // namespace precis::typeset
