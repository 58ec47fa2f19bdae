// StratML documents, good and odd, and what becomes of them.
#include "strategy/stratml.hpp"

#include "strategy/load_strategy.hpp"

#include <string>
#include <string_view>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace precis;

namespace {

constexpr const char* kPart2 = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport";

// A plan of Part 2 that breaks no rule, with something in its one objective.
std::string plan_with(std::string_view in_objective, std::string_view in_goal = "",
                      std::string_view in_core = "") {
    return fmt::format(
        R"(<PerformancePlanOrReport xmlns="{}" xml:lang="en">
<Name>Harbour plan</Name><Description>Where the port is going.</Description>
<StrategicPlanCore>
<Organization><Name>Port Authority</Name></Organization>
{}
<Goal><Name>Deep water</Name><Description>Keep the channel deep.</Description>
<SequenceIndicator>1</SequenceIndicator>{}
<Objective><Name>Dredging</Name><Description>Dredge twice a year.</Description>
<SequenceIndicator>1.1</SequenceIndicator>
{}
</Objective></Goal>
</StrategicPlanCore>
<AdministrativeInformation><PublicationDate>2024-05-06</PublicationDate></AdministrativeInformation>
</PerformancePlanOrReport>
)",
        kPart2, in_core, in_goal, in_objective);
}

struct Loaded {
    Diagnostics diagnostics;
    std::optional<Strategy> strategy;

    explicit Loaded(std::string xml)
        : strategy(load_strategy("plan.xml", std::move(xml), diagnostics)) {}

    // What was said, without the lines shown.
    std::string said() const {
        std::string text;
        for (const Diagnostic& one : diagnostics.sorted()) {
            const auto line = one.source ? one.source->position(one.offset).line : 0;
            text += fmt::format("{}: {}[{}]: {}{}\n", line, name_of(one.severity), id_of(one.code),
                                one.message, one.hint.empty() ? "" : " (" + one.hint + ")");
        }
        return text;
    }

    const Item& item(std::string_view id) const {
        INFO(said());
        REQUIRE(strategy);
        const Item* found = strategy->find_item(id);
        INFO("item " << id);
        REQUIRE(found != nullptr);
        return *found;
    }
};

std::string wording_of(const Item& item, Length length) {
    for (const Wording& wording : item.wordings) {
        if (wording.length == length) {
            return plain_text(wording.text);
        }
    }
    return {};
}

std::string said_of(std::string xml) {
    return Loaded(std::move(xml)).said();
}

bool says(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a StratML document is recognised by its root or its namespace") {
    CHECK(is_stratml(plan_with("")));
    CHECK(is_stratml("<?xml version=\"1.0\"?><!-- <a> --><StrategicPlan>"));
    CHECK(is_stratml("<s:strategicplan xmlns:s='urn:x'>"));
    CHECK(is_stratml("<Plan xmlns=\"http://www.stratml.net\">"));
    CHECK_FALSE(is_stratml("<strategy xmlns=\"urn:precis:strategy:1\">"));
    CHECK_FALSE(is_stratml("<html><StrategicPlan/></html>"));
    CHECK_FALSE(is_stratml(""));
    CHECK_FALSE(is_stratml("<?xml"));
}

TEST_CASE("a document in UTF-16 is recognised too") {
    std::string wide("\xFF\xFE", 2);
    for (const char c : plan_with("")) {
        wide += c;
        wide += '\0';
    }
    CHECK(is_stratml(wide));
    CHECK(Loaded(wide).strategy);
}

TEST_CASE("a strategy.xml is loaded as it always was") {
    const Loaded loaded(R"(<strategy xmlns="urn:precis:strategy:1"><title>T</title>
<sources><source id="s"><title>S</title></source></sources>
<risk id="r"><name>R</name><wording length="full" cite="s">A risk.</wording></risk></strategy>)");
    CHECK(loaded.item("r").kind == ItemKind::risk);
    CHECK(loaded.strategy->original == nullptr);
}

TEST_CASE("a document that breaks no rule loads without a word") {
    const Loaded loaded(plan_with(""));
    CHECK(loaded.said().empty());
    REQUIRE(loaded.strategy);
    CHECK(loaded.strategy->title == "Harbour plan");
    CHECK(loaded.strategy->issuer == "Port Authority");
    CHECK(loaded.strategy->published.iso() == "2024-05-06");
    CHECK(loaded.strategy->language == "en");
    CHECK(loaded.strategy->id == "harbour-plan");
}

