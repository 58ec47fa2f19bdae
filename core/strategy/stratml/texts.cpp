#include "strategy/stratml/texts.hpp"

#include "base/xml_reader.hpp"
#include "strategy/stratml/vocabulary.hpp"
#include "strategy/values.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace precis::stratml {
namespace {

constexpr std::string_view kClosing = "\"')]}»”’ ";

bool is_ascii_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// Whether `text` ends as sentences do, in any script.
bool is_terminated(std::string_view text) {
    const icu::UnicodeString tail = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.substr(text.size() - std::min<std::size_t>(text.size(), 40)).data(),
                         static_cast<int>(std::min<std::size_t>(text.size(), 40))));
    for (int at = tail.length(); at > 0;) {
        at = tail.moveIndex32(at, -1);
        const UChar32 c = tail.char32At(at);
        if (u_hasBinaryProperty(c, UCHAR_S_TERM) || c == 0x2026) {
            return true;
        }
        const int8_t kind = u_charType(c);
        if (!u_isUWhiteSpace(c) && kind != U_END_PUNCTUATION && kind != U_FINAL_PUNCTUATION &&
            c != '"' && c != '\'') {
            return false;
        }
    }
    return false;
}

// Whether what ends here is more likely an abbreviation than a sentence: "… of the U.S."
bool ends_in_abbreviation(std::string_view text) {
    const std::size_t stop = text.find_last_not_of(kClosing);
    if (stop == std::string_view::npos || text[stop] != '.') {
        return false;
    }
    const std::size_t blank = text.substr(0, stop).find_last_of(" (");
    std::string_view word = text.substr(0, stop);
    word = blank == std::string_view::npos ? word : word.substr(blank + 1);
    constexpr std::array<std::string_view, 14> kKnown{"mr",  "mrs", "ms",  "dr",  "prof",
                                                      "st",  "no",  "vs",  "etc", "e.g",
                                                      "i.e", "inc", "rep", "sen"};
    const std::string lower = lower_case(word);
    return word.size() == 1 || word.find('.') != std::string_view::npos ||
           std::find(kKnown.begin(), kKnown.end(), lower) != kKnown.end();
}

std::unique_ptr<icu::BreakIterator> make_breaks(bool words, std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(
        icu::StringPiece(language.data(), static_cast<int>(language.size())), status);
    if (!words) {
        // Leaves out the breaks after abbreviations that the language is known to have.
        locale.setKeywordValue("ss", "standard", status);
    }
    std::unique_ptr<icu::BreakIterator> breaks(
        words ? icu::BreakIterator::createWordInstance(locale, status)
              : icu::BreakIterator::createSentenceInstance(locale, status));
    return U_SUCCESS(status) ? std::move(breaks) : nullptr;
}

// Breaks are slow to set up, and one document has one language.
icu::BreakIterator* breaks_for(bool words, std::string_view language) {
    struct Cache {
        std::string language;
        std::unique_ptr<icu::BreakIterator> breaks;
    };
    static thread_local std::array<Cache, 2> caches;
    Cache& cache = caches[words ? 1 : 0];
    if (cache.breaks == nullptr || cache.language != language) {
        cache = {std::string(language), make_breaks(words, language)};
    }
    return cache.breaks.get();
}

// As far as `most` + 1.
std::size_t words_in(const icu::UnicodeString& text, std::string_view language, std::size_t most) {
    icu::BreakIterator* breaks = breaks_for(true, language);
    std::size_t words = 0;
    if (breaks == nullptr) {
        return most + 1;
    }
    breaks->setText(text);
    for (int at = breaks->first(); at != icu::BreakIterator::DONE && words <= most;
         at = breaks->next()) {
        words += breaks->getRuleStatus() >= UBRK_WORD_NONE_LIMIT ? 1 : 0;
    }
    return words;
}

std::string transliterated(std::string_view name) {
    if (std::all_of(name.begin(), name.end(),
                    [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        return std::string(name);
    }
    static thread_local std::unique_ptr<icu::Transliterator> latin = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(
            icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
        return U_SUCCESS(status) ? std::move(made) : nullptr;
    }();
    icu::UnicodeString text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int>(name.size())));
    if (latin != nullptr) {
        latin->transliterate(text);
    }
    std::string ascii;
    text.toUTF8String(ascii);
    return ascii;
}

