#include "program_run.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

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

TEST_CASE("an audience that is told what is hard to read is warned of, where that can be said") {
    const Harbour harbour;
    harbour.replace("audiences.xml", "prefers=\"full\"", "prefers=\"full\" grade=\"2\"");
    const std::string errors = harbour.run({"check", "-q"}).errors;
    CHECK_THAT(errors, Catch::StartsWith("audiences.xml:3:4: warning[P310]: what 'public' is told "
                                         "has a reading grade of "));
    CHECK_THAT(errors, Catch::Contains("hint: begin with 'idea', at "));
    harbour.replace("strategy.xml", "language=\"en\"", "language=\"ar\"");
    CHECK_THAT(harbour.run({"check"}).errors, Catch::Contains("note[P311]: the reading grade of "));
}

TEST_CASE("the text of a source that a link leads out of the workspace to is not read") {
    const Harbour harbour;
    const auto outside = harbour.path.parent_path() / (harbour.path.filename().string() + ".txt");
    std::ofstream(outside) << "[s1]\nOutside.\n";
    std::filesystem::create_symlink(outside, harbour.path / "plan.txt");
    harbour.replace("strategy.xml", "<source id=\"plan\">",
                    "<source id=\"plan\" file=\"plan.txt\">");
    const Outcome checked = harbour.run({"check", "-q"});
    std::filesystem::remove(outside);
    CHECK(checked.code == 3);
    CHECK_THAT(
        checked.errors,
        Catch::StartsWith("strategy.xml:7:29: error[P244]: 'plan.txt' leads out of the workspace\n"
                          "    7 |     <source id=\"plan\" file=\"plan.txt\"><title>Harbour plan "
                          "2024</title></source>\n"
                          "      |                             ^~~~~~~~\n"));
}

TEST_CASE("a section that a template of Precis requires and a strategy cannot fill is a note") {
    const Harbour harbour;
    CHECK_THAT(
        harbour.run({"check"}).errors,
        Catch::Contains("note[P313]: section 'next' of 'one-pager' is required, and empty for "
                        "'public', 'pilots'"));
}

TEST_CASE("an item without a wording of the length that a section asks for is warned of") {
    const Harbour harbour;
    harbour.replace("templates/page.xml", "select=\"//principle\"",
                    "select=\"//principle\" lengths=\"short\"");
    CHECK_THAT(harbour.run({"check", "-q"}).errors,
               Catch::Contains("warning[P403]: 'light' has no wording of the length that section "
                               "'principles' asks for") &&
                   Catch::Contains("hint: its 'full' wording is used instead"));
}

TEST_CASE("a quiet check leaves out notes and the summary, unless it is to fail on notes") {
    const Harbour harbour;
    const std::string all = harbour.run({"check"}).errors;
    CHECK_THAT(all, Catch::Contains("note[") && Catch::Contains("checked 4 items"));
    const std::string quiet = harbour.run({"check", "-q"}).errors;
    CHECK_THAT(quiet, !Catch::Contains("note[") && !Catch::Contains("checked 4 items"));
    CHECK_THAT(harbour.run({"check", "-q", "--fail-on", "note"}).errors, Catch::Contains("note["));
    const json list = json::parse(harbour.run({"check", "-q", "--json"}).output);
    CHECK(std::any_of(list.begin(), list.end(),
                      [](const json& one) { return one.at("severity") == "note"; }));
}

TEST_CASE("a source's text that is none is said to be none, not searched for quotations") {
    const Harbour harbour;
    harbour.replace("strategy.xml", "<source id=\"plan\">",
                    "<source id=\"plan\" file=\"plan.txt\">");
    harbour.write("plan.txt", "[s1]\nThe h\xe9rb.\n");
    CHECK_THAT(
        harbour.run({"check", "-q"}).errors,
        Catch::StartsWith(
            "plan.txt: error[P110]: the text is not valid UTF-8: the byte E9 in line 2 is no "
            "character\n   hint: save the file as UTF-8\n"));
    harbour.write("plan.txt", "\n");
    CHECK_THAT(harbour.run({"check", "-q"}).errors,
               Catch::StartsWith("plan.txt: error[P105]: 'plan.txt' is empty\n"));
}

TEST_CASE("a workspace whose folder of templates is none is not taken for one without templates") {
    const Harbour harbour;
    std::filesystem::remove_all(harbour.path / "templates");
    harbour.write("templates", "");
    const Outcome checked = harbour.run({"check", "-q"});
    CHECK(checked.code == 3);
    CHECK(checked.errors ==
          "templates: error[P103]: 'templates' is a file, not a folder\n"
          "   hint: call the file something else\n");
}
