#include "workspace/reading_grade.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace precis {
namespace {

bool is_one_of(char32_t c, std::u32string_view set) {
    return set.find(c) != set.npos;
}

// By groups of vowels; an "e" at the end is mute, and so is that of "ed", except after t and d.
std::size_t english_syllables(std::u32string_view word) {
    const auto is_vowel = [](char32_t c) { return is_one_of(c, U"aeiouyàâäáéèêëíîïóôöúûü"); };
    std::size_t groups = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        groups += is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1])) ? 1 : 0;
    }
    const auto ends = [&word](std::u32string_view ending) {
        return word.size() > ending.size() && word.ends_with(ending);
    };
    const auto before = [&word](std::size_t from_end) { return word[word.size() - from_end]; };
    const bool mute_e = ends(U"e") && !is_vowel(before(2)) &&
                        !(ends(U"le") && word.size() > 2 && !is_vowel(before(3)));
    const bool mute_ed = ends(U"ed") && word.size() > 3 && !is_vowel(before(3)) &&
                         before(3) != U't' && before(3) != U'd';
    if ((mute_e || mute_ed) && groups > 1) {
        --groups;
    }
    return std::max<std::size_t>(groups, 1);
}

// By groups of vowels, in which é ends one and é, è, ë and ï begin one; "u" after q, and after g
// before e and i, is none, nor is "y" between vowels. "e" and "es" at the end are mute.
std::size_t french_syllables(std::u32string_view word) {
    static constexpr std::u32string_view kVowels = U"aeiouyàâäéèêëîïôöùûüÿæœ";
    const auto is_vowel = [word](std::size_t i) {
        const char32_t before = i > 0 ? word[i - 1] : U' ';
        const char32_t after = i + 1 < word.size() ? word[i + 1] : U' ';
        const bool silent =
            word[i] == U'u' && (before == U'q' || (before == U'g' && is_one_of(after, U"eiéèêî")));
        const bool glide =
            word[i] == U'y' && is_one_of(before, kVowels) && is_one_of(after, kVowels);
        return is_one_of(word[i], kVowels) && !silent && !glide;
    };
    const auto begins_group = [&](std::size_t i) {
        return is_vowel(i) &&
               (i == 0 || !is_vowel(i - 1) || word[i - 1] == U'é' || is_one_of(word[i], U"éèëï"));
    };
    std::size_t groups = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        groups += begins_group(i) ? 1 : 0;
    }
    const std::size_t last =
        word.ends_with(U"es") ? word.size() - 2 : word.size() - 1;  // where a mute "e" would be
    if (groups > 1 && word[last] == U'e' && begins_group(last)) {
        --groups;
    }
    return std::max<std::size_t>(groups, 1);
}

// Each vowel is one, but for a weak one (i, u, and y at the end) beside another, without a stress
// that is written.
std::size_t spanish_syllables(std::u32string_view word) {
    const auto is_weak = [word](std::size_t i) {
        return is_one_of(word[i], U"iuü") || (word[i] == U'y' && i + 1 == word.size());
    };
    const auto is_vowel = [&](std::size_t i) {
        return is_weak(i) || is_one_of(word[i], U"aeoáéíóú");
    };
    const auto is_stressed_weak = [word](std::size_t i) { return is_one_of(word[i], U"íú"); };
    std::size_t count = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool joins = i > 0 && is_vowel(i) && is_vowel(i - 1) &&
                           (is_weak(i) || is_weak(i - 1)) && !is_stressed_weak(i) &&
                           !is_stressed_weak(i - 1);
        count += is_vowel(i) && !joins ? 1 : 0;
    }
    return std::max<std::size_t>(count, 1);
}

// As many as vowels; the prepositions of one consonant have none.
std::size_t russian_syllables(std::u32string_view word) {
    return static_cast<std::size_t>(std::count_if(
        word.begin(), word.end(), [](char32_t c) { return is_one_of(c, U"аеёиоуыэюя"); }));
}