TEST_CASE("goals become actions and topics, objectives stand in them") {
    const Loaded loaded(plan_with(""));
    const Item& goal = loaded.item("deep-water");
    CHECK(goal.kind == ItemKind::action);
    CHECK(goal.importance == Importance::high);
    CHECK(goal.topics == std::vector<std::string>{"deep-water"});
    CHECK(goal.wordings.at(0).citations.at(0).source == "stratml");
    CHECK(goal.wordings.at(0).citations.at(0).locator == "1");
    const Item& objective = loaded.item("dredging");
    CHECK(objective.kind == ItemKind::objective);
    CHECK(objective.importance == Importance::medium);
    CHECK(objective.topics == goal.topics);
    CHECK(loaded.strategy->items.at(objective.parent.value()).id == "deep-water");
}

TEST_CASE("vision and mission are the idea, values are principles") {
    const Loaded loaded(plan_with("", "",
                                  "<Vision><Description>Quiet water for all.</Description></Vision>"
                                  "<Mission><Description>To run the port.</Description></Mission>"
                                  "<Value><Name>Safety</Name><Description/></Value>"));
    CHECK(loaded.item("vision").kind == ItemKind::concept_);
    CHECK(loaded.item("vision").importance == Importance::high);
    CHECK(wording_of(loaded.item("vision"), Length::short_) == "Quiet water for all.");
    CHECK(wording_of(loaded.item("vision"), Length::headline).empty());
    CHECK(loaded.item("mission").kind == ItemKind::concept_);
    CHECK(loaded.item("safety").kind == ItemKind::principle);
    CHECK(wording_of(loaded.item("safety"), Length::headline) == "Safety");
    CHECK(loaded.item("harbour-plan").kind == ItemKind::concept_);
}

TEST_CASE("a long description is the full wording, its first sentence the short one") {
    const Loaded loaded(
        plan_with("<OtherInformation>It lies in the U.S. delta. More follows here, "
                  "in many words, to be read by those who want to know it."
                  "</OtherInformation>"));
    const Item& item = loaded.item("dredging");
    CHECK(wording_of(item, Length::headline) == "Dredging");
    CHECK(wording_of(item, Length::short_) == "Dredge twice a year.");
    CHECK(says(wording_of(item, Length::full),
               "Dredge twice a year. It lies in the U.S. delta. More"));
}

TEST_CASE("a first sentence that is too long makes no short wording") {
    std::string words;
    for (int i = 0; i < 30; ++i) {
        words += "word ";
    }
    const Loaded loaded(plan_with(
        "", "", "<Mission><Description>" + words + "end. Short one.</Description></Mission>"));
    CHECK(wording_of(loaded.item("mission"), Length::short_).empty());
    CHECK(says(wording_of(loaded.item("mission"), Length::full), "end. Short one."));
    CHECK(says(loaded.said(), "5: note[P264]: 1 of 4 items have no short wording"));
}

TEST_CASE("a name longer than its description is no headline") {
    const Loaded loaded(plan_with("", "",
                                  "<Value><Name>Safety of all</Name>"
                                  "<Description>First.</Description></Value>"));
    CHECK(wording_of(loaded.item("safety-of-all"), Length::headline).empty());
    CHECK(wording_of(loaded.item("safety-of-all"), Length::short_) == "First.");
}

TEST_CASE("braces in a document are braces, not fields") {
    const Loaded loaded(plan_with("<OtherInformation>See {id} and {x.</OtherInformation>"));
    CHECK(wording_of(loaded.item("dredging"), Length::full) ==
          "Dredge twice a year. See {id} and {x.");
}

