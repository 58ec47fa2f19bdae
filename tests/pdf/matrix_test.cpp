// The worked example laid out for its audiences, with all templates, themes and languages.

#include "example_pages.hpp"
#include "sound_pages.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include <catch2/catch.hpp>

namespace precis::pdf::test {
namespace {

constexpr std::array<const char*, 4> kTemplates{"one-pager", "memo", "talking-points", "deck"};
constexpr std::array<const char*, 5> kThemes{"ministry", "high-contrast", "print", "editorial",
                                             "institute"};

// What is wrong with the handout, a line each.
std::string faults_of(Example& example, const Handout& handout) {
    std::string all;
    all += example.lay_out(handout, [&](const LaidOut& out, plugin::Node briefing) {
        auto faults = test::faults_of(
            out.document,
            read_look(briefing.child("theme"), handout.letter ? "Letter" : "theme").paper);
        const auto disorder = disorder_of(out.document, briefing);
        faults.insert(faults.end(), disorder.begin(), disorder.end());
        const std::size_t pages = out.document.pages.size();
        const std::string_view allowed = briefing["pages"];
        if ((allowed == "1" && pages != 1) || (allowed == "2" && pages > 2)) {
            faults.push_back("it has " + std::to_string(pages) + " pages");
        }
        for (const std::string& fault : faults) {
            all += fault + '\n';
        }
    });
    return all;
}

}  // namespace

// Every audience in every language, and with them in turn every template with every theme, on A4
// and on Letter.
TEST_CASE("pages of the example are sound for every audience, template, theme and language") {
    Example example;
    std::set<std::pair<std::size_t, std::size_t>> looks;
    std::size_t turn = 0;
    for (const char* audience : kAudiences) {
        for (const char* language : kLanguages) {
            const std::size_t form = turn % kTemplates.size();
            const std::size_t theme = turn % kThemes.size();
            ++turn;
            looks.emplace(form, theme);
            INFO(audience << ", " << kTemplates[form] << ", " << kThemes[theme] << ", "
                          << language);
            const bool letter = turn / kTemplates.size() % 2 == 0;
            CHECK(faults_of(example,
                            {audience, kTemplates[form], kThemes[theme], language, letter}) == "");
        }
    }
    CHECK(looks.size() == kTemplates.size() * kThemes.size());
}

TEST_CASE("the memo of the example shows its picture, with words for it in each language") {
    Example example;
    std::set<std::string> words;
    for (const char* language : kLanguages) {
        for (const char* theme : {"ministry", "editorial"}) {
            INFO(language << ", " << theme);
            CHECK(example.lay_out(
                      {"public", "memo", theme, language, false},
                      [&](const LaidOut& out, plugin::Node) {
                          const auto& marks = out.document.pages.at(0).marks;
                          CHECK(std::count_if(marks.begin(), marks.end(), [](const Mark& mark) {
                                    return std::holds_alternative<PictureMark>(mark);
                                }) == 1);
                          for (const auto& element : out.document.structure) {
                              if (element.type == "Figure") {
                                  words.insert(element.alternative);
                                  break;
                              }
                          }
                      }) == "");
        }
    }
    CHECK(words.size() == kLanguages.size());
}

}  // namespace precis::pdf::test
