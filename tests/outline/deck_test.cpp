#include "host/briefing_view.hpp"
#include "outline/briefing_deck.hpp"
#include "outline/slide_room.hpp"
#include "support/briefing_from_xml.hpp"

#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace precis;
using namespace precis::test;
using outline::Deck;
using outline::Entry;
using outline::Slide;

namespace {

Deck deck_of(const std::string& xml, int alternative = 0) {
    TestBriefing test = briefing_from_xml(xml);
    test.choose_all(alternative);
    precis_host_t host{};
    host.size = sizeof host;
    fill_node_functions(host);
    return outline::make_deck({&host, to_c(&test.briefing.root())});
}

std::string text_of(const Entry& entry) {
    std::string text;
    for (const outline::Span& span : entry.spans) {
        text += span.text;
    }
    return text;
}

std::string briefing(const std::string& sections) {
    return fmt::format("<briefing title='Plan' lang='en' pages='slides'>{}</briefing>", sections);
}

std::string block(const std::string& id, const std::string& text) {
    return fmt::format("<block item='{}'><wording length='short'>{}</wording></block>", id, text);
}

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) {
        out += text;
    }
    return out;
}

int lines_of(const Slide& slide) {
    int lines = 0;
    for (const Entry& entry : slide.entries) {
        lines += outline::lines_of(entry);
    }
    return lines;
}

}  // namespace

TEST_CASE("each section is a slide, after an opening slide and before the sources") {
    const Deck deck = deck_of(sample_briefing_xml());
    std::vector<std::string> titles;
    for (const Slide& slide : deck.slides) {
        titles.push_back(slide.title);
    }
    CHECK(titles == std::vector<std::string>{"Harbour plan", "Any tide, any ship",
                                             "Ada Warden, harbour master", "Three principles",
                                             "Four lines of work", "Milestones", "Sources"});
}

TEST_CASE("a section without heading is called after what it says") {
    CHECK(deck_of(briefing("<section layout='prose'><block item='a'><name>Depth</name>"
                           "<wording length='short'>Keep it.</wording></block></section>"))
              .slides[1]
              .title == "Depth");
    CHECK(deck_of(briefing("<section layout='bullets'>" + block("a", "A.") + block("b", "B.") +
                           "</section>"))
              .slides[1]
              .title == "Plan (2)");
}

TEST_CASE("a section that is too long goes on on more slides, each with a title of its own") {
    std::string blocks;
    for (int i = 0; i < 30; ++i) {
        blocks += block(fmt::format("b{}", i), fmt::format("Entry {} of the list.", i));
    }
    const Deck deck = deck_of(
        briefing("<section layout='numbered'><heading>List</heading>" + blocks + "</section>"));
    REQUIRE(deck.slides.size() == 4);
    CHECK(deck.slides[1].title == "List");
    CHECK(deck.slides[2].title == "List (2)");
    CHECK(deck.slides[3].title == "List (3)");
    CHECK(deck.slides[2].entries.front().number == 11);
    CHECK(deck.slides[3].entries.size() == 10);
    for (const Slide& slide : deck.slides) {
        CHECK(lines_of(slide) <= outline::kLinesOnSlide);
    }
}

TEST_CASE("a wording longer than a slide is parted after a sentence, and loses nothing") {
    const std::string text = repeated("The channel is kept open at every tide. ", 40);
    const Deck deck = deck_of(briefing("<section layout='prose'><heading>Long</heading>" +
                                       block("a", text) + "</section>"));
    REQUIRE(deck.slides.size() > 3);
    std::string all;
    for (std::size_t i = 1; i < deck.slides.size(); ++i) {
        CHECK(lines_of(deck.slides[i]) <= outline::kLinesOnSlide);
        const std::string part = text_of(deck.slides[i].entries.at(0));
        CHECK(part[part.find_last_not_of(' ')] == '.');
        all += i == 1 ? "" : " ";
        all += part;
    }
    CHECK(all.substr(0, text.size() - 1) == text.substr(0, text.size() - 1));
}

TEST_CASE("a word of ten thousand letters is spread over slides") {
    const Deck deck = deck_of(briefing("<section layout='bullets'><heading>Word</heading>" +
                                       block("a", std::string(10'000, 'w')) + "</section>"));
    std::size_t letters = 0;
    std::set<std::string> titles;
    for (const Slide& slide : deck.slides) {
        CHECK(lines_of(slide) <= outline::kLinesOnSlide);
        CHECK(titles.insert(slide.title).second);
        for (const Entry& entry : slide.entries) {
            letters += text_of(entry).size();
        }
    }
    CHECK(letters == 10'000);
}

TEST_CASE("a title is two lines at most") {
    const Deck deck =
        deck_of(briefing("<section layout='bullets'><heading>" + repeated("harbour ", 60) +
                         "</heading>" + block("a", "Text.") + "</section>"));
    CHECK(deck.slides[1].title.size() <= 80);
    CHECK(deck.slides[1].title.ends_with("harbour…"));
}

TEST_CASE("notes have the fullest wording where the slide has another, and the sources") {
    const Deck deck = deck_of(sample_briefing_xml(), 1);
    CHECK(deck.slides[3].entries.at(1).note ==
          "Light always. Every mark is lit, and a mark that fails is lit again before the next "
          "tide. [Sources: Harbour plan 2024, s2]");
    CHECK(deck.slides[4].entries.at(3).note ==
          "Share. [Sources: Harbour plan 2024, s3; The Gazette]");
    CHECK(deck.slides[2].entries.at(0).note == "[Sources: The Gazette, p2]");
}

TEST_CASE("a quotation stays on one slide with who said it") {
    const std::string quote =
        "<block item='a'><attribution>Ada Warden</attribution><wording "
        "length='short'>" +
        repeated("A harbour is a promise. ", 14) + "</wording></block>";
    const Deck deck = deck_of(briefing("<section layout='quotation'><heading>Voices</heading>" +
                                       quote + quote + "</section>"));
    REQUIRE(deck.slides.size() == 3);
    for (std::size_t i = 1; i < 3; ++i) {
        REQUIRE(deck.slides[i].entries.size() == 2);
        CHECK(deck.slides[i].entries[1].kind == Entry::Kind::attribution);
    }
}

TEST_CASE("a briefing with nothing in it has an opening slide") {
    const Deck deck = deck_of("<briefing/>");
    REQUIRE(deck.slides.size() == 1);
    CHECK(deck.slides[0].title == "Briefing");
}