TEST_CASE("a stakeholder named often is one actor with all its roles") {
    const Loaded loaded(plan_with(
        "<Stakeholder><Name>Pilots</Name><Role><Name>Guide</Name><Description>They guide ships."
        "</Description></Role></Stakeholder>",
        "<Stakeholder><Name>PILOTS</Name><Role><Name>Adviser</Name></Role></Stakeholder>"
        "<Stakeholder><Name>Shippers</Name><Role><Name/><RoleType>Beneficiary</RoleType></Role>"
        "</Stakeholder><Stakeholder><Name>Ada Warden</Name><Description>Eng.</Description>"
        "</Stakeholder>"));
    const Item& pilots = loaded.item("pilots");
    CHECK(pilots.kind == ItemKind::actor);
    CHECK(pilots.particulars().role == "Adviser; Guide");
    CHECK(pilots.supports == std::vector<std::string>{"deep-water", "dredging"});
    CHECK(wording_of(pilots, Length::short_) == "They guide ships.");
    CHECK(loaded.item("shippers").particulars().role == "Beneficiary");
    CHECK(loaded.item("ada-warden").particulars().role == "Eng.");
    CHECK(wording_of(loaded.item("ada-warden"), Length::headline) == "Ada Warden");
    CHECK(loaded.item("shippers").supports.empty());
    CHECK(loaded.item("port-authority").kind == ItemKind::actor);
}

