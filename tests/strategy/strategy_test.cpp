#include "strategy/strategy.hpp"

#include "strategies.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace precis;
using namespace precis::test;

namespace {

constexpr const char* kWhole = R"(<?xml version="1.0" encoding="UTF-8"?>
<strategy xmlns="urn:precis:strategy:1" id="harbour-plan" language="en-gb">
  <title>Harbour   plan</title>
  <subtitle>Quiet water for all</subtitle>
  <issuer>Port Authority</issuer>
  <published>2024-05-06</published>
  <link>https://example.org/plan</link>
  <sources>
    <source id="plan" rank="1" file="sources/plan.txt" language="fr">
      <title>Harbour plan 2024</title>
      <author>A. Writer</author>
      <publisher>Port Authority</publisher>
      <published>2024-05</published>
      <retrieved>2024-06-01</retrieved>
      <link>https://example.org/plan</link>
    </source>
    <source id="gazette"><title>The Gazette</title></source>
  </sources>
  <topics>
    <topic id="dredging">Dredging</topic>
  </topics>
  <group id="principles">
    <name>Principles</name>
    <principle id="depth" topics="dredging" importance="high" supports="goal">
      <name>Depth <em>first</em></name>
      <wording length="headline" cite="plan#s1">Keep the channel deep</wording>
      <wording length="short" for="pilots masters" cite="plan#s1 gazette">Deep.</wording>
      <objective id="goal">
        <name>Goal</name>
        <wording length="full" cite="plan">Twelve metres.</wording>
      </objective>
      <disagreement id="depth" about="depth" follows="plan">
        <question>How deep is the channel?</question>
        <says cite="plan#s1">12 metres</says>
        <says cite="gazette">14 metres</says>
      </disagreement>
    </principle>
  </group>
  <quotation id="q" speaker="director" occasion="The opening">
    <wording length="full" cite="plan">Water is patient.</wording>
  </quotation>
  <actor id="director"><name>A. Director</name><role>Director of the port</role>
    <wording length="full" cite="plan">Runs the port.</wording></actor>
  <milestone id="m" date="2011"><name>First plan</name>
    <wording length="full" cite="plan">The first plan.</wording></milestone>
  <measure id="n" value="12.5" unit="m" date="2024" baseline="-1" target="14"><name>Depth</name>
    <wording length="full" cite="plan">Depth.</wording></measure>
  <call id="c" link="mailto:office@example.org" importance="required"><name>Write</name>
    <wording length="full" cite="plan">Write to us.</wording></call>
</strategy>
)";

}  // namespace

TEST_CASE("a strategy is read with all that it says of itself") {
    const Strategy strategy = strategy_of(kWhole);
    CHECK(strategy.id == "harbour-plan");
    CHECK(strategy.title == "Harbour plan");
    CHECK(strategy.subtitle == "Quiet water for all");
    CHECK(strategy.issuer == "Port Authority");
    CHECK(strategy.language == "en-GB");
    CHECK(strategy.published == PartialDate{2024, 5, 6});
    CHECK(strategy.link == "https://example.org/plan");
}

TEST_CASE("sources and topics are read") {
    const Strategy strategy = strategy_of(kWhole);
    REQUIRE(strategy.sources.size() == 2);
    const Source* plan = strategy.find_source("plan");
    REQUIRE(plan != nullptr);
    CHECK(plan->title == "Harbour plan 2024");
    CHECK(plan->author == "A. Writer");
    CHECK(plan->publisher == "Port Authority");
    CHECK(plan->published == PartialDate{2024, 5, 0});
    CHECK(plan->retrieved == PartialDate{2024, 6, 1});
    CHECK(plan->link == "https://example.org/plan");
    CHECK(plan->file == "sources/plan.txt");
    CHECK(plan->language == "fr");
    CHECK(plan->rank == 1);
    CHECK(strategy.find_source("gazette")->rank == 0);
    CHECK(strategy.find_source("nobody") == nullptr);
    REQUIRE(strategy.find_topic("dredging") != nullptr);
    CHECK(strategy.find_topic("dredging")->name == "Dredging");
}

TEST_CASE("items are in the order of the file, parents before their parts") {
    const Strategy strategy = strategy_of(kWhole);
    std::string order;
    for (const Item& item : strategy.items) {
        CHECK(item.order == static_cast<std::size_t>(&item - strategy.items.data()));
        order += fmt::format("{} ", item.id);
    }
    CHECK(order == "depth goal q director m n c ");
    CHECK_FALSE(strategy.find_item("depth")->parent);
    CHECK(strategy.find_item("goal")->parent == 0);
}

