#include "typeset/hyphenator.hpp"
#include "typeset/text_analysis.hpp"

#include <cstring>
#include <random>

#include <catch2/catch.hpp>
#include <hyphen.h>

namespace precis::typeset {
// The library forgets some of what it reads from a dictionary; the sanitizers are not to count it.
extern "C" __attribute__((visibility("default"))) const char* __lsan_default_suppressions() {
    return "leak:libhyphen";
}

namespace {

const std::string kFolder = Hyphenator::kSystemFolder;

// The token with "|" where it may be parted.
std::u32string parted(Hyphenator& hyphenator, std::u32string_view token, const char* language) {
    const auto places = hyphenator.places(token, language);
    std::u32string out;
    for (std::uint32_t i = 0; i < token.size(); ++i) {
        if (std::find(places.begin(), places.end(), i) != places.end()) {
            out += U'|';
        }
        out += token[i];
    }
    return out;
}

// What the Hyphen library says.
std::vector<std::uint32_t> expected(HyphenDict* dictionary, const std::string& word) {
    std::vector<char> marks(word.size() + 5);
    char** replaced = nullptr;
    int* at = nullptr;
    int* cut = nullptr;
    const auto size = static_cast<int>(word.size());
    REQUIRE(hnj_hyphen_hyphenate3(dictionary, word.c_str(), size, marks.data(), nullptr, &replaced,
                                  &at, &cut, 2, 2, 2, 2) == 0);
    std::vector<std::uint32_t> places;
    const std::size_t characters = to_utf32(word).size();
    for (std::uint32_t i = 0; i + 1 < characters; ++i) {
        if ((marks[i] & 1) != 0) {
            places.push_back(i + 1);
        }
    }
    return places;
}

void check_language(const std::string& file, std::initializer_list<const char*> words) {
    const std::string path = kFolder + '/' + file;
    const auto patterns = HyphenationPatterns::read(path);
    REQUIRE(patterns);
    HyphenDict* const dictionary = hnj_hyphen_load(path.c_str());
    REQUIRE(dictionary != nullptr);
    for (const char* word : words) {
        INFO(word);
        CHECK(patterns->places(to_utf32(word)) == expected(dictionary, word));
    }
    hnj_hyphen_free(dictionary);
}

}  // namespace

TEST_CASE("words are parted where the Hyphen library would part them") {
    check_language("hyph_en_US.dic",
                   {"cooperation", "infrastructure", "governance", "responsible", "cybersecurity",
                    "telecommunications", "accountability", "present", "record", "associate",
                    "table", "philanthropic", "strengthened", "thoroughly", "university"});
    check_language("hyph_en_GB.dic", {"cooperation", "programme", "organisation", "harbour"});
    check_language("hyph_fr.dic", {"gouvernement", "d\u00E9veloppement", "num\u00E9rique",
                                   "solidarit\u00E9", "infrastructures", "responsabilit\u00E9"});
    check_language("hyph_es_ES.dic", {"gobernanza", "cooperaci\u00F3n", "infraestructura",
                                      "desarrollo", "responsabilidad", "ciberseguridad"});
}

TEST_CASE("dictionaries in other encodings and with two levels are read") {
    Hyphenator hyphenator;
    CHECK(parted(hyphenator, U"сотрудничество", "ru") == U"сотруд|ни|че|ство");
    CHECK(parted(hyphenator, U"Zusammenarbeit", "de") == U"Zu|sam|men|ar|beit");
    CHECK(parted(hyphenator, U"Schifffahrtsgesellschaft", "de-AT") ==
          U"Schiff|fahrts|ge|sell|schaft");
}

TEST_CASE("punctuation around a word and apostrophes in it do not matter") {
    Hyphenator hyphenator;
    CHECK(parted(hyphenator, U"(cooperation).", "en") == U"(co|op|er|a|tion).");
    CHECK(parted(hyphenator, U"l\u2019infrastructure,", "fr") == U"l\u2019in|fra|struc|ture,");
}

TEST_CASE("names, short words, addresses and numbers are not parted") {
    Hyphenator hyphenator;
    for (const char32_t* token :
         {U"Cooperation", U"COOPERATION", U"table", U"state.gov/cooperation", U"a@cooperation.org",
          U"well-cooperating", U"cooperation2030", U"https://cooperation", U"co\u00ADoperation",
          U"\u6E2F\u53E3\u6E2F\u53E3\u6E2F\u53E3", U"...", U""}) {
        CHECK(hyphenator.places(token, "en").empty());
    }
}

TEST_CASE("a language without a dictionary is not hyphenated") {
    Hyphenator hyphenator;
    for (const char* language : {"", "x", "tlh", "../en", "en/../fr", "zh", "qqq-Latn"}) {
        CHECK(hyphenator.places(U"cooperation", language).empty());
    }
    Hyphenator nowhere("/nowhere");
    CHECK(nowhere.places(U"cooperation", "en").empty());
}

TEST_CASE("a regional language falls back on its own") {
    Hyphenator hyphenator;
    CHECK(parted(hyphenator, U"cooperation", "en-ZZ") == U"co|op|er|a|tion");
    CHECK(parted(hyphenator, U"cooperation", "en-GB") == U"co|oper|a|tion");
    CHECK(parted(hyphenator, U"gobernanza", "es-419") == U"go|ber|nan|za");
}

TEST_CASE("minima, comments and patterns that change letters are taken as they are meant") {
    const auto patterns = HyphenationPatterns::parse(
        "UTF-8\nLEFTHYPHENMIN 3\nRIGHTHYPHENMIN 3\n% a1a\n# a1a\na1b\nc1d\nb1c/x=,1,2\n");
    REQUIRE(patterns);
    CHECK(patterns->places(U"aaabcdddd") == std::vector<std::uint32_t>{3, 5});
    CHECK(patterns->places(U"abcd").empty());
}

TEST_CASE("what is no dictionary is none, and damage does no harm") {
    CHECK_FALSE(HyphenationPatterns::parse(""));
    CHECK_FALSE(HyphenationPatterns::parse("no such charset\na1b\n"));
    CHECK_FALSE(HyphenationPatterns::read("/nowhere/hyph_en.dic"));
    std::mt19937 random(3);
    for (int round = 0; round < 50; ++round) {
        std::string content = "UTF-8\n";
        for (int i = 0; i < 2000; ++i) {
            content += static_cast<char>(random() % 3 == 0 ? '0' + random() % 10 : random());
        }
        const auto patterns = HyphenationPatterns::parse(content);
        REQUIRE(patterns);
        CHECK(patterns->places(U"cooperation").size() < 11);
    }
}

}  // namespace precis::typeset
