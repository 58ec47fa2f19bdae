#include "strategy/source_passages.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace precis {
namespace {

constexpr std::size_t kMostShown = 160;  // characters of a passage in a message

// Ill-formed bytes become U+FFFD: a text in another encoding is not found, but does no harm.
std::u32string decoded(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
        out += static_cast<char32_t>(c);
    }
    return out;
}

std::string encoded(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) {
        std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
        std::size_t length = 0;
        U8_APPEND_UNSAFE(bytes.data(), length, static_cast<std::uint32_t>(c));
        out.append(reinterpret_cast<const char*>(bytes.data()), length);
    }
    return out;
}

constexpr char32_t kEllipsis = U'\u2026';

bool is_space(char32_t c) {
    return c == U' ' || (c >= U'\t' && c <= U'\r') || c == U'\u00A0' || c == U'\u1680' ||
           (c >= U'\u2000' && c <= U'\u200A') || c == U'\u2028' || c == U'\u2029' ||
           c == U'\u202F' || c == U'\u205F' || c == U'\u3000';
}

bool is_invisible(char32_t c) {
    return c == U'\u00AD' || (c >= U'\u200B' && c <= U'\u200F') || c == U'\u2060' || c == U'\uFEFF';
}

// One shape for all characters that typesetters choose between.
char32_t plain(char32_t c) {
    constexpr std::u32string_view kSingle = U"\u2018\u2019\u201A\u201B\u2032\u2039\u203A`";
    constexpr std::u32string_view kDouble = U"\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB";
    constexpr std::u32string_view kDashes = U"\u2010\u2011\u2012\u2013\u2014\u2015\u2212";
    const auto in = [c](std::u32string_view set) { return set.find(c) != set.npos; };
    return in(kSingle) ? U'\'' : in(kDouble) ? U'"' : in(kDashes) ? U'-' : c;
}

void replace_all(std::u32string& text, std::u32string_view old, std::u32string_view by) {
    for (std::size_t at = text.find(old); at != text.npos; at = text.find(old, at + by.size())) {
        text.replace(at, old.size(), by);
    }
}

std::u32string normalised(std::u32string_view text) {
    std::u32string out;
    for (const char32_t c : text) {
        if (is_invisible(c)) {
            continue;
        }
        if (!is_space(c)) {
            out += plain(c);
        } else if (!out.empty() && out.back() != U' ') {
            out += U' ';
        }
    }
    while (!out.empty() && out.back() == U' ') {
        out.pop_back();
    }
    replace_all(out, U". . .", U"\u2026");
    replace_all(out, U"...", U"\u2026");
    replace_all(out, U"[\u2026]", U"\u2026");
    replace_all(out, U"(\u2026)", U"\u2026");
    return out;
}

bool is_word(char32_t c) {
    return u_isalnum(static_cast<UChar32>(c)) != 0;
}

char32_t lower(char32_t c) {
    return c >= U'A' && c <= U'Z' ? c + 32 : c;
}

// What stands between the ellipses, without the marks around it and the stop at its end.
std::vector<std::u32string> parts_of(std::u32string_view quotation) {
    constexpr std::u32string_view kAround = U" \"'";
    constexpr std::u32string_view kStops = U" \"'.,;:";
    std::vector<std::u32string> parts;
    for (std::size_t begin = 0; begin <= quotation.size();) {
        const std::size_t end = std::min(quotation.find(kEllipsis, begin), quotation.size());
        std::u32string_view part = quotation.substr(begin, end - begin);
        part.remove_prefix(std::min(part.find_first_not_of(kAround), part.size()));
        part = part.substr(0, part.find_last_not_of(kStops) + 1);
        if (!part.empty()) {
            parts.emplace_back(part);
        }
        begin = end + 1;
    }
    return parts;
}

// Where `part` ends in `text`, at or after `from`; nothing where it is not there as whole words.
std::optional<std::size_t> end_of(std::u32string_view part, std::u32string_view text,
                                  std::size_t from) {
    const std::u32string_view rest = part.substr(1);
    for (std::size_t at = from; at + part.size() <= text.size(); ++at) {
        const std::size_t end = at + part.size();
        const bool begins = at == 0 || !is_word(text[at - 1]) || !is_word(part.front());
        const bool ends = end == text.size() || !is_word(text[end]) || !is_word(part.back());
        if (begins && ends && lower(text[at]) == lower(part.front()) &&
            text.substr(at + 1, rest.size()) == rest) {
            return end;
        }
    }
    return std::nullopt;
}

