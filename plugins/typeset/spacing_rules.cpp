#include "typeset/spacing_rules.hpp"

#include "typeset/text_analysis.hpp"

#include <algorithm>
#include <initializer_list>

#include <unicode/uchar.h>

namespace precis::typeset {
namespace {

using Words = std::u32string_view;

// Words between spaces. What may follow a number as its unit:
constexpr Words kUnits =
    U" % ‰ € bn cm dB g GB GHz GW GWh h ha Hz KB kB kg kHz km kt kW kWh l m MB Md mg MHz min Mio ml"
    U" mm mn Mrd ms Mt MW MWh PB pp pt px s t TB TW TWh W в вв г га гг кг км м млн млрд руб тыс ";
// What stands before a number and belongs to it, in small letters without its full stop:
constexpr Words kBeforeNumbers =
    U" abs art bd ch col eq fig kap n no nos nr p par pp s sec tab vol гл п рис с ст стр табл ";
// What stands before a name, without its full stop:
constexpr Words kTitles = U" Dr Dra Hr M MM Mlle Mme Mr Mrs Ms Prof Sr Sra St ";

bool is_among(Words words, Words word) {
    for (auto at = words.find(word); at != Words::npos; at = words.find(word, at + 1)) {
        if (at > 0 && words[at - 1] == U' ' && words[at + word.size()] == U' ') {
            return !word.empty();
        }
    }
    return false;
}

bool is_digit(char32_t character) {
    return u_isdigit(static_cast<UChar32>(character)) != 0;
}

bool is_letter(char32_t character) {
    return u_isalpha(static_cast<UChar32>(character)) != 0;
}

bool is_capital(char32_t character) {
    return u_isUUppercase(static_cast<UChar32>(character)) != 0;
}

bool is_opening(char32_t character) {
    return character == U'(' || character == U'[' || character == 0xAB || character == 0x201C ||
           character == 0x201E || character == 0x2018;
}

bool speaks(std::string_view language, std::string_view base) {
    return language.starts_with(base) &&
           (language.size() == base.size() || language[base.size()] == '-');
}

bool speaks_any(std::string_view language, std::initializer_list<std::string_view> bases) {
    return std::any_of(bases.begin(), bases.end(),
                       [&](std::string_view base) { return speaks(language, base); });
}

// The words on both sides of a space, without opening signs before the first.
struct Sides {
    Words before;
    Words after;
};

Sides sides_of(Words text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && !is_white_space(text[begin - 1]) && text[begin - 1] != 0xA0) {
        --begin;
    }
    while (begin < at && is_opening(text[begin])) {
        ++begin;
    }
    std::size_t end = at + 1;
    while (end < text.size() && !is_white_space(text[end]) && text[end] != 0xA0) {
        ++end;
    }
    return {text.substr(begin, at - begin), text.substr(at + 1, end - at - 1)};
}

Words without_stop(Words word) {
    return !word.empty() && word.back() == U'.' ? word.substr(0, word.size() - 1) : word;
}

// The letters or signs at its beginning, by which a unit is known.
Words unit_of(Words word) {
    std::size_t end = 0;
    while (end < word.size() && (is_letter(word[end]) || word[end] == U'%' || word[end] == 0x2030 ||
                                 word[end] == 0x20AC)) {
        ++end;
    }
    return word.substr(0, end);
}

bool begins_digit_group(Words word) {
    return word.size() >= 3 && std::all_of(word.begin(), word.begin() + 3, is_digit) &&
           (word.size() == 3 || !is_digit(word[3]));
}

bool is_digit_group(Words word) {
    const auto digits = std::count_if(word.begin(), word.end(), is_digit);
    return digits > 0 && digits <= 3 && static_cast<std::size_t>(digits) == word.size();
}

bool number_goes_on(Words before, Words after) {
    return is_digit(before.back()) && (is_among(kUnits, unit_of(after)) || after.front() == 0xB0 ||
                                       (is_digit_group(before) && begins_digit_group(after)));
}

// "p. 12", "§ 4", "Nr. 5", "$ 20".
bool leads_to_number(Words before, Words after) {
    if (!is_digit(after.front())) {
        return false;
    }
    constexpr Words kSigns = U"\u00A7\u00B0\u2116\u20AC$\u00A3#";
    if (kSigns.find(before.back()) != Words::npos) {
        return true;
    }
    std::u32string small;
    for (const char32_t character : without_stop(before)) {
        small += static_cast<char32_t>(u_tolower(static_cast<UChar32>(character)));
    }
    return before.back() == U'.' && is_among(kBeforeNumbers, small);
}

// "J. Smith", "Dr. Smith", "M. Dupont".
bool leads_to_name(Words before, Words after) {
    if (!is_capital(after.front())) {
        return false;
    }
    const bool initial = before.size() == 2 && is_capital(before[0]) && before[1] == U'.';
    return initial || is_among(kTitles, without_stop(before));
}

// "z. B.", "т. д.", "EE. UU.": letters that each stand for a word of one expression.
bool abbreviates_together(Words before, Words after) {
    const auto letters = [](Words word) {
        const auto end = std::find_if_not(word.begin(), word.end(), is_letter);
        const auto count = static_cast<std::size_t>(end - word.begin());
        const bool stopped = end != word.end() && *end == U'.';
        return stopped && (count == 1 || (count == 2 && word[0] == word[1] && is_capital(word[0])))
                   ? count
                   : 0;
    };
    return before.back() == U'.' && letters(before) + 1 == before.size() && letters(after) > 0 &&
           letters(before) == letters(after);
}

// One-letter prepositions and conjunctions do not end a line in Slavic languages.
bool clings_to_next(Words before, std::string_view language) {
    return before.size() == 1 && is_letter(before[0]) &&
           speaks_any(language, {"ru", "uk", "be", "bg", "sr", "pl", "cs", "sk"});
}

// A dash, or another sign that parts what stands in one line, does not begin a line.
bool parts_a_line(Words after) {
    return after.size() == 1 && (after[0] == 0x2013 || after[0] == 0x2014 || after[0] == 0xB7 ||
                                 after[0] == 0x2022 || after[0] == U'|');
}

// "short- and long-term": at the end of a line the hyphen would be taken for one of hyphenation.
bool leaves_out_a_part(Words before) {
    return before.size() > 1 && (before.back() == U'-' || before.back() == 0x2010) &&
           is_letter(before[before.size() - 2]);
}

bool is_french_narrow(Words text, std::size_t at) {
    const char32_t before = text[at - 1];
    const char32_t after = text[at + 1];
    return before == 0xAB || after == 0xBB || after == U';' || after == U':' || after == U'!' ||
           after == U'?';
}

}  // namespace

SpaceRule space_rule(std::u32string_view text, std::size_t at, std::string_view language) {
    if (at == 0 || at + 1 >= text.size() || is_white_space(text[at - 1]) ||
        is_white_space(text[at + 1])) {
        return SpaceRule::plain;
    }
    if (speaks(language, "fr") && is_french_narrow(text, at)) {
        return SpaceRule::narrow;
    }
    const auto [before, after] = sides_of(text, at);
    if (before.empty() || after.empty()) {
        return SpaceRule::plain;
    }
    const bool together = number_goes_on(before, after) || leads_to_number(before, after) ||
                          leads_to_name(before, after) || abbreviates_together(before, after) ||
                          clings_to_next(before, language) || parts_a_line(after) ||
                          leaves_out_a_part(before);
    return together ? SpaceRule::no_break : SpaceRule::plain;
}

}  // namespace precis::typeset
