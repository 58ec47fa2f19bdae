#include "typeset/text_analysis.hpp"

#include <algorithm>
#include <stdexcept>

#include <unicode/uchar.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace precis::typeset {
namespace {

void check(UErrorCode status, const char* what) {
    if (U_FAILURE(status)) {
        throw std::runtime_error(std::string("ICU cannot ") + what + ": " + u_errorName(status));
    }
}

// Whether it is in a block of a script that runs from right to left, or orders text itself. Where
// there is none, text that runs from left to right is all of one level.
bool may_turn(char32_t character) {
    return character >= 0x0590 && (character < 0x0900 || is_direction_mark(character) ||
                                   (character >= 0xFB1D && character < 0xFF00) ||
                                   (character >= 0x10800 && character < 0x11000) ||
                                   (character >= 0x1E800 && character < 0x1F000));
}

bool is_script(hb_script_t script) {
    return script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED &&
           script != HB_SCRIPT_UNKNOWN;
}

bool is_hangul(char32_t character) {
    return (character >= 0xAC00 && character <= 0xD7A3) ||
           (character >= 0x1100 && character <= 0x11FF) ||
           (character >= 0x3130 && character <= 0x318F);
}

bool speaks(std::string_view language, std::string_view base) {
    return language.starts_with(base) &&
           (language.size() == base.size() || language[base.size()] == '-');
}

// The locale of ICU's rules: Chinese and Japanese with all their prohibitions at the ends of lines.
std::string rules_for(const std::string& language) {
    const bool strict = speaks(language, "ja") || speaks(language, "zh");
    return strict ? language + "@lb=strict" : language;
}

// Korean is broken between words, although Unicode leaves it open.
void keep_korean_words(std::u32string_view text, std::vector<BreakAfter>& breaks) {
    constexpr std::u32string_view kPartWords = U"-/\u2010\u2013\u2014";
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const bool korean = is_hangul(text[i]) || is_hangul(text[i + 1]);
        const bool apart = is_white_space(text[i]) || is_white_space(text[i + 1]) ||
                           kPartWords.find(text[i]) != std::u32string_view::npos;
        if (korean && !apart && breaks[i] == BreakAfter::may) {
            breaks[i] = BreakAfter::no;
        }
    }
}

}  // namespace

std::u32string to_utf32(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 character = 0;
        U8_NEXT_OR_FFFD(bytes, at, size, character);
        out += static_cast<char32_t>(character);
    }
    return out;
}

bool clings_to_previous_letter(char32_t character) {
    const auto code = static_cast<UChar32>(character);
    return (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0 ||
           u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool runs_against(std::string_view text, Direction direction) {
    // Up to where Hebrew begins in UTF-8, all letters run from left to right.
    const auto is_early = [](char c) { return static_cast<unsigned char>(c) < 0xD6; };
    const bool left_to_right = direction == Direction::left_to_right;
    if (left_to_right && std::all_of(text.begin(), text.end(), is_early)) {
        return false;
    }
    const std::u32string characters = to_utf32(text);
    return std::any_of(characters.begin(), characters.end(), [left_to_right](char32_t c) {
        return left_to_right ? may_turn(c)
                             : u_charDirection(static_cast<UChar32>(c)) == U_LEFT_TO_RIGHT;
    });
}

Direction direction_of(std::string_view text) {
    for (const char32_t character : to_utf32(text)) {
        const UCharDirection direction = u_charDirection(static_cast<UChar32>(character));
        if (direction == U_LEFT_TO_RIGHT) {
            break;
        }
        if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) {
            return Direction::right_to_left;
        }
    }
    return Direction::left_to_right;
}

std::string isolated(std::string_view text, Direction direction) {
    std::string out(text);
    if (runs_against(text, direction)) {
        out.insert(0, kIsolate).append(kEndIsolate);
    }
    return out;
}

TextAnalyser::TextAnalyser() = default;

TextAnalyser::Units TextAnalyser::units_of(std::u32string_view text) {
    Units units;
    units.text.reserve(text.size());
    units.offset_after.reserve(text.size() + 1);
    units.offset_after.push_back(0);
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        const char32_t character = text[i];
        if (character < 0x10000) {
            units.text += static_cast<char16_t>(character);
        } else {
            units.text += static_cast<char16_t>(U16_LEAD(character));
            units.text += static_cast<char16_t>(U16_TRAIL(character));
            units.offset_after.push_back(i + 1);
        }
        units.offset_after.push_back(i + 1);
    }
    return units;
}

