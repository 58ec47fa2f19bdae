// How hard a text is to read, where there is a recognised formula for its language.
#pragma once

#include "base/diagnostics.hpp"
#include "strategy/audiences.hpp"
#include "strategy/strategy.hpp"

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

// Counts an English text; syllables by its rules of spelling, not by a dictionary.
ReadingCount count_english(std::string_view text);

// The Flesch-Kincaid grade (Kincaid and others, 1975); nothing for a text without words.
std::optional<double> flesch_kincaid_grade(const ReadingCount& count);

// Reports each audience whose grade is below that of what it is told, and that nothing can be said
// where the strategy is not in English.
void check_readability(const Strategy& strategy, const Audiences& audiences,
                       Diagnostics& diagnostics);

}  // namespace precis
