// The grade of school whose readers follow a text with ease, for languages with a recognised
// formula.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace precis {

// Sentences, words and syllables, which add up over texts.
struct ReadingCount {
    std::size_t sentences = 0;
    std::size_t words = 0;
    std::size_t syllables = 0;

    ReadingCount& operator+=(const ReadingCount& other);
};

// How the texts of a language are counted and graded.
struct ReadingFormula {
    std::string_view name;
    // In a word in small letters; by the rules of spelling, not by a dictionary.
    std::size_t (*syllables)(std::u32string_view word);
    double (*grade)(double words_in_a_sentence, double syllables_in_a_word);
};

// For English Flesch and Kincaid (1975), for Russian its adaptation by Oborneva (2006). For French
// Kandel and Moles (1958) and for Spanish Fernández Huerta (1959) grade ease from 0 to 100 on the
// scale of Flesch (1949), whose table has the grade: the lowest of those that it names for a band.
// Null for any other language.
const ReadingFormula* reading_formula(std::string_view language);

ReadingCount count_reading(std::string_view text, const ReadingFormula& formula);

// Nothing for a text without words.
std::optional<double> reading_grade(const ReadingCount& count, const ReadingFormula& formula);

}  // namespace precis
