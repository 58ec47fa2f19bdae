#include "program_run.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using precis::test::Harbour;
using precis::test::Outcome;

namespace {

// `precis explain` of the harbour's page, by the plugin `lines` with so much room.
Outcome explained(const Harbour& harbour, int room, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{
        "explain",    "--plugin-path", PRECIS_TEST_PLUGINS,
        "--template", "page",          "--plugin",
        "lines",      "--set",         "lines.room=" + std::to_string(room)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return harbour.run(arguments);
}

}  // namespace

TEST_CASE("explain says of every item what became of it and why") {
    const Harbour harbour;
    const Outcome outcome = explained(harbour, 50);
    CHECK(outcome.errors == "");
    CHECK(outcome.code == 0);
    CHECK(outcome.output ==
          "Harbour plan: page for The public (en), lines\n"
          "1 page, 80 % full, type at 10 pt, 2 of 4 shown, 2 shortened, 2 left out\n"
          "\n"
          "Left out for want of room (2)\n"
          "  item    section     value             needs          to show it\n"
          "  survey  dates       medium 0.6 = 0.6  23 characters  headline without 'depth'; 20.0 % "
          "of "
          "the page's value lost\n"
          "  light   principles  low 0.3 = 0.3     18 characters  full without 'depth'; 16.7 % of "
          "the "
          "page's value lost\n"
          "\n"
          "Shortened (2)\n"
          "  item   section     value           said      takes          to say more\n"
          "  idea   idea        required 1 = 1  headline  18 characters  there is no room beside "
          "what is required\n"
          "  depth  principles  high 1 = 1      headline  12 characters  there is no room beside "
          "what is required\n"
          "\n"
          "Type size\n"
          "  10 pt  chosen: nothing is lost at it\n"
          "\n"
          "Sentences and their sources\n"
          "  idea: plan#s1\n"
          "    Any tide, any ship\n"
          "  depth: plan#s2\n"
          "    Keep it deep\n");
}

TEST_CASE("explain takes the arguments of make") {
    const Harbour harbour;
    const Outcome by_plugin = explained(harbour, 50);
    const Outcome as_make =
        harbour.run({"explain", "strategy.xml", "--plugin-path", PRECIS_TEST_PLUGINS, "-t", "page",
                     "-a", "public", "--format", "lines", "--set", "lines.room=50"});
    CHECK(as_make.errors == "");
    CHECK(as_make.output == by_plugin.output);
}

TEST_CASE("an explanation as JSON has the same decisions") {
    const Harbour harbour;
    const Outcome outcome = explained(harbour, 50, {"--json"});
    CHECK(outcome.errors == "");
    const auto json = nlohmann::json::parse(outcome.output);
    CHECK(json["audience"] == "public");
    CHECK(json["pages"] == 1);
    CHECK(json["unit"] == "characters");
    int left_out = 0;
    for (const auto& item : json["items"]) {
        left_out += item["fate"] == "left out";
        CHECK(item["value"]["total"].is_number());
        CHECK(item.contains("shown") == (item["fate"] == "shown" || item["fate"] == "shortened"));
    }
    CHECK(left_out == 2);
}

TEST_CASE("an explanation as HTML is one page without anything from elsewhere") {
    const Harbour harbour;
    const Outcome outcome = explained(harbour, 50, {"-o", "why.html"});
    CHECK(outcome.errors == "");
    CHECK(outcome.output == "");
    const std::string html = harbour.read("why.html");
    CHECK_THAT(html, Catch::StartsWith("<!DOCTYPE html>\n<html lang='en'>"));
    CHECK_THAT(html, Catch::Contains("Left out for want of room (2)"));
    CHECK_THAT(html, Catch::Contains("full without “Depth first”; "));
    CHECK_THAT(html, !Catch::Contains("<script") && !Catch::Contains("src='http"));
}

TEST_CASE("explain says where an item reaches whom") {
    const Harbour harbour;
    const Outcome outcome = explained(harbour, 50, {"light"});
    CHECK(outcome.errors == "");
    CHECK(outcome.output ==
          "Light always (light): on the page of 0 of 2 audiences\n\n"
          "audience  shown     value          takes  why\n"
          "public    left out  low 0.3 = 0.3         full without 'depth'; 16.7 % of the page's "
          "value lost\n"
          "pilots    left out  low 0.3 = 0.3         full without 'depth'; 44.4 % of the page's "
          "value lost\n");
    const auto json = nlohmann::json::parse(explained(harbour, 50, {"idea", "--json"}).output);
    CHECK(json["audiences"][1]["audience"] == "pilots");
    CHECK(json["audiences"][1]["shown"] == "headline");
}

TEST_CASE("explain sets two audiences side by side") {
    const Harbour harbour;
    harbour.replace("audiences.xml", "topic=\"dredging\"", "topic=\"weather\"");
    const Outcome outcome = explained(harbour, 50, {"--compare", "public,pilots"});
    CHECK(outcome.errors == "");
    CHECK(
        outcome.output ==
        "The public: 1 page, 80 % full, type at 10 pt, 2 of 4 shown, 2 shortened, 2 left out\n"
        "Harbour pilots: 1 page, 92 % full, type at 10 pt, 2 of 4 shown, 1 shortened, 2 left "
        "out\n\n"
        "item   public    pilots    worth to public  to pilots  why it differs\n"
        "depth  headline  left out  1.00             1.00       pilots: headline without 'light'; "
        "14.3 % of the page's value lost\n"
        "light  left out  full      0.30             0.60       public: full without 'depth'; "
        "16.7 % of the page's value lost\n\n"
        "1 more the same for both\n");
    CHECK(explained(harbour, 2000, {"--compare", "public,pilots"}).output ==
          "The public: 1 page, 10 % full, type at 10 pt, 4 of 4 shown\n"
          "Harbour pilots: 1 page, 10 % full, type at 10 pt, 4 of 4 shown\n\n"
          "both show the same 4 items in the same words\n");
}

TEST_CASE("what explain cannot do is a matter of usage") {
    const Harbour harbour;
    CHECK(explained(harbour, 50, {"ligth"}).errors ==
          "precis: error[P801]: no item has the id 'ligth'\n   hint: did you mean 'light'?\n");
    CHECK(explained(harbour, 50, {"--compare", "public"}).errors ==
          "precis: error[P801]: 'public' is one audience\n   hint: write --compare ONE,OTHER\n");
    CHECK(explained(harbour, 50, {"light", "--format", "html"}).errors ==
          "precis: error[P801]: html explains one page, not several\n"
          "   hint: leave --format html out, or name one --audience\n");
    CHECK(explained(harbour, 50, {"light", "--compare", "public,pilots"}).errors ==
          "precis: error[P801]: an item and --compare do not go together\n"
          "   hint: explain one or the other\n");
    const Outcome too_much = explained(harbour, 10);
    CHECK(too_much.code == 4);
    CHECK(too_much.output == "");
}
