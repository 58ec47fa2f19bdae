#include "briefing/briefing.hpp"

#include "support/briefing_from_xml.hpp"

#include <catch2/catch.hpp>

using namespace precis;
using precis::test::briefing_from_xml;
using precis::test::TestBriefing;

namespace {

TestBriefing two_sections() {
    return briefing_from_xml(
        R"(<briefing lang="en"><labels/><section id="one"><heading>One</heading>)"
        R"(<block item="a"><name>A</name><wording length="full" cite="s1">long a</wording>)"
        R"(<wording length="short" cite="s2">a</wording></block>)"
        R"(<block item="b"><wording length="short" cite="s2#p3">b</wording>)"
        R"(<attribution>Someone</attribution></block></section>)"
        R"(<section id="two"><block item="c"><wording length="full" cite="s3">c</wording></block>)"
        R"(</section><sources><source id="s1"/><source id="s2"/><source id="s3"/></sources>)"
        R"(</briefing>)");
}

}  // namespace

TEST_CASE("a decision shows the wordings chosen and nothing else") {
    auto test = two_sections();
    apply(test.briefing, {{1, 0, Decision::kLeftOut}, 9.5});
    CHECK(to_outline(test.briefing) == R"(briefing type-size='9.5'
  labels
  section id='one'
    heading
      text "One"
    block item='a' number='1'
      name
        text "A"
      wording length='short' ^s2
        text "a"
    block item='b' number='2'
      wording length='short' ^s2#p3
        text "b"
      attribution
        text "Someone"
  sources
    source id='s2' number='1'
)");
}

TEST_CASE("a second decision starts from the briefing as composed") {
    auto test = two_sections();
    apply(test.briefing, {{Decision::kLeftOut, Decision::kLeftOut, 0}, 10});
    apply(test.briefing, {{0, Decision::kLeftOut, Decision::kLeftOut}, 10});
    CHECK(to_outline(test.briefing) == R"(briefing type-size='10'
  labels
  section id='one'
    heading
      text "One"
    block item='a' number='1'
      name
        text "A"
      wording length='full' ^s1
        text "long a"
  sources
    source id='s1' number='1'
)");
}

TEST_CASE("all that a block could be shown in stays known after a decision") {
    auto test = two_sections();
    apply(test.briefing, {{1, 0, 0}, 10});
    const Node* block = test.briefing.blocks().front();
    REQUIRE(block->alternatives.size() == 2);
    CHECK(block->alternatives[0]->attribute("length") == "full");
}

TEST_CASE("a briefing keeps its nodes in place when it is moved") {
    auto test = two_sections();
    const Node* first = test.briefing.root().first_child;
    const Briefing moved = std::move(test.briefing);
    CHECK(moved.root().first_child == first);
}

TEST_CASE("a block that is forgotten leaves the briefing as it was before") {
    Briefing briefing;
    Node& section = briefing.add(briefing.root(), "section");
    briefing.add_text(briefing.add(section, "heading"), "One");
    const std::string before = to_outline(briefing);
    for (int i = 0; i < 3; ++i) {
        Node& block = briefing.add(section, "block");
        briefing.add_text(briefing.add_alternative(block, "wording"), "a");
        briefing.add_text(briefing.add(block, "name"), "A");
        REQUIRE(briefing.blocks().size() == 1);
        briefing.forget_last_block();
        CHECK(briefing.blocks().empty());
        CHECK(to_outline(briefing) == before);
    }
    briefing.add(section, "block");
    CHECK(briefing.blocks().size() == 1);
}
