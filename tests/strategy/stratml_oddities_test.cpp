// What real StratML documents do that the standard does not allow: each is reported at its line,
// and what it means is read where that is clear.
#include "strategy/load_strategy.hpp"

#include <string>
#include <string_view>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace precis;

namespace {

constexpr std::string_view kPart1 = "urn:ISO:std:iso:17469:tech:xsd:stratml_core";
constexpr std::string_view kPart2 = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport";

// `core` begins in line 2.
std::string plan(std::string_view core, std::string_view after = "",
                 std::string_view space = kPart2,
                 std::string_view root = "PerformancePlanOrReport") {
    return fmt::format(
        "<{0} xmlns=\"{1}\" xml:lang=\"en\"><Name>Plan</Name><StrategicPlanCore>\n"
        "{2}</StrategicPlanCore>{3}</{0}>\n",
        root, space, core, after);
}

constexpr const char* kGoal = "<Goal><Name>G</Name><Description>To go.</Description></Goal>\n";

std::string messages(std::string xml, bool* loaded = nullptr) {
    Diagnostics diagnostics;
    const auto strategy = load_strategy("plan.xml", std::move(xml), diagnostics);
    if (loaded != nullptr) {
        *loaded = strategy.has_value();
    }
    std::string text;
    for (const Diagnostic& one : diagnostics.sorted()) {
        const auto line = one.source ? one.source->position(one.offset).line : 0;
        text += fmt::format("{}: {}[{}]: {}{}\n", line, name_of(one.severity), id_of(one.code),
                            one.message, one.hint.empty() ? "" : " (" + one.hint + ")");
    }
    return text;
}

// What is said of a document that loads all the same.
std::string oddities(std::string xml) {
    bool loaded = false;
    std::string text = messages(std::move(xml), &loaded);
    INFO(text);
    CHECK(loaded);
    return text;
}

std::string in_goal(std::string_view more) {
    return plan(
        fmt::format("<Goal><Name>G</Name><Description>To go.</Description>\n{}</Goal>", more));
}

}  // namespace

TEST_CASE("all four namespaces of StratML are read without a word") {
    CHECK(oddities(plan(kGoal)).empty());
    CHECK(oddities(plan(kGoal, "", "http://www.stratml.net/PerformancePlanOrReport")).empty());
    CHECK(oddities(plan(kGoal, "", kPart1, "StrategicPlan")).empty());
    CHECK(oddities(plan(kGoal, "", "http://www.stratml.net", "StrategicPlan")).empty());
}

TEST_CASE("a namespace that is nearly StratML is named and read") {
    CHECK(oddities(plan(kGoal, "", "http://stratml.net/StratML", "StrategicPlan")) ==
          "1: warning[P251]: 'http://stratml.net/StratML' is not the namespace of a "
          "'StrategicPlan' in StratML (it is read as if it were "
          "'urn:ISO:std:iso:17469:tech:xsd:stratml_core')\n");
    CHECK(oddities(plan(kGoal, "", "URN:iso:std:iso:17469:tech:xsd:stratml_core", "StrategicPlan"))
              .starts_with("1: warning[P251]: 'URN:iso:std:iso:17469:tech:xsd:stratml_core'"));
    CHECK(oddities(plan(kGoal, "", kPart1)).starts_with("1: warning[P251]"));
}

TEST_CASE("a plan in no namespace, or in a foreign one, is read for its shape") {
    CHECK(oddities("<StrategicPlan xml:lang=\"en\"><Name>P</Name><StrategicPlanCore>" +
                   std::string(kGoal) + "</StrategicPlanCore></StrategicPlan>") ==
          "1: warning[P251]: 'StrategicPlan' is in no namespace (it is read as if it were "
          "'urn:ISO:std:iso:17469:tech:xsd:stratml_core')\n");
    CHECK(oddities(plan(kGoal, "", "urn:mine")).starts_with("1: warning[P251]: 'urn:mine' is not"));
}

TEST_CASE("another root in a namespace of StratML, or a shape that is none, is refused") {
    CHECK(messages("<Plan xmlns=\"http://www.stratml.net\"/>") ==
          "1: error[P250]: 'Plan' is not a root element of StratML (a StratML document begins "
          "with 'StrategicPlan' or 'PerformancePlanOrReport')\n");
    CHECK(messages("<StrategicPlan xmlns=\"urn:mine\"><a/></StrategicPlan>") ==
          "1: error[P250]: 'StrategicPlan' is not in a namespace of StratML and has no goals "
          "(write xmlns=\"urn:ISO:std:iso:17469:tech:xsd:stratml_core\")\n");
}

