#include "base/diagnostics.hpp"

#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

using namespace precis;

namespace {

std::string repeated(std::string_view text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) {
        result += text;
    }
    return result;
}

// The whole text of one report about the first `place` in `text`.
std::string shown(const std::string& text, std::string_view place, const std::string& hint = {}) {
    const auto source = SourceText::make("s.xml", text);
    const std::size_t at = text.find(place);
    Diagnostics diagnostics;
    diagnostics
        .report(Code::unknown_source,
                Location{source.get(), static_cast<std::uint32_t>(at),
                         static_cast<std::uint32_t>(place.size())},
                "no source has the id 'x'")
        .hinted(hint);
    return to_text(diagnostics, false);
}

}  // namespace

TEST_CASE("a diagnostic shows place, message, line, caret and hint") {
    std::string text = repeated("\n", 40);
    text += "  <wording length=\"short\" cite=\"stat-2024#action-areas\">\n";
    CHECK(shown(text, "stat-2024", "did you mean 'state-2024'?") ==
          "s.xml:41:33: error[P204]: no source has the id 'x'\n"
          "   41 |   <wording length=\"short\" cite=\"stat-2024#action-areas\">\n"
          "      |                                 ^~~~~~~~~\n"
          "   hint: did you mean 'state-2024'?\n");
}

TEST_CASE("without a hint there is no line for it") {
    CHECK(shown("<a/>", "a") ==
          "s.xml:1:2: error[P204]: no source has the id 'x'\n"
          "    1 | <a/>\n"
          "      |  ^\n");
}

TEST_CASE("the caret stands right after characters of several bytes") {
    CHECK(shown("\xC3\xA9t\xC3\xA9 x", "x") ==
          "s.xml:1:5: error[P204]: no source has the id 'x'\n"
          "    1 | \xC3\xA9t\xC3\xA9 x\n"
          "      |     ^\n");
}

TEST_CASE("wide characters take two cells, before the caret and under it") {
    CHECK(shown("\xE6\xBC\xA2\xE5\xAD\x97", "\xE5\xAD\x97") ==
          "s.xml:1:2: error[P204]: no source has the id 'x'\n"
          "    1 | \xE6\xBC\xA2\xE5\xAD\x97\n"
          "      |   ^~\n");
    CHECK(shown("\xF0\x9F\x98\x80x", "x") ==
          "s.xml:1:2: error[P204]: no source has the id 'x'\n"
          "    1 | \xF0\x9F\x98\x80x\n"
          "      |   ^\n");
}

TEST_CASE("combining characters take no cell") {
    CHECK(shown("e\xCC\x81\xCC\xA7 x", "x") ==
          "s.xml:1:5: error[P204]: no source has the id 'x'\n"
          "    1 | e\xCC\x81\xCC\xA7 x\n"
          "      |   ^\n");
    INFO("a place at a combining character is shown on what it stands on");
    CHECK(shown("ae\xCC\x81", "\xCC\x81") ==
          "s.xml:1:3: error[P204]: no source has the id 'x'\n"
          "    1 | ae\xCC\x81\n"
          "      |  ^\n");
}

TEST_CASE("tabs go to the next fourth cell") {
    CHECK(shown("a\tb\t\tx", "x") ==
          "s.xml:1:6: error[P204]: no source has the id 'x'\n"
          "    1 | a   b       x\n"
          "      |             ^\n");
}

TEST_CASE("a place that goes on in the next line is marked to the end of its own") {
    CHECK(shown("<a>one\ntwo</a>", "one\ntwo") ==
          "s.xml:1:4: error[P204]: no source has the id 'x'\n"
          "    1 | <a>one\n"
          "      |    ^~~\n");
}

TEST_CASE("the end of a line and the end of a text can be pointed at") {
    const auto source = SourceText::make("s.xml", "<a>\n");
    Diagnostics diagnostics;
    diagnostics.report(Code::cut_short, Location{source.get(), 3, 1}, "here");
    diagnostics.report(Code::cut_short, Location{source.get(), 4, 1}, "there");
    CHECK(to_text(diagnostics, false) ==
          "s.xml:1:4: error[P109]: here\n"
          "    1 | <a>\n"
          "      |    ^\n"
          "s.xml:2:1: error[P109]: there\n"
          "    2 | \n"
          "      | ^\n");
}

TEST_CASE("a long line is cut around the place") {
    const std::string text = fmt::format("{}HERE{}", repeated("a", 5000), repeated("b", 5000));
    CHECK(shown(text, "HERE") == fmt::format("s.xml:1:5001: error[P204]: no source has the id 'x'\n"
                                             "    1 | \xE2\x80\xA6{}HERE{}\xE2\x80\xA6\n"
                                             "      |  {}^~~~\n",
                                             repeated("a", 40), repeated("b", 56),
                                             repeated(" ", 40)));
}

TEST_CASE("a long line of wide characters is cut between characters") {
    CHECK(shown(repeated("\xE6\xBC\xA2", 400) + "x", "x") ==
          fmt::format("s.xml:1:401: error[P204]: no source has the id 'x'\n"
                      "    1 | \xE2\x80\xA6{}x\n"
                      "      |  {}^\n",
                      repeated("\xE6\xBC\xA2", 20), repeated(" ", 40)));
}

TEST_CASE("five thousand combining characters do not make an excerpt long") {
    const std::string text = fmt::format("<a>e{}x</a>", repeated("\xCC\x81", 5000));
    CHECK(shown(text, "x</a>").size() < 2500);
}

