#include "typeset/hyphenator.hpp"

#include <algorithm>

#include <hb.h>
#include <unicode/uchar.h>

namespace precis::typeset {
namespace {

constexpr std::size_t kShortestWord = 6;
constexpr std::size_t kLongestWord = 80;  // beyond, it is no word

bool is_apostrophe(char32_t character) {
    return character == U'\'' || character == 0x2019;
}

bool is_letter(char32_t character) {
    return (U_GET_GC_MASK(static_cast<UChar32>(character)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool is_mark(char32_t character) {
    return (U_GET_GC_MASK(static_cast<UChar32>(character)) & U_GC_M_MASK) != 0;
}

// Scripts whose words are parted with a hyphen.
bool has_hyphens(char32_t letter) {
    switch (hb_unicode_script(hb_unicode_funcs_get_default(), letter)) {
        case HB_SCRIPT_LATIN:
        case HB_SCRIPT_CYRILLIC:
        case HB_SCRIPT_GREEK:
        case HB_SCRIPT_ARMENIAN:
        case HB_SCRIPT_GEORGIAN:
            return true;
        default:
            return false;
    }
}

// German writes every noun with a capital.
bool allows_capital(std::string_view language) {
    return language == "de" || language.starts_with("de-");
}

// Whether what stands around a word is only punctuation, as around no address or code.
bool is_plain(std::u32string_view around) {
    constexpr std::u32string_view kSigns = U"/\\@#_=&";
    return std::none_of(around.begin(), around.end(), [&](char32_t character) {
        return u_isdigit(static_cast<UChar32>(character)) != 0 ||
               kSigns.find(character) != std::u32string_view::npos;
    });
}

// In small letters, or nothing where it is not an ordinary word.
std::u32string as_word(std::u32string_view core, bool capital) {
    std::u32string word;
    for (const char32_t character : core) {
        const auto code = static_cast<UChar32>(character);
        const bool upper = u_isUUppercase(code) != 0 || u_istitle(code) != 0;
        if (!(is_letter(character) || is_apostrophe(character)) ||
            (upper && !(capital && word.empty()))) {
            return {};
        }
        word += static_cast<char32_t>(u_tolower(code));
    }
    return word;
}

}  // namespace

std::vector<std::uint32_t> Hyphenator::places(std::u32string_view token,
                                              const std::string& language) {
    const auto first = std::find_if(token.begin(), token.end(), is_letter);
    auto last = token.end();
    while (last != first && !is_letter(*(last - 1))) {
        --last;
    }
    const auto begin = static_cast<std::size_t>(first - token.begin());
    const std::u32string_view core = token.substr(begin, static_cast<std::size_t>(last - first));
    if (core.size() < kShortestWord || core.size() > kLongestWord || !has_hyphens(core.front()) ||
        !is_plain(token.substr(0, begin)) || !is_plain(token.substr(begin + core.size()))) {
        return {};
    }
    const std::u32string word = as_word(core, allows_capital(language));
    const HyphenationPatterns* known = word.empty() ? nullptr : patterns(language);
    std::vector<std::uint32_t> places;
    if (known == nullptr) {
        return places;
    }
    for (std::size_t from = 0; from < word.size();) {
        const auto end =
            static_cast<std::size_t>(std::find_if(word.begin() + static_cast<std::ptrdiff_t>(from),
                                                  word.end(), is_apostrophe) -
                                     word.begin());
        for (const std::uint32_t at :
             known->places(std::u32string_view(word).substr(from, end - from))) {
            if (!is_mark(word[from + at])) {
                places.push_back(static_cast<std::uint32_t>(begin + from + at));
            }
        }
        from = end + 1;
    }
    return places;
}

const HyphenationPatterns* Hyphenator::patterns(const std::string& language) {
    const auto [place, added] = known_.try_emplace(language);
    if (added) {
        if (const auto file = file_for(language); !file.empty()) {
            place->second = HyphenationPatterns::read(file);
        }
    }
    return place->second ? &*place->second : nullptr;
}

// The dictionary of the language as it is said ("en-GB"), else of the language ("en"), else of some
// country that speaks it, first its own ("es" for "es-ES").
std::filesystem::path Hyphenator::file_for(std::string language) const {
    const bool plain = std::all_of(language.begin(), language.end(), [](char c) {
        return c == '-' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               (c >= '0' && c <= '9');
    });
    if (!plain || language.size() < 2) {
        return {};
    }
    std::replace(language.begin(), language.end(), '-', '_');
    const std::string base = language.substr(0, language.find('_'));
    std::string country = base;
    std::transform(country.begin(), country.end(), country.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    std::error_code error;
    for (const std::string& name : {language, base, base + '_' + country}) {
        auto file = folder_ / ("hyph_" + name + ".dic");
        if (std::filesystem::is_regular_file(file, error)) {
            return file;
        }
    }
    std::filesystem::path least;
    for (const auto& entry : std::filesystem::directory_iterator(folder_, error)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("hyph_" + base + '_') && name.ends_with(".dic") &&
            (least.empty() || entry.path() < least)) {
            least = entry.path();
        }
    }
    return least;
}

}  // namespace precis::typeset
