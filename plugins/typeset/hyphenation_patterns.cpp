#include "typeset/hyphenation_patterns.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <fstream>
#include <numeric>
#include <utility>

#include <unicode/ucnv.h>

namespace precis::typeset {
namespace {

constexpr std::size_t kLargestFile = 16U << 20;
constexpr std::size_t kLongestPattern = 200;
constexpr std::size_t kGroups = 1024;

// The group of the patterns that begin with these two bytes; 0 is that of those with only one.
std::size_t group(char first, char second) {
    const auto high = static_cast<unsigned char>(first);
    const auto low = static_cast<unsigned char>(second);
    return 1 + (high * 37U + low) % (kGroups - 1);
}

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

bool is_blank(char byte) {
    return byte >= '\0' && byte <= ' ';
}

bool begins_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80;
}

void append_utf8(std::string& out, char32_t character) {
    const auto tail = [&](unsigned shift) {
        out += static_cast<char>(0x80 | (character >> shift & 0x3F));
    };
    if (character < 0x80) {
        out += static_cast<char>(character);
    } else if (character < 0x800) {
        out += static_cast<char>(0xC0 | character >> 6);
        tail(0);
    } else if (character < 0x10000) {
        out += static_cast<char>(0xE0 | character >> 12);
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0 | character >> 18);
        tail(12);
        tail(6);
        tail(0);
    }
}

// The first letters of a word or pattern in one number, zeros after them where it has fewer, so
// that nearly all patterns that a word does not have are told at once.
constexpr unsigned kHeadLetters = 4;

std::uint32_t packed(std::string_view letters) {
    std::uint32_t head = 0;
    for (unsigned i = 0; i < letters.size(); ++i) {
        head |= std::uint32_t{static_cast<unsigned char>(letters[i])} << 8U * i;
    }
    return head;
}

unsigned common_letters(std::uint32_t one, std::uint32_t other) {
    return static_cast<unsigned>(std::countr_zero(one ^ other)) / 8;
}

std::optional<std::string> to_utf8(const std::string& text, const std::string& charset) {
    UErrorCode status = U_ZERO_ERROR;
    std::string out(text.size() * 3 + 1, '\0');
    const std::int32_t size =
        ucnv_convert("UTF-8", charset.c_str(), out.data(), static_cast<std::int32_t>(out.size()),
                     text.data(), static_cast<std::int32_t>(text.size()), &status);
    if (U_FAILURE(status)) {
        return std::nullopt;
    }
    out.resize(static_cast<std::size_t>(size));
    return out;
}

}  // namespace

std::optional<HyphenationPatterns> HyphenationPatterns::read(const std::filesystem::path& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error || size > kLargestFile) {
        return std::nullopt;
    }
    std::ifstream in(file, std::ios::binary);
    std::string content(static_cast<std::size_t>(size), '\0');
    if (!in.read(content.data(), static_cast<std::streamsize>(size))) {
        return std::nullopt;
    }
    return parse(std::move(content));
}

std::optional<HyphenationPatterns> HyphenationPatterns::parse(std::string content) {
    const std::size_t end = content.find('\n');
    std::string charset = content.substr(0, end);
    while (!charset.empty() && is_blank(charset.back())) {
        charset.pop_back();
    }
    if (end == std::string::npos || content.size() > kLargestFile) {
        return std::nullopt;
    }
    HyphenationPatterns patterns;
    if (charset == "UTF-8") {
        patterns.content_ = std::move(content);
    } else if (auto converted = to_utf8(content, charset)) {
        patterns.content_ = std::move(*converted);
    } else {
        return std::nullopt;
    }
    patterns.build();
    return patterns;
}

// The first line names the encoding.
void HyphenationPatterns::build() {
    std::vector<std::uint32_t> patterns;
    const std::string_view all = content_;
    for (std::size_t at = all.find('\n') + 1; at < all.size();) {
        const std::size_t end = std::min(all.find('\n', at), all.size());
        std::string_view line = all.substr(at, end - at);
        while (!line.empty() && is_blank(line.back())) {
            line.remove_suffix(1);
        }
        const bool capital = !line.empty() && line.front() >= 'A' && line.front() <= 'Z';
        if (line == "NEXTLEVEL") {
            levels_.push_back(level_of(patterns));
            patterns.clear();
        } else if (!line.empty() && line.front() != '%' && line.front() != '#' &&
                   line.size() <= kLongestPattern &&
                   !(capital && (line.starts_with("NOHYPHEN") || read_minimum(line))) &&
                   line.find('/') == std::string_view::npos) {  // which changes letters
            patterns.push_back(static_cast<std::uint32_t>(at));
        }
        at = end + 1;
    }
    levels_.push_back(level_of(patterns));
}

std::uint32_t HyphenationPatterns::head_of(std::uint32_t pattern) const {
    std::uint32_t head = 0;
    unsigned letters = 0;
    for (std::size_t i = pattern;
         i < content_.size() && !is_blank(content_[i]) && letters < kHeadLetters; ++i) {
        if (!is_digit(content_[i])) {
            head |= std::uint32_t{static_cast<unsigned char>(content_[i])} << 8U * letters++;
        }
    }
    return head;
}