TEST_CASE("a document that is not XML is refused where it breaks") {
    CHECK(messages("<StrategicPlan>\n<Name>A & B</Name></StrategicPlan>") ==
          "2: error[P107]: '&' does not begin a reference here (write '&amp;' for the character "
          "itself)\n");
}

TEST_CASE("a root written in other letters is read") {
    CHECK(oddities(plan(kGoal, "", kPart1, "Strategicplan")) ==
          "1: warning[P253]: 'Strategicplan' is not how StratML writes its root element\n");
}

TEST_CASE("elements under other names are read, with a word on each") {
    const std::string text = oddities(fmt::format(
        R"(<StrategicPlan xmlns="{}" xml:lang="en">
<Header><Title>Harbour plan</Title><Date>2024-05-06</Date><Publisher>The Port</Publisher></Header>
<Vision>Quiet water.</Vision>
<Values><Value>Safety</Value></Values>
<Goals><Goal><Name>Deep water</Name><Description>Deep.</Description></Goal></Goals>
</StrategicPlan>)",
        kPart1));
    CHECK(text ==
          "1: warning[P256]: 'StrategicPlan' has no 'StrategicPlanCore' (what belongs in it is "
          "looked for in the root)\n"
          "2: warning[P253]: 'Header' in 'StrategicPlan' is not an element of StratML (what is in "
          "it is read as if it stood without it)\n"
          "2: warning[P253]: 'Title' in 'Header' is not how this edition of StratML calls it (it "
          "is read as 'Name')\n"
          "2: warning[P253]: 'Date' in 'Header' is not how this edition of StratML calls it (it "
          "is read as 'PublicationDate')\n"
          "2: warning[P253]: 'Publisher' in 'Header' is not how this edition of StratML calls it "
          "(what it means is clear, so it is read all the same)\n"
          "3: warning[P263]: 'Vision' in 'StrategicPlan' holds a text without an element of its "
          "own\n"
          "4: warning[P253]: 'Values' in 'StrategicPlan' is not an element of StratML (what is in "
          "it is read as if it stood without it)\n"
          "4: note[P265]: 1 of 3 items have only a name (the name is their headline; this is the "
          "first of them; import the document and write the wordings)\n"
          "4: warning[P263]: 'Value' in 'Values' holds a text without an element of its own\n"
          "5: warning[P253]: 'Goals' in 'StrategicPlan' is not an element of StratML (what is in "
          "it is read as if it stood without it)\n");
}

TEST_CASE("baselines, targets and results with periods are read as results") {
    Diagnostics diagnostics;
    const auto strategy = load_strategy(
        "plan.xml",
        in_goal("<Objectives><Objective><Name>O</Name><PerformanceIndicators>"
                "<PerformanceIndicator><Name>Members</Name><UnitOfMeasure>people</UnitOfMeasure>"
                "<Baseline><Period>2023</Period><Value>10</Value></Baseline>"
                "<Target><Period>2025</Period><Value>30</Value></Target>"
                "<Actuals><Actual><Period>2024-06</Period><Value>20</Value></Actual></Actuals>"
                "</PerformanceIndicator></PerformanceIndicators></Objective></Objectives>"),
        diagnostics);
    REQUIRE(strategy);
    const Item* item = strategy->find_item("members");
    REQUIRE(item != nullptr);
    CHECK(item->particulars().baseline == "10");
    CHECK(item->particulars().target == "30");
    CHECK(item->particulars().value == "20");
    CHECK(item->particulars().unit == "people");
    CHECK(item->date.iso() == "2024-06");
}

TEST_CASE("the names of the edition are the right ones") {
    const auto submitter = [](std::string_view space) {
        return oddities(plan(kGoal,
                             "\n<Submitter><FirstName>A</FirstName><LastName>B</LastName>"
                             "</Submitter>",
                             space));
    };
    CHECK(submitter("http://www.stratml.net/PerformancePlanOrReport").empty());
    CHECK(submitter(kPart2) ==
          "4: warning[P253]: 'FirstName' in 'Submitter' is not how this edition of StratML calls "
          "it (it is read as 'GivenName')\n"
          "4: warning[P253]: 'LastName' in 'Submitter' is not how this edition of StratML calls "
          "it (it is read as 'Surname')\n");
}

