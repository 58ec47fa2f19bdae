#include "program_run.hpp"

#include <catch2/catch.hpp>

using precis::test::Harbour;
using precis::test::Outcome;

namespace {

constexpr const char* kPlan =
    R"(<StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core" xml:lang="en">
<Name>Deep water</Name><StrategicPlanCore>
<Mission><Description>Keep the channel deep.</Description></Mission>
<Goal><Name>Dredging</Name><Description>Dredge twice a year.</Description>
<OtherInformation>TBD</OtherInformation></Goal>
</StrategicPlanCore></StrategicPlan>
)";

}  // namespace

TEST_CASE("import writes a strategy.xml that is checked without a word") {
    Harbour harbour;
    harbour.write("plan.xml", kPlan);
    const Outcome imported = harbour.run({"import", "plan.xml", "-o", "made.xml"});
    CHECK(imported.code == 0);
    CHECK(imported.output.empty());
    CHECK_THAT(imported.errors,
               Catch::Contains("plan.xml:5:19: warning[P258]: 'OtherInformation' in 'Goal' only "
                               "holds a place for a text") &&
                   Catch::EndsWith("wrote made.xml: 2 items\n"));
    CHECK(harbour.run({"list", "items", "made.xml"}).output ==
          "mission   concept  high  Mission\ndredging  action   high  Dredging\n");
}

TEST_CASE("import writes to standard output when told to") {
    Harbour harbour;
    harbour.write("plan.xml", kPlan);
    const Outcome imported = harbour.run({"import", "plan.xml", "-q", "-o", "-"});
    CHECK(imported.code == 0);
    CHECK_THAT(imported.output, Catch::StartsWith("<?xml") && Catch::EndsWith("</strategy>\n"));
}

TEST_CASE("import does not write over a strategy that it was not told to write over") {
    Harbour harbour;
    harbour.write("plan.xml", kPlan);
    const std::string before = harbour.read("strategy.xml");
    const Outcome refused = harbour.run({"import", "plan.xml"});
    CHECK(refused.code == 6);
    CHECK_THAT(refused.errors,
               Catch::Contains("strategy.xml: error[P808]: there is a 'strategy.xml' already"));
    CHECK(harbour.read("strategy.xml") == before);
    CHECK(harbour.run({"import", "plan.xml", "-o", "strategy.xml"}).code == 0);
    CHECK(harbour.read("strategy.xml") != before);
}

TEST_CASE("what is not of StratML is not imported") {
    Harbour harbour;
    const Outcome refused = harbour.run({"import", "strategy.xml", "-o", "made.xml"});
    CHECK(refused.code == 3);
    CHECK_THAT(refused.errors,
               Catch::Contains("strategy.xml: error[P250]: 'strategy.xml' is not of StratML"));
    harbour.write("plan.xml", "<StrategicPlan><Name>A & B</Name></StrategicPlan>");
    CHECK(harbour.run({"import", "plan.xml", "-o", "made.xml"}).code == 3);
    CHECK_FALSE(harbour.has("made.xml"));
}

TEST_CASE("a StratML document is checked, listed and made into a handout as it is") {
    Harbour harbour;
    harbour.write("plan.xml", kPlan);
    const Outcome listed = harbour.run({"list", "items", "plan.xml"});
    CHECK_THAT(listed.output, Catch::Contains("dredging  action   high  Dredging\n"));
    const Outcome checked = harbour.run({"check", "plan.xml"});
    CHECK(checked.code == 0);
    CHECK_THAT(checked.errors, Catch::Contains("plan.xml:5:19: warning[P258]"));
}
