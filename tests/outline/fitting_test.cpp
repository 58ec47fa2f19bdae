#include "fit/fit.hpp"
#include "support/briefing_from_xml.hpp"
#include "support/plugin_run.hpp"

#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

using namespace precis;
using namespace precis::test;

namespace {

std::string words(std::size_t lines) {
    return std::string(60 * lines - 8, 'x');
}

// Sections of blocks that take four lines in full and one as a headline.
std::string deck_of(int sections, int blocks, const std::string& slides) {
    std::string xml = "<briefing title='Deck' template='deck' pages='slides' " + slides + ">";
    xml += "<masthead><heading>Deck</heading></masthead>";
    for (int s = 0; s < sections; ++s) {
        xml += "<section id='s" + std::to_string(s) + "' layout='bullets'><heading>Part " +
               std::to_string(s) + "</heading>";
        for (int b = 0; b < blocks; ++b) {
            xml += "<block item='i" + std::to_string(s * 100 + b) +
                   "' value='1'><wording length='full'>" + words(4) +
                   "</wording><wording length='headline'>" + words(1) + "</wording></block>";
        }
        xml += "</section>";
    }
    return xml + "</briefing>";
}

const TypeSizes kAnySize{10, 10, 1, 0.02};

}  // namespace

TEST_CASE("a deck of so many slides shows what is worth most on them") {
    Diagnostics diagnostics;
    const auto plugin = plugin_instance(PRECIS_PLUGINS, "outline", {}, diagnostics);
    for (const int limit : {3, 4, 6, 9}) {
        TestBriefing test =
            briefing_from_xml(deck_of(5, 6, "slides='" + std::to_string(limit) + "'"));
        const auto fitted = fit(test.briefing, *plugin, kAnySize, diagnostics);
        INFO(limit << " " << to_text(diagnostics, false));
        REQUIRE(fitted);
        CHECK(fitted->layout.pages <= static_cast<unsigned>(limit));
        CHECK(fitted->layout.pages >= static_cast<unsigned>(limit) - 1);
        CHECK(fitted->shortened + fitted->left_out > 0);
        const std::string deck = plugin->render(test.briefing).value();
        CHECK(std::count(deck.begin(), deck.end(), '#') >= static_cast<int>(fitted->layout.pages));
    }
}

TEST_CASE("a deck that has room for all shows all in full") {
    Diagnostics diagnostics;
    const auto plugin = plugin_instance(PRECIS_PLUGINS, "outline", {}, diagnostics);
    TestBriefing test = briefing_from_xml(deck_of(3, 2, "slides='12'"));
    const auto fitted = fit(test.briefing, *plugin, kAnySize, diagnostics);
    REQUIRE(fitted);
    CHECK(fitted->left_out == 0);
    CHECK(fitted->shortened == 0);
    CHECK(fitted->layout.pages < 12);
}

TEST_CASE("outlines of any length are not limited") {
    Diagnostics diagnostics;
    const auto plugin = plugin_instance(PRECIS_PLUGINS, "outline", {}, diagnostics);
    const TestBriefing open = briefing_from_xml(deck_of(3, 2, ""));
    CHECK(std::isinf(plugin->capacity(open.briefing.root(), 10).value()));
    const TestBriefing page = briefing_from_xml("<briefing pages='1'/>");
    CHECK(std::isinf(plugin->capacity(page.briefing.root(), 10).value()));
}

TEST_CASE("slides of a PDF are limited as those of an outline") {
    Diagnostics diagnostics;
    const auto plugin = plugin_instance(PRECIS_PLUGINS, "pdf", {}, diagnostics);
    for (const int limit : {3, 5, 8}) {
        TestBriefing test =
            briefing_from_xml(deck_of(5, 6, "slides='" + std::to_string(limit) + "'"));
        const auto fitted = fit(test.briefing, *plugin, kAnySize, diagnostics);
        INFO(limit << " " << to_text(diagnostics, false));
        REQUIRE(fitted);
        CHECK(fitted->layout.pages <= static_cast<unsigned>(limit));
        const bool all = fitted->left_out == 0 && fitted->shortened == 0;
        CHECK((all || fitted->layout.pages >= static_cast<unsigned>(limit) - 1));
    }
}