TEST_CASE("elements out of order, repeated, missing or misplaced are reported") {
    CHECK(oddities(plan("<Goal><Description>To go.</Description>\n<Name>G</Name></Goal>\n")) ==
          "3: warning[P254]: 'Name' in 'Goal' stands after 'Description', before which it "
          "belongs\n");
    CHECK(oddities(plan("<Goal><Name>G</Name><Name>H</Name>\n<Description>To go.</Description>"
                        "</Goal>\n")) ==
          "2: warning[P255]: 'Name' in 'Goal' is given more than once (the first that says "
          "something is taken)\n"
          "2: note[P262]: 'Name' in 'Goal' has no place in a strategy: it is left out (it says "
          "'H')\n");
    CHECK(oddities(plan("<Goal><Name>G</Name></Goal>\n"))
              .starts_with("2: warning[P256]: 'Goal' in 'StrategicPlanCore' has no "
                           "'Description'\n"));
    CHECK(oddities(in_goal("<Acronym>G</Acronym>")) ==
          "3: warning[P269]: 'Acronym' in 'Goal' is not allowed there\n"
          "3: note[P262]: 'Acronym' in 'Goal' has no place in a strategy: it is left out (it says "
          "'G')\n");
    CHECK(oddities(plan("<Goal><Name>G<b>1</b></Name><Description>Go.</Description></Goal>")) ==
          "2: warning[P252]: 'b' in 'Name' is not known in StratML: it is left out (it says "
          "'1')\n");
}

TEST_CASE("an indicator in Part 1 is read, and said to be of Part 2") {
    CHECK(oddities(plan("<Goal><Name>G</Name><Description>To go.</Description><Objective>"
                        "<Name>O</Name>\n<PerformanceIndicator><MeasurementDimension>D"
                        "</MeasurementDimension><UnitOfMeasurement>m</UnitOfMeasurement>"
                        "</PerformanceIndicator></Objective></Goal>",
                        "", kPart1, "StrategicPlan"))
              .find("3: warning[P269]: 'PerformanceIndicator' in 'Objective' is of Part 2 of the "
                    "standard") != std::string::npos);
}

TEST_CASE("elements that nobody knows are left out with what they say") {
    CHECK(oddities(in_goal("<Budget><Sum>12</Sum></Budget>")) ==
          "3: warning[P252]: 'Budget' in 'Goal' is not known in StratML: it is left out (it says "
          "'12')\n");
    CHECK(oddities(in_goal("<x:include xmlns:x=\"http://www.w3.org/2001/XInclude\" "
                           "href=\"file:///etc/passwd\"/>")) ==
          "3: warning[P252]: 'include' in 'Goal' is not known in StratML: it is left out\n");
}

TEST_CASE("empty elements are one note for all that are alike") {
    CHECK(oddities(in_goal("<Stakeholder/>\n<Stakeholder><Name/></Stakeholder>\n\n<Stakeholder/>"
                           "<OtherInformation/>")) ==
          "3: note[P257]: 'Stakeholder' in 'Goal' is empty (3 times: also in lines 4 and 6)\n"
          "6: note[P257]: 'OtherInformation' in 'Goal' is empty\n");
}

TEST_CASE("an objective with nothing but an identifier is left out and said to be") {
    CHECK(oddities(in_goal("<Objective><Name/><Identifier>_1</Identifier></Objective>")) ==
          "3: note[P257]: 'Objective' in 'Goal' says nothing: it is left out\n"
          "3: note[P257]: 'Name' in 'Objective' is empty\n");
}

TEST_CASE("places held for texts are not taken for texts") {
    for (const char* text : {"[To be determined]", "[To_be_identified]", "TBD", "tbd.", "N/A",
                             "PLACEHOLDER_12", "Lorem ipsum dolor sit amet", "(to be named)"}) {
        INFO(text);
        CHECK(oddities(in_goal(fmt::format("<OtherInformation>{}</OtherInformation>", text))) ==
              fmt::format("3: warning[P258]: 'OtherInformation' in 'Goal' only holds a place for a "
                          "text (it says '{}' and is not taken over)\n",
                          text));
    }
    CHECK(oddities(in_goal("<OtherInformation>What is to be determined is how.</OtherInformation>"))
              .empty());
}

TEST_CASE("remarks of whoever made the document are not the plan's") {
    CHECK(oddities(in_goal("<OtherInformation>[Editor's Note: copied by hand]"
                           "</OtherInformation>")) ==
          "3: note[P262]: 'OtherInformation' in 'Goal' has no place in a strategy: it is left out "
          "(it says '[Editor's Note: copied by hand]')\n");
}

TEST_CASE("an address alone becomes a resource of the goal") {
    Diagnostics diagnostics;
    const auto strategy = load_strategy(
        "plan.xml", in_goal("<OtherInformation>https://example.org/g</OtherInformation>"),
        diagnostics);
    REQUIRE(strategy);
    const Item* link = strategy->find_item("g-link");
    REQUIRE(link != nullptr);
    CHECK(link->kind == ItemKind::resource);
    CHECK(link->particulars().link == "https://example.org/g");
}

