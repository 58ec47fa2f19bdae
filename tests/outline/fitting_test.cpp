#include "fit/fit.hpp"
#include "support/briefing_from_xml.hpp"
#include "support/plugin_run.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

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

// Two or three sections of up to three blocks, each in two wordings, on three to five slides.
std::string random_deck(unsigned seed) {
    std::mt19937 random(seed);
    const auto up_to = [&](std::size_t most) { return random() % (most + 1); };
    const std::size_t sections = 2 + up_to(1);
    std::string xml = fmt::format(
        "<briefing title='Deck' template='deck' pages='slides' slides='{}'>"
        "<masthead><heading>Deck</heading></masthead>",
        3 + up_to(2));
    for (std::size_t s = 0; s < sections; ++s) {
        xml += fmt::format(
            "<section id='s{}' layout='bullets'><heading>{}</heading>", s,
            up_to(2) == 0 ? "A heading that needs more than one line of a slide" : "Part");
        const std::size_t blocks = 1 + up_to(2);
        for (std::size_t b = 0; b < blocks; ++b) {
            xml += fmt::format(
                "<block item='i{}-{}' value='{}'><wording length='full'>{}</wording>"
                "<wording length='headline'>{}</wording></block>",
                s, b, 0.2 + 0.1 * static_cast<double>(up_to(9)), words(2 + up_to(5)),
                words(1 + up_to(1)));
        }
        xml += "</section>";
    }
    return xml + "</briefing>";
}

// The most that any choice is worth whose slides are no more than there may be.
double best_by_force(const std::string& xml, PluginInstance& plugin) {
    double best = 0;
    std::vector<int> chosen(briefing_from_xml(xml).briefing.blocks().size(), Decision::kLeftOut);
    for (std::size_t i = 0; i < chosen.size();) {
        TestBriefing test = briefing_from_xml(xml);
        apply(test.briefing, {chosen, 10});
        double value = 0;
        for (std::size_t b = 0; b < chosen.size(); ++b) {
            const Node& block = *test.briefing.blocks()[b];
            value +=
                chosen[b] < 0 ? 0 : block.value * block.shares[static_cast<std::size_t>(chosen[b])];
        }
        if (value > best && plugin.lay_out(test.briefing.root(), 10)->overflow <= 0) {
            best = value;
        }
        for (i = 0; i < chosen.size() && ++chosen[i] == 2; ++i) {
            chosen[i] = Decision::kLeftOut;
        }
    }
    return best;
}

}  // namespace

TEST_CASE("no other choice for a deck is worth more") {
    Diagnostics diagnostics;
    const auto plugin = plugin_instance(PRECIS_PLUGINS, "outline", {}, diagnostics);
    for (unsigned seed = 0; seed < 40; ++seed) {
        const std::string xml = random_deck(seed);
        TestBriefing test = briefing_from_xml(xml);
        const auto fitted = fit(test.briefing, *plugin, kAnySize, diagnostics);
        INFO(xml);
        REQUIRE(fitted);
        CHECK(fitted->value == Approx(best_by_force(xml, *plugin)));
    }
}

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
