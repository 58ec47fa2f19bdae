#include "program_run.hpp"

#include <catch2/catch.hpp>

using precis::test::Harbour;
using precis::test::Outcome;

namespace fs = std::filesystem;

namespace {

// Makes page.txt, which is there already, from a workspace that something is wrong with: it must
// stay as it was.
struct Attempt {
    Attempt() { harbour.write("page.txt", "as it was"); }

    void fails(int code, const std::string& errors,
               const std::vector<std::string>& arguments = {}) {
        std::vector<std::string> all = arguments;
        all.insert(all.end(), {"-o", "page.txt"});
        const auto before = harbour.names();
        const Outcome made = harbour.make(all);
        CHECK(made.code == code);
        CHECK(made.output == "");
        CHECK(made.errors == errors);
        CHECK(harbour.read("page.txt") == "as it was");
        CHECK(harbour.names() == before);
    }

    Harbour harbour;
};

}  // namespace

TEST_CASE("a strategy that is not there is an error with the nearest name") {
    Attempt().fails(3,
                    "strateg.xml: error[P101]: there is no file 'strateg.xml'\n"
                    "   hint: did you mean 'strategy.xml'?\n",
                    {"strateg.xml"});
}

TEST_CASE("a folder without a strategy is an error that says what to do") {
    Attempt attempt;
    fs::create_directory(attempt.harbour.path / "empty");
    attempt.fails(3,
                  "empty/strategy.xml: error[P805]: the folder 'empty' has no 'strategy.xml'\n"
                  "   hint: name a workspace with -C, or make one with 'precis init'\n",
                  {"-C", "empty"});
}

TEST_CASE("a folder in the place of a strategy is an error") {
    Attempt attempt;
    fs::remove(attempt.harbour.path / "strategy.xml");
    fs::create_directory(attempt.harbour.path / "strategy.xml");
    attempt.fails(3, "strategy.xml: error[P102]: 'strategy.xml' is a folder, not a file\n");
}

TEST_CASE("an empty strategy file is an error") {
    Attempt attempt;
    attempt.harbour.write("strategy.xml", "");
    attempt.fails(3, "strategy.xml: error[P105]: 'strategy.xml' is empty\n");
}

TEST_CASE("a strategy without items is an error") {
    Attempt attempt;
    attempt.harbour.write("strategy.xml",
                          "<strategy xmlns=\"urn:precis:strategy:1\" id=\"s\"><title>T</title>"
                          "<sources><source id=\"a\"><title>A</title></source></sources>"
                          "</strategy>\n");
    const Outcome made = attempt.harbour.make({"-o", "page.txt"});
    CHECK(made.code == 3);
    CHECK_THAT(made.errors, Catch::StartsWith("strategy.xml:1:2: error[P2"));
    CHECK(attempt.harbour.read("page.txt") == "as it was");
}

TEST_CASE("malformed XML is an error at its place") {
    Attempt attempt;
    attempt.harbour.replace("strategy.xml", "</topics>", "</topic>");
    const Outcome made = attempt.harbour.make({"-o", "page.txt"});
    CHECK(made.code == 3);
    CHECK_THAT(made.errors, Catch::StartsWith("strategy.xml:12:"));
    CHECK_THAT(made.errors, Catch::Contains("error[P108]"));
    CHECK(attempt.harbour.read("page.txt") == "as it was");
}

TEST_CASE("another namespace is an error") {
    Attempt attempt;
    attempt.harbour.replace("strategy.xml", "urn:precis:strategy:1", "urn:precis:strategy:9");
    const Outcome made = attempt.harbour.make({"-o", "page.txt"});
    CHECK(made.code == 3);
    CHECK_THAT(made.errors, Catch::Contains("error[P122]"));
}

TEST_CASE("an unknown element is an error with the nearest known name") {
    Attempt attempt;
    attempt.harbour.replace("strategy.xml", "<milestone id=\"survey\"", "<mileston id=\"survey\"");
    attempt.harbour.replace("strategy.xml", "</milestone>", "</mileston>");
    const Outcome made = attempt.harbour.make({"-o", "page.txt"});
    CHECK(made.code == 3);
    CHECK_THAT(made.errors, Catch::StartsWith("strategy.xml:27:4: error[P124]"));
    CHECK_THAT(made.errors, Catch::EndsWith("   hint: did you mean 'milestone'?\n"));
}

TEST_CASE("an item without a wording is an error at its line") {
    Attempt attempt;
    attempt.harbour.replace("strategy.xml",
                            "<wording length=\"full\" cite=\"plan#s2\">Every mark is lit."
                            "</wording>",
                            "");
    const Outcome made = attempt.harbour.make({"-o", "page.txt"});
    CHECK(made.code == 3);
    CHECK_THAT(made.errors, Catch::StartsWith("strategy.xml:23:4: error[P2"));
    CHECK_THAT(made.errors, Catch::Contains("'light'"));
}

