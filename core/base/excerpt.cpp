#include "base/excerpt.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace precis {
namespace {

constexpr std::size_t kTabStop = 4;
constexpr std::size_t kMostCells = 100;    // of an excerpt
constexpr std::size_t kCellsBefore = 40;   // the place, when the line is cut
constexpr std::size_t kBytesAround = 600;  // looked at on each side of the place
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

struct Glyph {
    std::size_t offset;  // in the line, in bytes
    std::string_view text;
    std::size_t cells;
};

bool must_be_replaced(UChar32 c) {
    return c < 0 || u_charType(c) == U_CONTROL_CHAR || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
}

std::size_t cells_of(UChar32 c) {
    constexpr UChar32 kSoftHyphen = 0xAD;
    const auto type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
        (type == U_FORMAT_CHAR && c != kSoftHyphen)) {
        return 0;
    }
    const int syllable = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
    if (syllable == U_HST_VOWEL_JAMO || syllable == U_HST_TRAILING_JAMO) {
        return 0;
    }
    const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// The next character from `at`, which moves on; a negative value for a byte that begins none.
UChar32 next_character(std::string_view text, std::size_t& at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    UChar32 c = 0;
    U8_NEXT(bytes, at, text.size(), c);
    return c;
}

std::vector<Glyph> glyphs_of(std::string_view line, std::size_t begin, std::size_t end) {
    static constexpr std::string_view kBlanks = "    ";
    std::vector<Glyph> glyphs;
    std::size_t column = 0;
    for (std::size_t at = begin; at < end;) {
        const std::size_t start = at;
        const UChar32 c = next_character(line, at);
        Glyph glyph{start, line.substr(start, at - start), 1};
        if (c == '\t') {
            glyph.cells = kTabStop - column % kTabStop;
            glyph.text = kBlanks.substr(0, glyph.cells);
        } else if (must_be_replaced(c)) {
            glyph.text = kReplacement;
        } else {
            glyph.cells = cells_of(c);
        }
        column += glyph.cells;
        glyphs.push_back(glyph);
    }
    return glyphs;
}

std::size_t cells_between(const std::vector<Glyph>& glyphs, std::size_t from, std::size_t to) {
    std::size_t cells = 0;
    for (std::size_t i = from; i < to; ++i) {
        cells += glyphs[i].cells;
    }
    return cells;
}

// The glyphs to show, as a range of indices: all of them, or what fits around `place`.
std::pair<std::size_t, std::size_t> window(const std::vector<Glyph>& glyphs, std::size_t place) {
    if (cells_between(glyphs, 0, glyphs.size()) <= kMostCells) {
        return {0, glyphs.size()};
    }
    std::size_t first = place;
    for (std::size_t cells = 0; first > 0; --first) {
        cells += glyphs[first - 1].cells;
        if (cells > kCellsBefore) {
            break;
        }
    }
    std::size_t last = first;
    for (std::size_t cells = 0; last < glyphs.size(); ++last) {
        cells += glyphs[last].cells;
        if (cells > kMostCells) {
            break;
        }
    }
    return {first, last};
}

bool begins_character(std::string_view line, std::size_t at) {
    return at >= line.size() || (static_cast<unsigned char>(line[at]) & 0xC0U) != 0x80U;
}

}  // namespace

Excerpt excerpt_of(std::string_view line, std::size_t offset, std::size_t length) {
    offset = std::min(offset, line.size());
    length = std::min(length, line.size() - offset);
    std::size_t begin = offset > kBytesAround ? offset - kBytesAround : 0;
    std::size_t end = std::min(line.size(), offset + kBytesAround);
    while (begin > 0 && begin + 4 > offset - kBytesAround && !begins_character(line, begin)) {
        --begin;
    }
    const auto glyphs = glyphs_of(line, begin, end);
    const auto index_of = [&](std::size_t byte) {
        const auto at = std::partition_point(glyphs.begin(), glyphs.end(),
                                             [&](const Glyph& g) { return g.offset < byte; });
        return static_cast<std::size_t>(at - glyphs.begin());
    };
    std::size_t place = index_of(offset);
    while (place > 0 && place < glyphs.size() && glyphs[place].cells == 0) {
        --place;  // a combining mark is shown on what it stands on
    }
    const auto [first, last] = window(glyphs, place);
    const bool cut_before = begin > 0 || first > 0;
    const bool cut_after = end < line.size() || last < glyphs.size();

    Excerpt excerpt;
    excerpt.line = cut_before ? kEllipsis : "";
    for (std::size_t i = first; i < last; ++i) {
        excerpt.line += glyphs[i].text;
    }
    excerpt.line += cut_after ? kEllipsis : "";
    excerpt.caret.append(cells_between(glyphs, first, place) + (cut_before ? 1 : 0), ' ');
    excerpt.caret += '^';
    const std::size_t until = std::clamp(index_of(offset + length), place, last);
    const std::size_t marked = cells_between(glyphs, place, until);
    excerpt.caret.append(marked > 1 ? marked - 1 : 0, '~');
    return excerpt;
}

std::size_t cells_of(std::string_view text) {
    std::size_t cells = 0;
    for (std::size_t at = 0; at < text.size();) {
        const UChar32 c = next_character(text, at);
        cells += c < 0 ? 1 : cells_of(c);
    }
    return cells;
}

std::string without_controls(std::string_view text) {
    std::string shown;
    shown.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const UChar32 c = next_character(text, at);
        shown += must_be_replaced(c) ? kReplacement : text.substr(start, at - start);
    }
    return shown;
}

}  // namespace precis
