#include "program_run.hpp"

#include <catch2/catch.hpp>

using precis::test::Harbour;
using precis::test::Outcome;

namespace {

const std::string kWholePage =
    "For The public\nHarbour plan\nMay 6, 2024\nAny tide\n"
    "Ships come and go at any tide, because the channel is kept deep and everyone is told at once "
    "when it is not.\n"
    "Principles\nDepth first\nKeep the channel at twelve metres all year.\n"
    "Light always\nEvery mark is lit.\nSurvey\nThe channel is surveyed\nPort Authority\n";

}  // namespace

TEST_CASE("a handout is written and summed up in one line") {
    Harbour harbour;
    const Outcome made = harbour.make({"-o", "page.txt"});
    CHECK(made.code == 0);
    CHECK(made.output == "");
    CHECK(made.errors == "wrote page.txt: 1 page, 20 % full\n");
    CHECK(harbour.read("page.txt") == kWholePage);
}

TEST_CASE("with -q a handout is written and nothing said") {
    Harbour harbour;
    const Outcome made = harbour.make({"-o", "page.txt", "-q"});
    CHECK(made.code == 0);
    CHECK(made.errors == "");
    CHECK(harbour.read("page.txt") == kWholePage);
}

TEST_CASE("the handout goes to standard output with -o -") {
    Harbour harbour;
    const auto before = harbour.names();
    const Outcome made = harbour.make({"-o", "-"});
    CHECK(made.code == 0);
    CHECK(made.output == kWholePage);
    CHECK(made.errors == "wrote standard output: 1 page, 20 % full\n");
    CHECK(harbour.names() == before);
}

TEST_CASE("without -o the file is named after strategy, audience and template") {
    Harbour harbour;
    const Outcome made = harbour.make({"--audience", "pilots"});
    CHECK(made.code == 0);
    CHECK(made.errors == "wrote harbour-plan-pilots-page.txt: 1 page, 20 % full\n");
    CHECK(harbour.has("harbour-plan-pilots-page.txt"));
}

TEST_CASE("the same inputs give the same bytes") {
    Harbour harbour;
    CHECK(harbour.make({"-o", "-"}).output == harbour.make({"-o", "-"}).output);
}

TEST_CASE("what does not fit is shortened or left out, and counted") {
    Harbour harbour;
    const Outcome made = harbour.make({"--set", "lines.room=50", "-o", "page.txt"});
    CHECK(made.code == 0);
    CHECK(made.errors == "wrote page.txt: 1 page, 80 % full, 2 shortened, 2 left out\n");
    CHECK(harbour.read("page.txt") ==
          "For The public\nHarbour plan\nMay 6, 2024\nAny tide\nAny tide, any ship\n"
          "Principles\nDepth first\nKeep it deep\nPort Authority\n");
}

TEST_CASE("where required text does not fit there is no handout and the exit code is 4") {
    Harbour harbour;
    const Outcome made = harbour.make({"--set", "lines.room=10", "-o", "page.txt"});
    CHECK(made.code == 4);
    CHECK_THAT(made.errors, Catch::Contains("error[P501]"));
    CHECK_FALSE(harbour.has("page.txt"));
}

TEST_CASE("the format follows the ending of the file") {
    Harbour harbour;
    const std::vector<std::string> common{"make",       "--plugin-path", PRECIS_TEST_PLUGINS,
                                          "--template", "page",          "-o"};
    const auto make = [&](const std::string& name) {
        auto arguments = common;
        arguments.push_back(name);
        return harbour.run(arguments);
    };
    CHECK(make("page.txt").code == 0);
    CHECK(harbour.read("page.txt") == kWholePage);
    CHECK(make("PAGE.TXT").code == 0);
    SECTION("also one that a choice of an option gives") {
        CHECK(make("page.mrk").code == 0);
        CHECK_THAT(harbour.read("page.mrk"), Catch::StartsWith("* For The public\n"));
    }
    SECTION("an ending that no plugin has is an error") {
        const Outcome made = make("page.tyt");
        CHECK(made.code == 2);
        CHECK_THAT(made.errors,
                   Catch::StartsWith("precis: error[P604]: no plugin makes files whose names end "
                                     "in '.tyt'\n   hint: endings: "));
    }
}

TEST_CASE("an option that the user sets is not overruled by the ending of the file") {
    Harbour harbour;
    CHECK(harbour.make({"--set", "lines.package=plain", "-o", "page.mrk"}).code == 0);
    CHECK(harbour.read("page.mrk") == kWholePage);
    CHECK(harbour.make({"--set", "lines.package=marked"}).code == 0);
    CHECK(harbour.has("harbour-plan-public-page.mrk"));
}

TEST_CASE("the date is that of SOURCE_DATE_EPOCH, where it is set") {
    Harbour harbour;
    harbour.environment["SOURCE_DATE_EPOCH"] = "1735689599";
    CHECK_THAT(harbour.make({"-o", "-"}).output, Catch::Contains("\nDecember 31, 2024\n"));
    harbour.environment["SOURCE_DATE_EPOCH"] = "yesterday";
    const Outcome made = harbour.make({"-o", "page.txt"});
    CHECK(made.code == 2);
    CHECK(made.errors ==
          "precis: error[P807]: SOURCE_DATE_EPOCH is 'yesterday', which is no time\n"
          "   hint: it is a number of seconds since 1 January 1970, UTC\n");
    CHECK_FALSE(harbour.has("page.txt"));
}