TEST_CASE("what a terminal would obey is not shown as it is") {
    const std::string text = shown("<a>\x1b[31m\xE2\x80\xAEgnp\xC2\x9B</a>", "gnp");
    CHECK(text ==
          "s.xml:1:10: error[P204]: no source has the id 'x'\n"
          "    1 | <a>\xEF\xBF\xBD[31m\xEF\xBF\xBDgnp\xEF\xBF\xBD</a>\n"
          "      |          ^~~\n");
    Diagnostics diagnostics;
    diagnostics.report(Code::unknown_item, std::string(), "no item '\x1b[2J'");
    CHECK(to_text(diagnostics, false) == "precis: error[P206]: no item '\xEF\xBF\xBD[2J'\n");
}

TEST_CASE("bytes that are no characters are shown as replaced") {
    CHECK(shown("<a>\xFFx", "x") ==
          "s.xml:1:5: error[P204]: no source has the id 'x'\n"
          "    1 | <a>\xEF\xBF\xBDx\n"
          "      |     ^\n");
}

TEST_CASE("a diagnostic may be about a file, or about nothing that has a place") {
    Diagnostics diagnostics;
    diagnostics.report(Code::missing_file, "a.xml", "there is no file 'a.xml'");
    diagnostics.report(Code::unknown_audience, std::string(), "no audience has the id 'x'");
    CHECK(to_text(diagnostics, false) ==
          "precis: error[P209]: no audience has the id 'x'\n"
          "a.xml: error[P101]: there is no file 'a.xml'\n");
}

TEST_CASE("colour is added only when it is wanted") {
    Diagnostics diagnostics;
    diagnostics.report(Code::missing_file, "a.xml", "gone").hinted("look for it");
    CHECK(to_text(diagnostics, false).find('\x1b') == std::string::npos);
    CHECK(to_text(diagnostics, true) ==
          "\x1b[1ma.xml\x1b[0m: \x1b[1;31merror[P101]\x1b[0m: gone\n"
          "   \x1b[1mhint:\x1b[0m look for it\n");
}

TEST_CASE("diagnostics are sorted by place, and repetitions are left out") {
    const auto a = SourceText::make("a.xml", "0123456789");
    const auto b = SourceText::make("b.xml", "0123456789");
    Diagnostics diagnostics;
    diagnostics.report(Code::unknown_item, Location{b.get(), 1, 1}, "fourth");
    diagnostics.report(Code::unknown_item, Location{a.get(), 5, 1}, "second");
    diagnostics.report(Code::unknown_item, Location{a.get(), 5, 1}, "third");
    diagnostics.report(Code::unknown_item, Location{a.get(), 5, 1}, "second");
    diagnostics.report(Code::unknown_item, Location{a.get(), 2, 1}, "first");
    std::string order;
    for (const Diagnostic& diagnostic : diagnostics.sorted()) {
        order += diagnostic.message + " ";
    }
    CHECK(order == "first second third fourth ");
}

TEST_CASE("a diagnostic outlives whoever held its text") {
    Diagnostics diagnostics;
    {
        const auto source = SourceText::make("gone.xml", "<a/>");
        diagnostics.report(Code::unknown_item, Location{source.get(), 1, 1}, "here");
    }
    CHECK(to_text(diagnostics, false) ==
          "gone.xml:1:2: error[P206]: here\n    1 | <a/>\n      |  ^\n");
}

TEST_CASE("diagnostics are counted by severity and joined") {
    Diagnostics one;
    CHECK(one.empty());
    one.report(Code::unused_topic, std::string(), "unused");
    CHECK_FALSE(one.has_errors());
    Diagnostics other;
    other.report(Code::unknown_item, std::string(), "unknown");
    one.append(other);
    CHECK(one.has_errors());
    CHECK(one.count(Severity::error) == 1);
    CHECK(one.count(Severity::warning) == 1);
    one.append(one);
    CHECK(one.count(Severity::warning) == 2);
    CHECK(one.sorted().size() == 2);
}

TEST_CASE("a flood of faults is counted but not kept") {
    Diagnostics diagnostics;
    for (std::size_t i = 0; i < Diagnostics::kMostKept + 5; ++i) {
        diagnostics.report(Code::unknown_item, std::string(), std::to_string(i)).hinted("x");
    }
    CHECK(diagnostics.count(Severity::error) == Diagnostics::kMostKept + 5);
    const auto sorted = diagnostics.sorted();
    REQUIRE(sorted.size() == Diagnostics::kMostKept + 1);
    CHECK(sorted.back().code == Code::more_faults);
    CHECK(sorted.back().message == "there are 5 more");
    Diagnostics all;
    all.append(diagnostics);
    CHECK(all.count(Severity::error) == Diagnostics::kMostKept + 5);
}

TEST_CASE("JSON holds every part of a diagnostic") {
    const auto source = SourceText::make("s.xml", "<a>\n<\xC3\xA9t\xC3\xA9/>");
    Diagnostics diagnostics;
    diagnostics.report(Code::unknown_element, Location{source.get(), 5, 5}, "unknown \"x\"")
        .hinted("try another");
    diagnostics.report(Code::unused_topic, std::string(), "no place");
    const auto json = nlohmann::json::parse(to_json(diagnostics));
    CHECK(json == nlohmann::json::parse(R"([
        {"code": "P223", "severity": "warning", "message": "no place"},
        {"code": "P124", "severity": "error", "message": "unknown \"x\"", "hint": "try another",
         "file": "s.xml", "line": 2, "column": 2, "length": 3}])"));
    CHECK(to_json(Diagnostics()) == "[]\n");
}

TEST_CASE("JSON is valid also when a message is not UTF-8") {
    Diagnostics diagnostics;
    diagnostics.report(Code::missing_file, "caf\xE9.xml", "there is no file 'caf\xE9.xml'");
    CHECK(nlohmann::json::parse(to_json(diagnostics))[0]["file"] == "caf\xEF\xBF\xBD.xml");
}