std::vector<BreakAfter> TextAnalyser::line_breaks(std::u32string_view text,
                                                  const std::string& language) {
    std::vector<BreakAfter> breaks(text.size(), BreakAfter::no);
    if (text.empty()) {
        return breaks;
    }
    UErrorCode status = U_ZERO_ERROR;
    Iterator& iterator = line_iterators_[language];
    if (iterator == nullptr) {
        iterator.reset(ubrk_open(UBRK_LINE, rules_for(language).c_str(), nullptr, 0, &status));
        check(status, "find line breaks");
    }
    const Units units = units_of(text);
    ubrk_setText(iterator.get(), units.text.data(), static_cast<std::int32_t>(units.text.size()),
                 &status);
    check(status, "find line breaks");
    for (std::int32_t at = ubrk_next(iterator.get()); at != UBRK_DONE;
         at = ubrk_next(iterator.get())) {
        const bool must = ubrk_getRuleStatus(iterator.get()) >= UBRK_LINE_HARD;
        breaks[units.offset_after[static_cast<std::size_t>(at)] - 1] =
            must ? BreakAfter::must : BreakAfter::may;
    }
    if (speaks(language, "ko")) {
        keep_korean_words(text, breaks);
    }
    breaks.back() = BreakAfter::must;
    return breaks;
}

std::vector<std::uint32_t> TextAnalyser::grapheme_ends(std::u32string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    if (graphemes_ == nullptr) {
        graphemes_.reset(ubrk_open(UBRK_CHARACTER, "", nullptr, 0, &status));
        check(status, "find graphemes");
    }
    const Units units = units_of(text);
    ubrk_setText(graphemes_.get(), units.text.data(), static_cast<std::int32_t>(units.text.size()),
                 &status);
    check(status, "find graphemes");
    std::vector<std::uint32_t> ends;
    for (std::int32_t at = ubrk_next(graphemes_.get()); at != UBRK_DONE;
         at = ubrk_next(graphemes_.get())) {
        ends.push_back(units.offset_after[static_cast<std::size_t>(at)]);
    }
    return ends;
}

std::vector<std::uint8_t> TextAnalyser::bidi_levels(std::u32string_view text, Direction direction) {
    const bool right_to_left = direction == Direction::right_to_left;
    std::vector<std::uint8_t> levels(text.size(), right_to_left ? 1 : 0);
    const bool plain = !right_to_left && std::none_of(text.begin(), text.end(), may_turn);
    if (plain || text.empty()) {
        return levels;
    }
    if (bidi_ == nullptr) {
        bidi_.reset(ubidi_open());
    }
    UErrorCode status = U_ZERO_ERROR;
    const Units units = units_of(text);
    const auto size = static_cast<std::int32_t>(units.text.size());
    ubidi_setPara(bidi_.get(), units.text.data(), size, right_to_left ? 1 : 0, nullptr, &status);
    const UBiDiLevel* found = ubidi_getLevels(bidi_.get(), &status);
    check(status, "order text that runs both ways");
    for (std::size_t i = 0; i < units.text.size(); ++i) {
        levels[units.offset_after[i + 1] - 1] = found[i];
    }
    return levels;
}

std::vector<hb_script_t> TextAnalyser::scripts(std::u32string_view text) {
    hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
    std::vector<hb_script_t> scripts(text.size(), HB_SCRIPT_LATIN);
    const auto is_ascii = [](char32_t c) { return c < 0x80; };
    if (std::all_of(text.begin(), text.end(), is_ascii)) {
        return scripts;
    }
    hb_script_t around = HB_SCRIPT_UNKNOWN;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const hb_script_t own = hb_unicode_script(unicode, text[i]);
        around = is_script(own) ? own : around;
        scripts[i] = around;
    }
    around = HB_SCRIPT_LATIN;
    for (std::size_t i = text.size(); i-- > 0;) {
        around = is_script(scripts[i]) ? scripts[i] : around;
        scripts[i] = around;
    }
    return scripts;
}

}  // namespace precis::typeset
