#include "workspace/readability.hpp"

#include "compose/selection.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <fmt/format.h>

namespace precis {
namespace {

// One wording may be a bare list of names; from so many words on its grade means something.
constexpr std::size_t kLeastWords = 12;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_vowel(char c) {
    return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

// By groups of vowels; an "e" at the end is mute, and so is that of "ed", except after t and d.
std::size_t syllables_in(const std::string& word) {
    std::size_t groups = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        groups += is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1])) ? 1 : 0;
    }
    const auto ends = [&word](std::string_view ending) {
        return word.size() > ending.size() &&
               word.compare(word.size() - ending.size(), ending.size(), ending) == 0;
    };
    const auto before = [&word](std::size_t from_end) { return word[word.size() - from_end]; };
    const bool mute_e = ends("e") && !is_vowel(before(2)) &&
                        !(ends("le") && word.size() > 2 && !is_vowel(before(3)));
    const bool mute_ed = ends("ed") && word.size() > 3 && !is_vowel(before(3)) &&
                         before(3) != 't' && before(3) != 'd';
    if ((mute_e || mute_ed) && groups > 1) {
        --groups;
    }
    return std::max<std::size_t>(groups, 1);
}

// What the audience is told of an item in the length that it likes, or the nearest.
const Wording* told(const Item& item, const Audience& audience) {
    const int wanted = static_cast<int>(audience.preferred.value_or(Length::short_));
    const Wording* best = nullptr;
    for (const Length length : {Length::full, Length::short_, Length::headline}) {
        const Wording* wording = wording_for(item, length, audience);
        const auto distance = [wanted](const Wording& one) {
            return std::abs(static_cast<int>(one.length) - wanted);
        };
        if (wording != nullptr && (best == nullptr || distance(*wording) < distance(*best))) {
            best = wording;
        }
    }
    return best;
}

void check_audience(const Strategy& strategy, const Audience& audience, Diagnostics& diagnostics) {
    ReadingCount all;
    double worst = 0;
    const Item* hardest = nullptr;
    for (const Item& item : strategy.items) {
        const bool left_out =
            std::find(audience.omit.begin(), audience.omit.end(), item.id) != audience.omit.end();
        // Quotations are not ours to make easier.
        if (left_out || item.kind == ItemKind::quotation || value_of(item, audience) <= 0) {
            continue;
        }
        const Wording* wording = told(item, audience);
        if (wording == nullptr) {
            continue;
        }
        const ReadingCount count = count_english(plain_text(wording->text));
        all += count;
        const double grade = flesch_kincaid_grade(count).value_or(0);
        if (count.words >= kLeastWords && grade > worst) {
            worst = grade;
            hardest = &item;
        }
    }
    const auto grade = flesch_kincaid_grade(all);
    if (!grade || *grade <= *audience.grade) {
        return;
    }
    diagnostics
        .report(Code::hard_to_read, audience.where,
                fmt::format("what '{}' is told has a reading grade of {:.1f}, above {}",
                            audience.id, *grade, *audience.grade))
        .hinted(hardest == nullptr ? "shorten sentences and words"
                                   : fmt::format("begin with '{}', at {:.1f}", hardest->id, worst));
}

}  // namespace

ReadingCount& ReadingCount::operator+=(const ReadingCount& other) {
    sentences += other.sentences;
    words += other.words;
    syllables += other.syllables;
    return *this;
}

ReadingCount count_english(std::string_view text) {
    ReadingCount count;
    std::string word;
    bool open = false;  // a sentence with words in it
    const auto end_word = [&] {
        if (!word.empty()) {
            ++count.words;
            count.syllables += syllables_in(word);
            word.clear();
            open = true;
        }
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (is_letter(c)) {
            word += static_cast<char>(c | 0x20);
            continue;
        }
        if (c == '\'' && !word.empty()) {
            continue;
        }
        end_word();
        const bool at_end = i + 1 == text.size() || text[i + 1] == ' ';
        if (open && at_end && (c == '.' || c == '!' || c == '?' || c == ':' || c == ';')) {
            ++count.sentences;
            open = false;
        }
    }
    end_word();
    count.sentences += open ? 1 : 0;
    return count;
}

std::optional<double> flesch_kincaid_grade(const ReadingCount& count) {
    if (count.words == 0) {
        return std::nullopt;
    }
    const auto words = static_cast<double>(count.words);
    return 0.39 * words / static_cast<double>(std::max<std::size_t>(count.sentences, 1)) +
           11.8 * static_cast<double>(count.syllables) / words - 15.59;
}

void check_readability(const Strategy& strategy, const Audiences& audiences,
                       Diagnostics& diagnostics) {
    const bool english = strategy.language == "en" || strategy.language.rfind("en-", 0) == 0;
    for (const Audience& audience : audiences.list) {
        if (!audience.grade) {
            continue;
        }
        if (english) {
            check_audience(strategy, audience, diagnostics);
        } else {
            diagnostics.report(
                Code::no_reading_formula, audience.where,
                fmt::format("the reading grade of '{}' is not checked: no formula is "
                            "recognised for '{}'",
                            audience.id, strategy.language));
        }
    }
}

}  // namespace precis
