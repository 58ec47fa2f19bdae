// What Unicode says about a text: where its lines may break, which way it runs, in which scripts
// and in which graphemes it is written. ICU and HarfBuzz's character data; no fonts.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <hb.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>

namespace precis::typeset {

enum class Direction { left_to_right, right_to_left };

// UTF-8 to UTF-32; what is not UTF-8 becomes U+FFFD.
std::u32string to_utf32(std::string_view text);

// Whether a line may end after a character (UAX 14).
enum class BreakAfter : std::uint8_t { no, may, must };

inline bool is_white_space(char32_t character) {
    // Those at which a line may end and that then hang over its end: not the no-break spaces.
    if (character < 0x1680) {
        return character == U' ' || character == U'\t' || character == U'\n' || character == U'\r';
    }
    return character == 0x1680 ||
           (character >= 0x2000 && character <= 0x200B && character != 0x2007) ||
           character == 0x2028 || character == 0x2029 || character == 0x205F || character == 0x3000;
}

// Marks, joiners and selectors, which are shown with the character before them, in its face.
bool clings_to_previous_letter(char32_t character);  // for those that Latin does not have
inline bool clings_to_previous(char32_t character) {
    return character < 0x300 ? character == 0xAD : clings_to_previous_letter(character);
}

// Marks that only order text which runs both ways (UAX 9): directional marks, embeddings and
// isolates. They are heeded, never shown.
inline bool is_direction_mark(char32_t character) {
    return character >= 0x061C &&
           (character == 0x061C || character == 0x200E || character == 0x200F ||
            (character >= 0x202A && character <= 0x202E) ||
            (character >= 0x2066 && character <= 0x2069));
}

// Whether a text has letters, or such marks, that run against this direction.
bool runs_against(std::string_view text, Direction direction);

// The way of the first letter that has one (UAX 9, rule P2); from left to right where none has.
Direction direction_of(std::string_view text);

// What encloses a text that stands in another and must not change the order of what is around it
// (UAX 9): the isolate of a known direction or of that of its first letter, and its end.
inline constexpr std::string_view kIsolate = "\u2068";
inline constexpr std::string_view kLeftToRightIsolate = "\u2066";
inline constexpr std::string_view kRightToLeftIsolate = "\u2067";
inline constexpr std::string_view kEndIsolate = "\u2069";

// A text to be put into one of this direction: isolated where it runs against it.
std::string isolated(std::string_view text, Direction direction);

// Keeps ICU's iterators, which are slow to open. One thread at a time.
class TextAnalyser {
  public:
    TextAnalyser();

    // For each character of `text`. The last one is `must`.
    std::vector<BreakAfter> line_breaks(std::u32string_view text, const std::string& language);
    // The offsets at which a grapheme cluster ends, the end of the text included.
    std::vector<std::uint32_t> grapheme_ends(std::u32string_view text);
    // Embedding levels (UAX 9), one for each character.
    std::vector<std::uint8_t> bidi_levels(std::u32string_view text, Direction direction);
    // One for each character; what belongs to no script takes that of the text around it.
    static std::vector<hb_script_t> scripts(std::u32string_view text);

  private:
    struct Closer {
        void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
        void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
    };
    using Iterator = std::unique_ptr<UBreakIterator, Closer>;

    // The text as ICU reads it, and the UTF-32 offset after each of its units.
    struct Units {
        std::u16string text;
        std::vector<std::uint32_t> offset_after;
    };
    static Units units_of(std::u32string_view text);

    std::map<std::string, Iterator> line_iterators_;  // by language
    Iterator graphemes_;
    std::unique_ptr<UBiDi, Closer> bidi_;
};

}  // namespace precis::typeset