// The first part that is not in the text after those before it; null when all are.
const std::u32string* missing_part(const std::vector<std::u32string>& parts,
                                   std::u32string_view text) {
    std::size_t from = 0;
    for (const std::u32string& part : parts) {
        const auto end = end_of(part, text, from);
        if (!end) {
            return &part;
        }
        from = *end;
    }
    return nullptr;
}

struct PlacedWord {
    std::u32string word;  // lower case
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::vector<PlacedWord> words_of(std::u32string_view text) {
    std::vector<PlacedWord> words;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_word(text[i])) {
            ++i;
            continue;
        }
        PlacedWord word;
        word.begin = i;
        while (i < text.size() && is_word(text[i])) {
            word.word += lower(text[i++]);
        }
        word.end = i;
        words.push_back(std::move(word));
    }
    return words;
}

std::string shortened(std::u32string_view passage) {
    if (passage.size() <= kMostShown) {
        return encoded(passage);
    }
    const std::size_t blank = passage.rfind(U' ', kMostShown);
    return encoded(passage.substr(0, blank == passage.npos ? kMostShown : blank)) + " …";
}

}  // namespace

SourcePassages::SourcePassages(std::string_view text) {
    std::u32string everything;
    std::u32string* place = nullptr;
    bool after_name = false;
    std::vector<std::u32string> raw;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) {
            line.remove_suffix(1);
        }
        const bool is_name = line.size() > 2 && line.front() == '[' && line.back() == ']' &&
                             line.find(']') == line.size() - 1;
        const bool is_note =
            after_name && line.size() > 1 && line.front() == '(' && line.back() == ')';
        after_name = is_name;
        if (is_name) {
            names_.emplace_back(line.substr(1, line.size() - 2));
            place = &raw.emplace_back();
        } else if (!is_note) {
            const std::u32string characters = decoded(line) + U'\n';
            everything += characters;
            if (place != nullptr) {
                *place += characters;
            }
        }
    }
    for (const std::u32string& part : raw) {
        texts_.push_back(normalised(part));
    }
    whole_ = normalised(everything);
}

bool SourcePassages::has_place(std::string_view name) const {
    return std::find(names_.begin(), names_.end(), name) != names_.end();
}

std::u32string SourcePassages::within(std::string_view place) const {
    const auto found = std::find(names_.begin(), names_.end(), place);
    return found == names_.end() ? whole_
                                 : texts_[static_cast<std::size_t>(found - names_.begin())];
}

bool SourcePassages::holds(std::string_view quotation, std::string_view place) const {
    return missing_part(parts_of(normalised(decoded(quotation))), within(place)) == nullptr;
}

std::string SourcePassages::nearest(std::string_view quotation) const {
    const auto parts = parts_of(normalised(decoded(quotation)));
    const std::u32string* part = missing_part(parts, whole_);
    const std::vector<PlacedWord> wanted = words_of(part != nullptr ? *part
                                                    : parts.empty() ? std::u32string()
                                                                    : parts.front());
    const std::vector<PlacedWord> words = words_of(whole_);
    const std::size_t length = std::min(wanted.size(), words.size());
    if (length == 0) {
        return {};
    }
    std::map<std::u32string_view, int> missing;  // of the words wanted, in the window
    for (const PlacedWord& word : wanted) {
        ++missing[word.word];
    }
    std::size_t common = 0;
    std::size_t best = 0;  // twice the words in common, and one more for the same first word
    std::size_t best_begin = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (const auto found = missing.find(words[i].word); found != missing.end()) {
            common += found->second-- > 0 ? 1 : 0;
        }
        if (i >= length) {
            if (const auto left = missing.find(words[i - length].word); left != missing.end()) {
                common -= ++left->second > 0 ? 1 : 0;
            }
        }
        const std::size_t begin = i + 1 >= length ? i + 1 - length : 0;
        const std::size_t likeness =
            2 * common + (words[begin].word == wanted.front().word ? 1 : 0);
        if (likeness > best) {
            best = likeness;
            best_begin = begin;
        }
    }
    if (best < length) {
        return {};
    }
    const std::size_t last = std::min(best_begin + length, words.size()) - 1;
    return shortened(std::u32string_view(whole_).substr(words[best_begin].begin,
                                                        words[last].end - words[best_begin].begin));
}

}  // namespace precis