TEST_CASE("an indicator with numbers is a measure of the newest result") {
    const Loaded loaded(plan_with(R"(<PerformanceIndicator>
<MeasurementDimension>Depth</MeasurementDimension><UnitOfMeasurement>metres</UnitOfMeasurement>
<MeasurementInstance>
<TargetResult><EndDate>2026-12-31</EndDate><NumberOfUnits>14</NumberOfUnits></TargetResult>
<ActualResult><EndDate>2024-12-31</EndDate><NumberOfUnits>1,213.5</NumberOfUnits>
<Descriptor><DescriptorName>State</DescriptorName><DescriptorValue>good</DescriptorValue></Descriptor>
<Description>Deeper than ever.</Description></ActualResult>
<ActualResult><EndDate>2022-12-31</EndDate><NumberOfUnits>11</NumberOfUnits></ActualResult>
<ActualResult><EndDate>2023-12-31</EndDate><NumberOfUnits>12</NumberOfUnits></ActualResult>
</MeasurementInstance></PerformanceIndicator>)"));
    const Item& measure = loaded.item("depth");
    CHECK(measure.kind == ItemKind::measure);
    CHECK(measure.particulars().value == "1213.5");
    CHECK(measure.particulars().unit == "metres");
    CHECK(measure.date.iso() == "2024-12-31");
    CHECK(measure.particulars().target == "14");
    CHECK(measure.particulars().baseline == "11");
    CHECK(wording_of(measure, Length::headline) == "Depth");
    CHECK(wording_of(measure, Length::short_).empty());
    CHECK(wording_of(measure, Length::full) == "Deeper than ever (State: good).");
    CHECK(says(loaded.said(), "'NumberOfUnits' in 'ActualResult' has no place in a strategy"));
}

TEST_CASE("an indicator with a date but no number is a milestone") {
    const Loaded loaded(plan_with(R"(<PerformanceIndicator>
<MeasurementDimension>Chart</MeasurementDimension><UnitOfMeasurement>Number</UnitOfMeasurement>
<MeasurementInstance><TargetResult><StartDate>2025-01-01</StartDate><EndDate>2025-12-31Z</EndDate>
<Description>The chart is drawn</Description></TargetResult></MeasurementInstance>
</PerformanceIndicator>)"));
    const Item& sign = loaded.item("chart");
    CHECK(sign.kind == ItemKind::milestone);
    CHECK(sign.date.iso() == "2025-12-31");
    CHECK(wording_of(sign, Length::short_) == "The chart is drawn");
}

TEST_CASE("a nought beside 'To be determined' is no result") {
    const Loaded loaded(plan_with(R"(<PerformanceIndicator>
<MeasurementDimension>Berths</MeasurementDimension><UnitOfMeasurement>Number</UnitOfMeasurement>
<MeasurementInstance><ActualResult><NumberOfUnits>0</NumberOfUnits>
<Description>[To be determined]</Description></ActualResult></MeasurementInstance>
</PerformanceIndicator>)"));
    CHECK(loaded.item("berths").kind == ItemKind::objective);
    CHECK(loaded.item("berths").supports == std::vector<std::string>{"dredging"});
    CHECK_FALSE(loaded.item("berths").parent);
    CHECK(says(loaded.said(),
               "13: warning[P258]: 'Description' in 'ActualResult' only holds a "
               "place for a text (it says '[To be determined]' and is not taken "
               "over)"));
}

TEST_CASE("units that only say that something is counted are left away") {
    const auto unit = [](const std::string& name, const std::string& number) {
        const Loaded loaded(plan_with(fmt::format(
            "<PerformanceIndicator><MeasurementDimension>Ships</MeasurementDimension>"
            "<UnitOfMeasurement>{}</UnitOfMeasurement><MeasurementInstance><TargetResult>"
            "<NumberOfUnits>{}</NumberOfUnits></TargetResult></MeasurementInstance>"
            "</PerformanceIndicator>",
            name, number)));
        return loaded.item("ships").particulars().unit;
    };
    CHECK(unit("Number", "12").empty());
    CHECK(unit("Percentage", "12") == "%");
    CHECK(unit("", "12 %") == "%");
    CHECK(unit("berths", "12") == "berths");
}

TEST_CASE("a relation to another element becomes what the item supports") {
    const auto related = [](std::string_view identifier) {
        return fmt::format(
            "<PerformanceIndicator><MeasurementDimension>Depth</MeasurementDimension>"
            "<UnitOfMeasurement>metres</UnitOfMeasurement><Relationship>"
            "<ReferentIdentifier>{}</ReferentIdentifier></Relationship></PerformanceIndicator>",
            identifier);
    };
    const std::string goal = "<Identifier>_goal-of-all</Identifier>";
    const Loaded loaded(plan_with(related("_goal-of-all"), goal));
    CHECK(loaded.item("depth").supports == std::vector<std::string>{"dredging", "deep-water"});
    CHECK(says(said_of(plan_with(related("_nobody"))),
               "10: warning[P268]: 'ReferentIdentifier' in 'Relationship' is the identifier of "
               "nothing here (it says '_nobody')"));
}

TEST_CASE("an identifier that people can type is the id, others are reported") {
    CHECK(Loaded(plan_with("", "<Identifier>G1</Identifier>")).item("G1").kind == ItemKind::action);
    const Loaded loaded(
        plan_with("", "<Identifier>_c5f17c94-1fe8-11e7-b80e-50d26551e223</Identifier>"));
    CHECK(loaded.item("deep-water").kind == ItemKind::action);
    CHECK(says(loaded.said(),
               "7: note[P262]: 'Identifier' in 'Goal' has no place in a strategy: "
               "it is left out"));
}

TEST_CASE("names in any script make ids, each once") {
    const Loaded loaded(plan_with("", "",
                                  "<Value><Name>Безопасность</Name></Value>"
                                  "<Value><Name>24 hours</Name></Value>"
                                  "<Value><Name>★</Name></Value><Value><Name>☆</Name></Value>"
                                  "<Value><Name>☆</Name></Value>"));
    CHECK(loaded.item("bezopasnost").kind == ItemKind::principle);
    CHECK(loaded.item("principle-24-hours").kind == ItemKind::principle);
    CHECK(loaded.item("principle").kind == ItemKind::principle);
    CHECK(loaded.item("principle-2").kind == ItemKind::principle);
    CHECK(says(loaded.said(),
               "5: warning[P261]: two values have the name '☆' (this one gets the id "
               "'principle-3')"));
}

TEST_CASE("what is said of an imported strategy points into the StratML document") {
    const Loaded loaded(plan_with(""));
    const Item& item = loaded.item("dredging");
    CHECK(item.where.source == loaded.strategy->original.get());
    CHECK(item.where.source->position(item.where.offset).line == 8);
    CHECK(item.wordings.at(0).where.source->text().substr(item.wordings.at(0).where.offset, 8) ==
          "Dredging");
    const Wording& last = item.wordings.back();
    CHECK(last.where.source->text().substr(last.where.offset, 12) == "Dredge twice");
}

TEST_CASE("what comes of an import is a strategy.xml that loads without a word") {
    Diagnostics diagnostics;
    const auto imported = import_stratml("plan.xml", plan_with(""), diagnostics);
    REQUIRE(imported);
    const auto strategy = read_strategy("strategy.xml", imported->text, diagnostics);
    CHECK(to_text(diagnostics, false).empty());
    REQUIRE(strategy);
    CHECK(strategy->items.size() == 4);
}