HyphenationPatterns::Level HyphenationPatterns::level_of(
    const std::vector<std::uint32_t>& patterns) const {
    Level level;
    level.begins.resize(kGroups + 1);
    std::vector<std::uint16_t> groups;
    std::vector<std::uint32_t> heads;
    groups.reserve(patterns.size());
    heads.reserve(patterns.size());
    for (const std::uint32_t pattern : patterns) {
        heads.push_back(head_of(pattern));
        const auto first = static_cast<char>(heads.back() & 0xFFU);
        const auto second = static_cast<char>(heads.back() >> 8U & 0xFFU);
        groups.push_back(static_cast<std::uint16_t>(second == 0 ? 0 : group(first, second)));
        ++level.begins[groups.back() + 1U];
    }
    std::partial_sum(level.begins.begin(), level.begins.end(), level.begins.begin());
    std::vector<std::uint32_t> next(level.begins.begin(), level.begins.end() - 1);
    level.patterns.resize(patterns.size());
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        level.patterns[next[groups[i]]++] = {patterns[i], heads[i]};
    }
    return level;
}

bool HyphenationPatterns::read_minimum(std::string_view line) {
    const auto read = [&](std::string_view name, std::size_t& value) {
        if (!line.starts_with(name)) {
            return false;
        }
        const std::size_t at = line.find_first_of("0123456789");
        if (at != std::string_view::npos) {
            std::from_chars(line.data() + at, line.data() + line.size(), value);
            value = std::max<std::size_t>(value, 2);
        }
        return true;
    };
    std::size_t ignored = 0;
    return read("LEFTHYPHENMIN", left_) || read("RIGHTHYPHENMIN", right_) ||
           read("COMPOUND", ignored);
}

// What the patterns say that begin with some letter of a word.
struct HyphenationPatterns::Begun {
    std::size_t longest = 0;  // letters that some pattern has in common with the word
    // Of the patterns that the word has whole: how many letters, and where.
    std::vector<std::pair<std::size_t, std::uint32_t>> whole;
};

void HyphenationPatterns::compare(std::uint32_t pattern, std::string_view letters,
                                  Begun& begun) const {
    std::size_t matched = 0;
    std::size_t at = pattern;
    for (; at < content_.size() && !is_blank(content_[at]); ++at) {
        if (is_digit(content_[at])) {
            continue;
        }
        if (matched == letters.size() || content_[at] != letters[matched]) {
            begun.longest = std::max(begun.longest, matched);
            return;
        }
        ++matched;
    }
    begun.longest = std::max(begun.longest, matched);
    begun.whole.emplace_back(matched, pattern);
}

// Before which bytes of the word the level would part it. As the dictionaries expect, of all
// patterns that end at a letter only the longest counts, and none where a longer one has begun.
std::vector<bool> HyphenationPatterns::odd_places(const Level& level, std::string_view word) const {
    const std::string dotted = '.' + std::string(word) + '.';
    std::vector<char> values(dotted.size() + 1, '0');
    std::size_t done = 0;  // up to where a pattern with an earlier beginning reached
    for (std::size_t begin = 0; begin < dotted.size(); ++begin) {
        Begun begun;
        const std::string_view letters = std::string_view(dotted).substr(begin);
        const std::size_t second = letters.size() > 1 ? group(letters[0], letters[1]) : 0;
        const std::uint32_t head = packed(letters.substr(0, kHeadLetters));
        for (const std::size_t one : {std::size_t{0}, second}) {
            for (std::uint32_t i = level.begins[one]; i < level.begins[one + 1]; ++i) {
                const auto& [pattern, its_head] = level.patterns[i];
                const unsigned common = common_letters(its_head, head);
                if (common < kHeadLetters && its_head >> 8U * common != 0) {
                    begun.longest = std::max<std::size_t>(begun.longest, common);
                } else {
                    compare(pattern, letters, begun);
                }
            }
            if (second == 0) {
                break;
            }
        }
        for (const auto& [size, pattern] : begun.whole) {
            if (begin + size <= done) {
                continue;
            }
            char* value = &values[begin];
            for (std::size_t i = pattern; i < content_.size() && !is_blank(content_[i]); ++i) {
                if (is_digit(content_[i])) {
                    *value = std::max(*value, content_[i]);
                } else {
                    ++value;
                }
            }
        }
        done = std::max(done, begin + begun.longest);
    }
    std::vector<bool> odd(word.size());
    for (std::size_t i = 0; i < word.size(); ++i) {
        odd[i] = (values[i + 1] - '0') % 2 == 1;
    }
    return odd;
}

bool HyphenationPatterns::leaves_enough(std::string_view word, std::size_t at) const {
    const auto characters = [](std::string_view bytes) {
        return static_cast<std::size_t>(
            std::count_if(bytes.begin(), bytes.end(), begins_character));
    };
    return begins_character(word[at]) && characters(word.substr(0, at)) >= left_ &&
           characters(word.substr(at)) >= right_;
}

void HyphenationPatterns::part(std::string_view word, std::size_t level, std::size_t base,
                               std::vector<bool>& parted) const {
    if (level == levels_.size()) {
        return;
    }
    const std::vector<bool> odd = odd_places(levels_[level], word);
    std::size_t begin = 0;
    for (std::size_t at = 1; at <= word.size(); ++at) {
        if (at < word.size() && !(odd[at] && leaves_enough(word, at))) {
            continue;
        }
        if (at < word.size()) {
            parted[base + at] = true;
        }
        part(word.substr(begin, at - begin), level + 1, base + begin, parted);
        begin = at;
    }
}

std::vector<std::uint32_t> HyphenationPatterns::places(std::u32string_view word) const {
    std::string bytes;
    for (const char32_t character : word) {
        append_utf8(bytes, character);
    }
    std::vector<bool> parted(bytes.size());
    part(bytes, 0, 0, parted);
    std::vector<std::uint32_t> places;
    std::uint32_t character = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (parted[i]) {
            places.push_back(character);
        }
        character += begins_character(bytes[i]) ? 1 : 0;
    }
    return places;
}

}  // namespace precis::typeset
