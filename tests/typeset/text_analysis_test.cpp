#include "typeset/text_analysis.hpp"

#include <catch2/catch.hpp>

namespace precis::typeset {
namespace {

// The text with "|" after each place where a line may end.
std::u32string broken(TextAnalyser& analyser, std::u32string_view text, const char* language) {
    const auto breaks = analyser.line_breaks(text, language);
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        out += text[i];
        if (breaks[i] != BreakAfter::no && i + 1 < text.size()) {
            out += U'|';
        }
    }
    return out;
}

}  // namespace

TEST_CASE("lines end after spaces and hyphens, not within numbers or before punctuation") {
    TextAnalyser analyser;
    CHECK(broken(analyser, U"a well-lit quay (12.5 m)!", "en") ==
          U"a |well-|lit |quay |(12.5 |m)!");
    CHECK(broken(analyser, U"page\u00A012", "en") == U"page\u00A012");
    CHECK(broken(analyser, U"https://example.org/a/b", "en") == U"https://|example.org/|a/|b");
}

TEST_CASE("lines of Chinese may end between characters, of Thai between words") {
    TextAnalyser analyser;
    CHECK(broken(analyser, U"\u6E2F\u53E3\u3002", "zh") == U"\u6E2F|\u53E3\u3002");
    const auto thai = broken(analyser,
                             U"\u0E17\u0E48\u0E32\u0E40\u0E23\u0E37\u0E2D\u0E43\u0E2B"
                             U"\u0E0D\u0E48",
                             "th");
    CHECK(thai.find(U'|') != std::u32string::npos);
}

TEST_CASE("lines of Japanese do not begin with small letters, stops or closing brackets") {
    TextAnalyser analyser;
    CHECK(broken(analyser, U"「データ」を、", "ja") == U"「デー|タ」|を、");
    CHECK(broken(analyser, U"シェア", "ja") == U"シェ|ア");
}

TEST_CASE("lines of Korean end between words") {
    TextAnalyser analyser;
    CHECK(broken(analyser, U"디지털 연대(Digital)와 권리", "ko") ==
          U"디지털 |연대(Digital)와 |권리");
}

TEST_CASE("characters beyond the first plane count as one") {
    TextAnalyser analyser;
    const std::u32string_view text = U"\U0001F30A\U0001F30A a\u0301";
    CHECK(analyser.grapheme_ends(text) == std::vector<std::uint32_t>{1, 2, 3, 5});
    CHECK(analyser.line_breaks(text, "en").size() == text.size());
}

TEST_CASE("what is not UTF-8 becomes the replacement character") {
    CHECK(to_utf32("a\xFFz") == U"a\uFFFDz");
    CHECK(to_utf32("\xF0\x9F\x8C\x8A") == U"\U0001F30A");
}

TEST_CASE("embedding levels follow the paragraph and the characters") {
    TextAnalyser analyser;
    CHECK(analyser.bidi_levels(U"a \u05D0", Direction::left_to_right) ==
          std::vector<std::uint8_t>{0, 0, 1});
    CHECK(analyser.bidi_levels(U"a \u05D0", Direction::right_to_left) ==
          std::vector<std::uint8_t>{2, 1, 1});
}

TEST_CASE("a text knows which way it runs and whether that is against another") {
    using enum Direction;
    CHECK(direction_of("(5) \u05D0b") == right_to_left);
    CHECK(direction_of("(5) b\u05D0") == left_to_right);
    CHECK(direction_of("12.5") == left_to_right);
    CHECK(runs_against("a \u0627", left_to_right));
    CHECK(runs_against("a \u202E", left_to_right));
    CHECK_FALSE(runs_against("d\u00E9j\u00E0 \u201Cvu\u201D \u6E2F", left_to_right));
    CHECK(runs_against("\u0627 a", right_to_left));
    CHECK_FALSE(runs_against("\u0627 12.5%", right_to_left));
    CHECK(isolated("abc", left_to_right) == "abc");
    CHECK(isolated("abc", right_to_left) == "\u2068abc\u2069");
}

TEST_CASE("text that runs from left to right is of one level in every script") {
    TextAnalyser analyser;
    for (const char* text :
         {"\u201Cplain\u201D \u2014 12\u00A0%\u2026", "\u6E2F\u53E3\u3002 5", "\u0E17\u0E48\u0E32",
          "\u0939\u093F\u0928\u094D\u0926\u0940", "\U0001F30A \u20AC 5"}) {
        const auto levels = analyser.bidi_levels(to_utf32(text), Direction::left_to_right);
        CHECK(levels == std::vector<std::uint8_t>(levels.size(), 0));
    }
}

TEST_CASE("punctuation takes the script of the text around it") {
    const auto scripts = TextAnalyser::scripts(U"(\u05D0, b");
    CHECK(scripts == std::vector<hb_script_t>{HB_SCRIPT_HEBREW, HB_SCRIPT_HEBREW, HB_SCRIPT_HEBREW,
                                              HB_SCRIPT_HEBREW, HB_SCRIPT_LATIN});
}

}  // namespace precis::typeset