TEST_CASE("an item has what every item has") {
    const Strategy strategy = strategy_of(kWhole);
    const Item& item = *strategy.find_item("depth");
    CHECK(item.kind == ItemKind::principle);
    CHECK(item.importance == Importance::high);
    CHECK(item.topics == std::vector<std::string>{"dredging"});
    CHECK(item.supports == std::vector<std::string>{"goal"});
    CHECK(plain_text(item.name) == "Depth first");
    CHECK(strategy.find_item("goal")->importance == Importance::medium);
    CHECK(strategy.find_item("c")->importance == Importance::required);
    REQUIRE(item.wordings.size() == 2);
    const Wording& wording = item.wordings[1];
    CHECK(wording.length == Length::short_);
    CHECK(wording.audiences == std::vector<std::string>{"pilots", "masters"});
    CHECK(wording.is_for("masters"));
    CHECK_FALSE(wording.is_for("public"));
    REQUIRE(wording.citations.size() == 2);
    CHECK(wording.citations[0].source == "plan");
    CHECK(wording.citations[0].locator == "s1");
    CHECK(wording.citations[1].source == "gazette");
    CHECK(wording.citations[1].locator.empty());
}

TEST_CASE("an item has what its kind adds") {
    const Strategy strategy = strategy_of(kWhole);
    CHECK(strategy.find_item("q")->particulars().speaker == "director");
    CHECK(strategy.find_item("q")->particulars().occasion == "The opening");
    CHECK(strategy.find_item("q")->name.empty());
    CHECK(strategy.find_item("director")->particulars().role == "Director of the port");
    CHECK(strategy.find_item("m")->date == PartialDate{2011, 0, 0});
    const Item& measure = *strategy.find_item("n");
    CHECK(measure.particulars().value == "12.5");
    CHECK(measure.particulars().unit == "m");
    CHECK(measure.date == PartialDate{2024, 0, 0});
    CHECK(measure.particulars().baseline == "-1");
    CHECK(measure.particulars().target == "14");
    CHECK(strategy.find_item("c")->particulars().link == "mailto:office@example.org");
}

TEST_CASE("a disagreement is read wherever it stands") {
    const Strategy strategy = strategy_of(kWhole);
    REQUIRE(strategy.disagreements.size() == 1);
    const Disagreement& disagreement = strategy.disagreements.front();
    CHECK(disagreement.id == "depth");
    CHECK(disagreement.about == "depth");
    CHECK(disagreement.follows == "plan");
    CHECK(disagreement.question == "How deep is the channel?");
    REQUIRE(disagreement.statements.size() == 2);
    CHECK(disagreement.statements[0].citation.locator == "s1");
    CHECK(disagreement.statements[1].text == "14 metres");
}

TEST_CASE("items are found by id and by element, also after the strategy has moved") {
    Strategy first = strategy_of(kWhole);
    const Strategy strategy = std::move(first);
    const Item* item = strategy.find_item("goal");
    REQUIRE(item != nullptr);
    CHECK(strategy.find_item(item->element) == item);
    const auto found = strategy.document->root().select_node("group/principle/objective");
    CHECK(strategy.find_item(found.node()) == item);
    CHECK(strategy.find_item("nobody") == nullptr);
    CHECK(strategy.find_item(strategy.document->root()) == nullptr);
}

TEST_CASE("a strategy may be written with a prefix, and XPath does not see it") {
    std::string text = strategy_xml(principle_xml("a"));
    for (const std::string_view name :
         {"strategy", "title", "source", "topic", "principle", "name", "wording"}) {
        for (const std::string_view before : {"</", "<"}) {
            const std::string plain = fmt::format("{}{}", before, name);
            const std::string prefixed = fmt::format("{}p:{}", before, name);
            for (auto at = text.find(plain); at != std::string::npos;
                 at = text.find(plain, at + prefixed.size())) {
                text.replace(at, plain.size(), prefixed);
            }
        }
    }
    text.replace(text.find("xmlns="), 6, "xmlns:p=");
    const Strategy strategy = strategy_of(text);
    CHECK(strategy.find_item("a"));
    CHECK(strategy.document->root().select_node("//principle[@id='a']/wording"));
}

TEST_CASE("the language is English unless it is said") {
    std::string text = strategy_xml(principle_xml("a"));
    text.erase(text.find(" language=\"en\""), 14);
    CHECK(strategy_of(text).language == "en");
}

TEST_CASE("names of kinds, importances and lengths are those of the file format") {
    CHECK(name_of(ItemKind::concept_) == "concept");
    CHECK(name_of(ItemKind::call) == "call");
    for (int i = 0; i <= static_cast<int>(ItemKind::call); ++i) {
        const auto kind = static_cast<ItemKind>(i);
        CHECK(item_kind_from(name_of(kind)) == kind);
    }
    CHECK_FALSE(item_kind_from("group"));
    CHECK(name_of(Importance::required) == "required");
    CHECK(name_of(Importance::low) == "low");
    CHECK(length_from("headline") == Length::headline);
    CHECK(length_from("short") == Length::short_);
    CHECK(length_from("full") == Length::full);
    CHECK_FALSE(length_from("long"));
}

TEST_CASE("a strategy of twenty thousand items is read") {
    std::string items;
    for (int i = 0; i < 20'000; ++i) {
        items += principle_xml(fmt::format("i{}", i));
        items += '\n';
    }
    const Strategy strategy = strategy_of(strategy_xml(items));
    CHECK(strategy.items.size() == 20'000);
    CHECK(strategy.find_item("i19999") == &strategy.items.back());
}