TEST_CASE("fields of the recipient are filled in") {
    Harbour harbour;
    const Outcome made = harbour.make(
        {"--template", "letter", "--field", "recipient.name=Ada Warden", "-o", "-", "-q"});
    CHECK(made.code == 0);
    CHECK_THAT(made.output, Catch::StartsWith("Dear Ada Warden\n"));

    const Outcome wrong = harbour.make({"--field", "name=Ada", "-o", "-"});
    CHECK(wrong.code == 2);
    CHECK(wrong.errors ==
          "precis: error[P801]: 'name=Ada' is no field and value\n"
          "   hint: write --field 'recipient.COLUMN=VALUE'\n");
}

TEST_CASE("a workspace can be named by -C, or by the file of its strategy") {
    Harbour harbour;
    harbour.write("elsewhere", "");
    const std::string folder = harbour.path.string();
    const Outcome by_folder = harbour.make({"-C", folder, "-o", "-"});
    CHECK(by_folder.output == kWholePage);
    const Outcome by_file = harbour.make({folder + "/strategy.xml", "-o", "-"});
    CHECK(by_file.output == kWholePage);
    const Outcome both = harbour.make({"strategy.xml", "-C", "."});
    CHECK(both.code == 2);
}

TEST_CASE("a strategy alone is for the public, with what comes with the program") {
    Harbour harbour;
    std::filesystem::create_directory(harbour.path / "alone");
    std::filesystem::rename(harbour.path / "strategy.xml", harbour.path / "alone/plan.xml");
    const Outcome made = harbour.run({"make", "alone/plan.xml", "--plugin-path",
                                      PRECIS_TEST_PLUGINS, "--format", "lines", "-o", "-"});
    CHECK(made.code == 0);
    CHECK_THAT(made.output, Catch::Contains("Keep the channel at twelve metres all year."));
}

TEST_CASE("a trace with -v says where the time goes") {
    Harbour harbour;
    const Outcome made = harbour.make({"-v", "-o", "page.txt"});
    CHECK(made.code == 0);
    for (const char* stage : {"strategy", "audiences", "template", "plugin", "compose", "create",
                              "fit", "render", "write", "total"}) {
        CHECK_THAT(made.errors, Catch::Contains(stage));
    }
}

TEST_CASE("a plugin's warning is shown at the line of the strategy, and the handout is written") {
    Harbour harbour;
    const Outcome made = harbour.make({"--set", "lines.fault=warn", "-o", "page.txt"});
    CHECK(made.code == 0);
    CHECK(made.errors ==
          "strategy.xml:27:4: warning[P602]: lines: this block is odd\n"
          "   27 |   <milestone id=\"survey\" importance=\"medium\" date=\"2025-09\">\n"
          "      |    ^~~~~~~~~\n"
          "wrote page.txt: 1 page, 20 % full\n");
}

TEST_CASE("where a plugin fails, its reason is shown at the line and the exit code is 5") {
    Harbour harbour;
    harbour.write("page.txt", "as it was");
    const Outcome made = harbour.make({"--set", "lines.fault=report", "-o", "page.txt"});
    CHECK(made.code == 5);
    CHECK(made.errors ==
          "strategy.xml:27:4: error[P601]: lines: this block is unlucky\n"
          "   27 |   <milestone id=\"survey\" importance=\"medium\" date=\"2025-09\">\n"
          "      |    ^~~~~~~~~\n"
          "   hint: try another\n");
    CHECK(harbour.read("page.txt") == "as it was");
    CHECK(harbour.make({"--set", "lines.fault=empty", "-o", "page.txt"}).code == 5);
    CHECK(harbour.read("page.txt") == "as it was");
}

TEST_CASE("another language than the strategy's is a warning, for there is no translation") {
    Harbour harbour;
    const Outcome made = harbour.make({"--language", "fr", "-o", "-"});
    CHECK(made.code == 0);
    CHECK_THAT(made.output, Catch::Contains("\n6 mai 2024\n"));
    CHECK_THAT(made.output, Catch::Contains("Any tide [en]"));
    CHECK_THAT(
        made.errors,
        Catch::Contains("translations/fr.xlf: warning[P809]: there is no translation into 'fr': "
                        "the texts stay in 'en'\n"));
    CHECK_THAT(made.errors, !Catch::Contains("P285"));  // each of them is not news
}

TEST_CASE("a page is fitted with the recipient's own text") {
    const Harbour harbour;
    harbour.replace("templates/page.xml", "<heading>Principles</heading>",
                    "<heading>Principles for {recipient.name}</heading>");
    const auto made_for = [&](const std::string& name) {
        return harbour
            .make(
                {"--set", "lines.room=150", "--field", "recipient.name=" + name, "-o", "page.txt"})
            .errors;
    };
    CHECK(made_for("Ada") == "wrote page.txt: 1 page, 80 % full, 1 shortened\n");
    CHECK(made_for("the Honourable Ada Margaret Warden of the Outer Harbour and its Lights") ==
          "wrote page.txt: 1 page, 1 shortened, 2 left out\n");
}

TEST_CASE("a deck that may have only so many slides is fitted to them") {
    const Harbour harbour;
    harbour.replace("templates/page.xml", "pages=\"1\"", "pages=\"slides\" slides=\"3\"");
    CHECK(harbour.make({"--set", "lines.room=50", "-o", "page.txt"}).errors ==
          "wrote page.txt: 1 slide, 80 % full, 2 shortened, 2 left out\n");
    harbour.replace("templates/page.xml", " slides=\"3\"", "");
    CHECK(harbour.make({"--set", "lines.room=50", "-o", "page.txt"}).errors ==
          "wrote page.txt: 4 statements\n");
}