// Of Flesch's table: the first grade of the band that an ease from 0 (hard) to 100 is in.
double grade_of_ease(double ease) {
    constexpr std::array<std::pair<double, double>, 6> kBands{
        {{90, 5}, {80, 6}, {70, 7}, {60, 8}, {50, 10}, {30, 13}}};
    const auto band = std::find_if(kBands.begin(), kBands.end(),
                                   [ease](const auto& one) { return ease >= one.first; });
    constexpr double kGraduates = 16;
    return band == kBands.end() ? kGraduates : band->second;
}

double flesch_kincaid(double words, double syllables) {
    return 0.39 * words + 11.8 * syllables - 15.59;
}

double oborneva(double words, double syllables) {
    return 0.5 * words + 8.4 * syllables - 15.59;
}

double kandel_moles(double words, double syllables) {
    return grade_of_ease(207 - 1.015 * words - 73.6 * syllables);
}

double fernandez_huerta(double words, double syllables) {
    return grade_of_ease(206.84 - 1.02 * words - 60 * syllables);
}

// The characters of a text, in small letters.
std::u32string small_letters(std::string_view text) {
    std::u32string letters;
    letters.reserve(text.size());
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, text.size(), c);
        letters += c < 0 ? U' ' : static_cast<char32_t>(u_tolower(c));
    }
    return letters;
}

}  // namespace

ReadingCount& ReadingCount::operator+=(const ReadingCount& other) {
    sentences += other.sentences;
    words += other.words;
    syllables += other.syllables;
    return *this;
}

const ReadingFormula* reading_formula(std::string_view language) {
    static constexpr std::array<std::pair<std::string_view, ReadingFormula>, 4> kFormulas{
        {{"en", {"Flesch-Kincaid", english_syllables, flesch_kincaid}},
         {"fr", {"Kandel-Moles", french_syllables, kandel_moles}},
         {"es", {"Fernández Huerta", spanish_syllables, fernandez_huerta}},
         {"ru", {"Oborneva", russian_syllables, oborneva}}}};
    const std::string_view primary = language.substr(0, language.find('-'));
    const auto found = std::find_if(kFormulas.begin(), kFormulas.end(),
                                    [primary](const auto& one) { return one.first == primary; });
    return found == kFormulas.end() ? nullptr : &found->second;
}

ReadingCount count_reading(std::string_view text, const ReadingFormula& formula) {
    constexpr std::u32string_view kApostrophes = U"'’";
    constexpr std::u32string_view kStops = U".!?:;…";
    constexpr std::u32string_view kClosing = U"\"'’”»)]";
    ReadingCount count;
    std::u32string word;
    bool open = false;  // a sentence with words in it
    const std::u32string letters = small_letters(text);
    const auto end_word = [&] {
        if (!word.empty()) {
            ++count.words;
            count.syllables += formula.syllables(word);
            word.clear();
            open = true;
        }
    };
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const char32_t c = letters[i];
        if (u_isalpha(static_cast<UChar32>(c)) != 0) {
            word += c;
            continue;
        }
        if (is_one_of(c, kApostrophes) && !word.empty()) {
            continue;
        }
        end_word();
        const std::size_t next = letters.find_first_not_of(kClosing, i + 1);
        const bool at_end =
            next == letters.npos || u_isUWhiteSpace(static_cast<UChar32>(letters[next])) != 0;
        if (open && at_end && is_one_of(c, kStops)) {
            ++count.sentences;
            open = false;
        }
    }
    end_word();
    count.sentences += open ? 1 : 0;
    return count;
}

std::optional<double> reading_grade(const ReadingCount& count, const ReadingFormula& formula) {
    if (count.words == 0) {
        return std::nullopt;
    }
    const auto words = static_cast<double>(count.words);
    return formula.grade(words / static_cast<double>(std::max<std::size_t>(count.sentences, 1)),
                         static_cast<double>(count.syllables) / words);
}

}  // namespace precis