// Letters and digits joined by hyphens, whole words up to a length that can be typed.
std::string slug(std::string_view name) {
    constexpr std::size_t kMostRead = 400;
    constexpr std::size_t kLongest = 40;
    std::size_t end = std::min(name.size(), kMostRead);
    while (end < name.size() && end > 0 &&
           (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    std::string result;
    std::string word;
    const auto flush = [&] {
        const bool fits = result.size() + word.size() < kLongest;
        if (!word.empty() && (result.empty() || fits)) {
            result += result.empty() ? "" : "-";
            result += word.substr(0, kLongest);
        }
        word.clear();
        return fits;
    };
    for (const char c : lower_case(transliterated(name.substr(0, end)))) {
        if (is_ascii_word(c)) {
            word += c;
        } else if (c != '\'' && !flush()) {
            return result;
        }
    }
    flush();
    return result;
}

bool looks_like_uuid(std::string_view text) {
    const auto hex = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
    return text.size() >= 32 && std::count_if(text.begin(), text.end(), hex) >= 30;
}

}  // namespace

bool is_placeholder(std::string_view text) {
    constexpr std::array<std::string_view, 22> kWhole{"to be determined",
                                                      "to be identified",
                                                      "to be named",
                                                      "to be decided",
                                                      "to be defined",
                                                      "to be developed",
                                                      "to be announced",
                                                      "to be added",
                                                      "to be provided",
                                                      "to be confirmed",
                                                      "to be assigned",
                                                      "to be supplied",
                                                      "tbd",
                                                      "tba",
                                                      "tbc",
                                                      "n/a",
                                                      "placeholder",
                                                      "unspecified",
                                                      "not specified",
                                                      "xxx",
                                                      "todo",
                                                      "to do"};
    constexpr std::size_t kLongest = 40;
    std::string plain;
    for (const char c : lower_case(text.substr(0, kLongest + 1))) {
        if (std::string_view("[](){}<>.…*").find(c) == std::string_view::npos) {
            plain += c == '_' ? ' ' : c;
        }
    }
    plain = folded(plain);
    if (plain.starts_with("lorem ipsum")) {
        return true;
    }
    if (text.size() > kLongest) {
        return false;
    }
    if (plain.starts_with("placeholder")) {
        const std::string_view rest = std::string_view(plain).substr(11);
        return rest.find_first_not_of(" 0123456789-") == std::string_view::npos;
    }
    return std::find(kWhole.begin(), kWhole.end(), plain) != kWhole.end();
}

bool is_editorial(std::string_view text) {
    constexpr std::size_t kHead = 40;
    return text.starts_with('[') && text.find_last_not_of(' ') == text.rfind(']') &&
           lower_case(text.substr(0, kHead)).find("note:") != std::string::npos;
}

std::string first_sentence(std::string_view text, std::string_view language,
                           std::size_t most_words) {
    // No sentence of so few words is longer.
    constexpr std::size_t kMostRead = 2000;
    std::size_t end = std::min(text.size(), kMostRead);
    while (end < text.size() && end > 0 &&
           (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    const icu::UnicodeString head =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(end)));
    icu::BreakIterator* breaks = breaks_for(false, language);
    if (breaks == nullptr) {
        return {};
    }
    breaks->setText(head);
    breaks->first();
    for (int at = breaks->next(); at != icu::BreakIterator::DONE; at = breaks->next()) {
        const icu::UnicodeString part = head.tempSubStringBetween(0, at);
        std::string sentence;
        part.toUTF8String(sentence);
        sentence = folded(sentence);
        const bool is_all = at == head.length() && end == text.size();
        if (!is_all &&
            (!is_terminated(sentence) || ends_in_abbreviation(sentence) || at == head.length())) {
            continue;
        }
        constexpr std::size_t kFewestWords = 3;
        const std::size_t words = words_in(part, language, most_words);
        if (!is_all && words < kFewestWords) {
            continue;  // more likely an abbreviation or a heading
        }
        return words <= most_words ? sentence : std::string();
    }
    return {};
}

void append_text(std::string& text, std::string_view more) {
    if (text.empty() || more.starts_with(text)) {
        text = more;
    } else if (!more.empty()) {
        const bool goes_on = std::string_view(":;,").find(text.back()) != std::string_view::npos ||
                             (more.front() >= 'a' && more.front() <= 'z');
        text += goes_on || is_terminated(text) ? " " : ". ";
        text += more;
    }
}

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    }));
}

std::string name_key(std::string_view name) {
    icu::UnicodeString text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int>(name.size())));
    text.foldCase();
    std::string key;
    text.toUTF8String(key);
    return folded(key);
}

std::string Ids::from_name(std::string_view name, std::string_view otherwise) {
    std::string base = slug(name);
    if (base.empty()) {
        base = otherwise;
    } else if (base.front() >= '0' && base.front() <= '9') {
        base = fmt::format("{}-{}", otherwise, base);
    }
    return unique(std::move(base));
}

std::string Ids::from_identifier(std::string_view wanted) {
    constexpr std::size_t kLongest = 24;
    if (wanted.size() > kLongest || !is_id(wanted) || looks_like_uuid(wanted) ||
        is_placeholder(wanted)) {
        return {};
    }
    std::string id(wanted);
    return given_.insert(id).second ? id : std::string();
}

std::string Ids::unique(std::string base) {
    if (given_.insert(base).second) {
        return base;
    }
    std::size_t& number = next_.emplace(base, 2).first->second;
    std::string id = fmt::format("{}-{}", base, number++);
    while (!given_.insert(id).second) {
        id = fmt::format("{}-{}", base, number++);
    }
    return id;
}

}  // namespace precis::stratml