TEST_CASE("an unknown audience is an error with the nearest, or all of them") {
    Attempt().fails(2,
                    "precis: error[P802]: there is no audience 'pilot'\n"
                    "   hint: did you mean 'pilots'?\n",
                    {"--audience", "pilot"});
    Attempt().fails(2,
                    "precis: error[P802]: there is no audience 'mariners'\n"
                    "   hint: audiences: public, pilots\n",
                    {"--audience", "mariners"});
}

TEST_CASE("an unknown template is an error with the nearest") {
    Attempt().fails(2,
                    "precis: error[P803]: there is no template 'lettre'\n"
                    "   hint: did you mean 'letter'?\n",
                    {"--template", "lettre"});
    Attempt attempt;
    const Outcome made =
        attempt.harbour.make({"--template", "../templates/page", "-o", "page.txt"});
    CHECK(made.code == 2);
    CHECK_THAT(made.errors, Catch::StartsWith("precis: error[P803]: there is no template "
                                              "'../templates/page'\n   hint: templates: "));
}

TEST_CASE("an unknown theme is an error with the nearest") {
    Attempt().fails(2,
                    "precis: error[P804]: there is no theme 'quai'\n"
                    "   hint: did you mean 'quay'?\n",
                    {"--theme", "quai"});
}

TEST_CASE("a theme that a template names but nobody has is an error of the template") {
    Attempt attempt;
    attempt.harbour.replace("templates/page.xml", "theme=\"quay\"", "theme=\"quai\"");
    attempt.fails(3,
                  "templates/page.xml: error[P804]: there is no theme 'quai' for the template "
                  "'page'\n   hint: did you mean 'quay'?\n");
}

TEST_CASE("a template in a file of another name is an error") {
    Attempt attempt;
    fs::rename(attempt.harbour.path / "templates/page.xml",
               attempt.harbour.path / "templates/sheet.xml");
    attempt.fails(3,
                  "templates/sheet.xml: error[P806]: the file 'sheet.xml' holds the template "
                  "'page'\n"
                  "   hint: call the file 'page.xml', or give the template the id 'sheet'\n",
                  {"--template", "sheet"});
}

TEST_CASE("an unknown format is an error with the nearest") {
    Attempt().fails(2,
                    "precis: error[P604]: no plugin makes the format 'line'\n"
                    "   hint: did you mean 'lines'?\n",
                    {"--format", "line"});
}

TEST_CASE("a plugin that is no plugin is an error that says why") {
    Attempt attempt;
    fs::create_directory(attempt.harbour.path / "plugins");
    attempt.harbour.write("plugins/sheet.so", "no library at all");
    attempt.fails(5,
                  "plugins/sheet.so: error[P605]: cannot be used as the plugin 'sheet': not a "
                  "shared library: it does not begin as an ELF file does\n",
                  {"--plugin-path", "plugins", "--format", "sheet"});
}

TEST_CASE("wrong options of a plugin are errors of usage") {
    Attempt().fails(2,
                    "precis: error[P606]: 'lines' has no option 'rooms'\n"
                    "   hint: did you mean 'room'?\n",
                    {"--set", "lines.rooms=3"});
    Attempt().fails(2,
                    "precis: error[P608]: lines.room: 'large' is not a number\n"
                    "   hint: write a decimal number with a point, like '10.5'\n",
                    {"--set", "lines.room=large"});
    Attempt().fails(2,
                    "precis: error[P801]: '--set pdf.paper' is not for the format 'lines'\n"
                    "   hint: choose it with --format pdf\n",
                    {"--set", "pdf.paper=A4"});
    Attempt().fails(2,
                    "precis: error[P801]: 'lines' is no option and value\n"
                    "   hint: write --set PLUGIN.OPTION=VALUE\n",
                    {"--set", "lines"});
}

TEST_CASE("all that is wrong is said at once") {
    Attempt().fails(2,
                    "precis: error[P802]: there is no audience 'pilot'\n"
                    "   hint: did you mean 'pilots'?\n"
                    "precis: error[P803]: there is no template 'pages'\n"
                    "   hint: did you mean 'page'?\n"
                    "precis: error[P604]: no plugin makes the format 'line'\n"
                    "   hint: did you mean 'lines'?\n",
                    {"--audience", "pilot", "--template", "pages", "--format", "line"});
}

TEST_CASE("a field that no recipient has is an error of the template") {
    Attempt attempt;
    const Outcome made = attempt.harbour.make({"--template", "letter", "-o", "page.txt"});
    CHECK(made.code == 3);
    CHECK_THAT(made.errors, Catch::StartsWith("templates/letter.xml:4:"));
    CHECK_THAT(made.errors, Catch::Contains("error[P401]"));
    CHECK(attempt.harbour.read("page.txt") == "as it was");
}