TEST_CASE("identifiers that cannot be ids, or are given twice, are reported") {
    CHECK(oddities(in_goal("<Identifier>urn:x y</Identifier>"))
              .starts_with("3: warning[P259]: 'Identifier' in 'Goal' is not an XML id (it says "
                           "'urn:x y'; ids begin with a letter or '_' and have no blanks or "
                           "colons)\n"));
    CHECK(oddities(in_goal("<Identifier>A1</Identifier>\n<Objective><Name>O</Name>"
                           "<Identifier>A1</Identifier></Objective>"))
              .find("4: warning[P259]: the identifier 'A1' is given twice (the first is in line "
                    "3)\n") != std::string::npos);
}

TEST_CASE("dates, numbers, addresses and choices that are none are reported") {
    CHECK(oddities(plan(kGoal,
                        "\n<AdministrativeInformation><StartDate>2024-02-30</StartDate>"
                        "<Source>our web site</Source></AdministrativeInformation>")) ==
          "4: warning[P260]: 'StartDate' in 'AdministrativeInformation' is not a date (it says "
          "'2024-02-30'; dates are written 2024-05-06, and must exist)\n"
          "4: note[P262]: 'StartDate' in 'AdministrativeInformation' has no place in a strategy: "
          "it is left out (it says '2024-02-30')\n"
          "4: warning[P260]: 'our web site' is not an address to follow\n"
          "4: note[P262]: 'Source' in 'AdministrativeInformation' has no place in a strategy: it "
          "is left out (it says 'our web site')\n");
    CHECK(oddities(in_goal("<Stakeholder StakeholderTypeType=\"Crowd\"><Name>S</Name>"
                           "</Stakeholder>"))
              .find("3: warning[P260]: 'Crowd' is not one of the values of "
                    "'StakeholderTypeType'\n") != std::string::npos);
    CHECK(oddities(in_goal("<Objective><Name>O</Name><PerformanceIndicator>"
                           "<MeasurementDimension>D</MeasurementDimension>"
                           "<UnitOfMeasurement>m</UnitOfMeasurement><MeasurementInstance>"
                           "<TargetResult><NumberOfUnits>a few</NumberOfUnits></TargetResult>"
                           "</MeasurementInstance></PerformanceIndicator></Objective>"))
              .find("3: warning[P260]: 'NumberOfUnits' in 'TargetResult' is not a number (it says "
                    "'a few')\n") != std::string::npos);
}

TEST_CASE("a plan that ends before it starts is reported") {
    CHECK(oddities(plan(kGoal,
                        "\n<AdministrativeInformation><StartDate>2025-01-01</StartDate>"
                        "<EndDate>2024-01-01</EndDate></AdministrativeInformation>")) ==
          "4: warning[P260]: the plan ends before it starts: '2025-01-01' to '2024-01-01'\n");
}

TEST_CASE("goals of one name are both taken") {
    CHECK(oddities(plan(std::string(kGoal) + kGoal)) ==
          "3: warning[P261]: two goals have the name 'G' (the other is in line 2; this one gets "
          "the id 'g-2')\n");
}

TEST_CASE("what has no name gets one, and that is said") {
    CHECK(oddities(plan("<Goal><Name/><Description>Go there.</Description></Goal>\n")) ==
          "2: warning[P267]: this 'Goal' has no name (the first is called 'Go there.' here, as its "
          "description begins)\n"
          "2: note[P257]: 'Name' in 'Goal' is empty\n");
    CHECK(oddities(fmt::format("<StrategicPlan xmlns=\"{}\" xml:lang=\"en\"><Name/>"
                               "<StrategicPlanCore>{}</StrategicPlanCore></StrategicPlan>",
                               kPart1, kGoal))
              .starts_with("1: warning[P267]: the 'StrategicPlan' has no name (its title is "
                           "'StrategicPlan' here)\n"));
}

TEST_CASE("a document that does not name its language is taken to be English") {
    CHECK(oddities(fmt::format("<StrategicPlan xmlns=\"{}\"><Name>P</Name><StrategicPlanCore>{}"
                               "</StrategicPlanCore></StrategicPlan>",
                               kPart1, kGoal)) ==
          "1: note[P266]: the document does not say which language it is in (it is taken to be "
          "English; if it is not, add xml:lang=\"…\" to the root element)\n");
}

TEST_CASE("a document without any statement is an error at its root") {
    CHECK(messages(fmt::format("<StrategicPlan xmlns=\"{}\" xml:lang=\"en\"><Name>P</Name>"
                               "<StrategicPlanCore/></StrategicPlan>",
                               kPart1))
              .starts_with("1: error[P201]: this strategy has no items"));
}

TEST_CASE("objectives nested without end are read side by side") {
    std::string nested;
    for (int i = 0; i < 60; ++i) {
        nested += "<Objective><Name>O</Name>";
    }
    for (int i = 0; i < 60; ++i) {
        nested += "</Objective>";
    }
    oddities(in_goal(nested));
}
