#include "program_run.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using nlohmann::json;
using precis::test::Harbour;
using precis::test::Outcome;

TEST_CASE("check writes SARIF 2.1.0 with a rule for each result") {
    Harbour harbour;
    harbour.replace("strategy.xml", "topics=\"weather\"", "topics=\"wether\"");
    harbour.replace("audiences.xml", "extends=\"public\"", "extends=\"pubic\"");
    const Outcome checked = harbour.run({"check", "--format", "sarif"});
    CHECK(checked.code == 3);
    CHECK(checked.errors == "");
    const json log = json::parse(checked.output);
    CHECK(log.at("version") == "2.1.0");
    REQUIRE(log.at("runs").size() == 1);
    const json& run = log.at("runs").at(0);
    const json& driver = run.at("tool").at("driver");
    CHECK(driver.at("name") == "precis");
    REQUIRE_FALSE(run.at("results").empty());
    for (const json& result : run.at("results")) {
        const json& rule = driver.at("rules").at(result.at("ruleIndex").get<std::size_t>());
        CHECK(rule.at("id") == result.at("ruleId"));
        CHECK_FALSE(rule.at("shortDescription").at("text").get<std::string>().empty());
        CHECK_FALSE(rule.at("fullDescription").at("text").get<std::string>().empty());
        const std::string level = result.at("level");
        CHECK((level == "error" || level == "warning" || level == "note"));
        CHECK_FALSE(result.at("message").at("text").get<std::string>().empty());
        const json& place = result.at("locations").at(0).at("physicalLocation");
        CHECK_FALSE(place.at("artifactLocation").at("uri").get<std::string>().empty());
    }
    const json& first = run.at("results").at(0);
    CHECK(first.at("ruleId") == "P205");
    const json& region = first.at("locations").at(0).at("physicalLocation").at("region");
    CHECK(region.at("startLine") == 23);
    CHECK(region.at("endColumn").get<int>() - region.at("startColumn").get<int>() == 6);
}

// Of the harbour, whose check gives notes and a warning.
TEST_CASE("a check fails on what it is told to fail on") {
    const Harbour harbour;
    CHECK(harbour.run({"check"}).code == 0);
    CHECK(harbour.run({"check", "--fail-on", "error"}).code == 0);
    CHECK(harbour.run({"check", "--fail-on", "warning"}).code == 3);
    CHECK(harbour.run({"check", "--fail-on", "note"}).code == 3);
    CHECK(harbour.run({"check", "--fail-on", "never"}).code == 2);
}

TEST_CASE("the coverage shows which items reach whom, in which lengths") {
    const Harbour harbour;
    const Outcome shown = harbour.run({"check", "--coverage"});
    CHECK(shown.code == 0);
    CHECK(shown.output ==
          "        public  pilots\n"
          "idea    h.f     h.f\n"
          "depth   h.f     h.f\n"
          "light   ..f     ..f\n"
          "survey  h..     h..\n"
          "h headline, s short, f full, - not at all\n");
    const json list = json::parse(harbour.run({"check", "--coverage", "--format", "json"}).output);
    CHECK(list.at(0).at("item") == "idea");
    CHECK(list.at(0).at("audiences").at("pilots") == json({"headline", "full"}));
}

TEST_CASE("an audience that is told what is hard to read is warned of, in English") {
    const Harbour harbour;
    harbour.replace("audiences.xml", "prefers=\"full\"", "prefers=\"full\" grade=\"2\"");
    const std::string errors = harbour.run({"check", "-q"}).errors;
    CHECK_THAT(errors, Catch::StartsWith("audiences.xml:3:4: warning[P310]: what 'public' is told "
                                         "has a reading grade of "));
    CHECK_THAT(errors, Catch::Contains("hint: begin with 'idea', at "));
    harbour.replace("strategy.xml", "language=\"en\"", "language=\"fr\"");
    CHECK_THAT(harbour.run({"check"}).errors, Catch::Contains("note[P311]: the reading grade of "));
}
