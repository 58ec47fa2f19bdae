#include "program_run.hpp"

#include <catch2/catch.hpp>

using precis::test::Harbour;
using precis::test::Outcome;

namespace {

std::string errors_of(const std::vector<std::string>& arguments) {
    Harbour harbour;
    const Outcome run = harbour.run(arguments);
    CHECK(run.code == 2);
    CHECK(run.output == "");
    return run.errors;
}

}  // namespace

TEST_CASE("a mistyped command is met with the nearest") {
    CHECK(errors_of({"mkae"}) ==
          "precis: error[P801]: 'precis' has no command 'mkae'\n   hint: did you mean 'make'?\n");
    CHECK(errors_of({"plugin", "lst"}) ==
          "precis: error[P801]: 'precis plugin' has no command 'lst'\n"
          "   hint: did you mean 'list'?\n");
    CHECK_THAT(errors_of({"frobnicate"}),
               Catch::StartsWith("precis: error[P801]: 'precis' has no command 'frobnicate'\n"
                                 "   hint: commands: make, check, list, "));
}

TEST_CASE("a mistyped option is met with the nearest") {
    CHECK(errors_of({"make", "--audiance=public"}) ==
          "precis: error[P801]: 'precis make' has no option '--audiance'\n"
          "   hint: did you mean '--audience'?\n");
    CHECK(errors_of({"make", "-x"}) ==
          "precis: error[P801]: 'precis make' has no option '-x'\n"
          "   hint: see 'precis make --help'\n");
    CHECK(errors_of({"--verison"}) ==
          "precis: error[P801]: 'precis' has no option '--verison'\n"
          "   hint: did you mean '--version'?\n");
}

TEST_CASE("what is missing or too much is said, with where to look") {
    CHECK(errors_of({}) ==
          "precis: error[P801]: no command was given\n"
          "   hint: see 'precis --help'; 'precis init' makes a workspace to begin with\n");
    CHECK(errors_of({"make", "a.xml", "b.xml"}) ==
          "precis: error[P801]: 'b.xml' is one argument too many for 'precis make'\n"
          "   hint: see 'precis make --help'\n");
    CHECK(errors_of({"make", "-o"}) ==
          "precis: error[P801]: --output: 1 required FILE missing\n"
          "   hint: see 'precis make --help'\n");
    CHECK(errors_of({"list"}) ==
          "precis: error[P801]: WHAT is required\n   hint: see 'precis list --help'\n");
    CHECK(errors_of({"plugin", "show"}) ==
          "precis: error[P801]: ID is required\n   hint: see 'precis plugin show --help'\n");
    CHECK(errors_of({"list", "audiencs"}) ==
          "precis: error[P801]: 'audiencs' is nothing to list\n"
          "   hint: did you mean 'audiences'?\n");
}

TEST_CASE("a plugin folder that is not there is an error of usage") {
    CHECK(errors_of({"plugin", "list", "--plugin-path", "nowhere"}) ==
          "precis: error[P801]: --plugin-path: Directory does not exist: nowhere\n"
          "   hint: see 'precis plugin list --help'\n");
}

TEST_CASE("colour is used when it is asked for, and not in a file or pipe") {
    Harbour harbour;
    const std::vector<std::string> wrong{"make", "--audience", "nobody", "--color"};
    const auto run = [&](const std::string& when) {
        auto arguments = wrong;
        arguments.push_back(when);
        return harbour.run(arguments).errors;
    };
    CHECK_THAT(run("always"), Catch::Contains("\x1b["));
    CHECK_THAT(run("auto"), !Catch::Contains("\x1b["));
    CHECK_THAT(run("never"), !Catch::Contains("\x1b["));
    CHECK(harbour.run({"make", "--color", "loud"}).code == 2);
}

TEST_CASE("every command has help with examples, on standard output") {
    Harbour harbour;
    const std::vector<std::vector<std::string>> commands{
        {},       {"make"},           {"check"},          {"list"},
        {"init"}, {"plugin", "list"}, {"plugin", "show"}, {"help"}};
    for (const auto& command : commands) {
        auto arguments = command;
        arguments.emplace_back("--help");
        const Outcome asked = harbour.run(arguments);
        CHECK(asked.code == 0);
        CHECK(asked.errors == "");
        CHECK_THAT(asked.output, Catch::Contains("Usage: precis"));
        CHECK_THAT(asked.output, Catch::Contains("Examples:\n"));
        arguments = command;
        arguments.insert(arguments.begin(), "help");
        CHECK(harbour.run(arguments).output == asked.output);
    }
}

TEST_CASE("the help of a code says what it means") {
    Harbour harbour;
    const Outcome asked = harbour.run({"help", "p604"});
    CHECK(asked.code == 0);
    CHECK_THAT(asked.output,
               Catch::StartsWith("P604 (error): no plugin makes this format\n\nThe name given"));
    CHECK_THAT(errors_of({"help", "P999"}),
               Catch::StartsWith("precis: error[P801]: there is no help on 'P999'\n"
                                 "   hint: a command (make, check, list, ") &&
                   Catch::EndsWith("), or the code of a message, like P101\n"));
    CHECK(errors_of({"help", "mkae"}) ==
          "precis: error[P801]: there is no help on 'mkae'\n   hint: did you mean 'make'?\n");
}

TEST_CASE("the version names the plugin interface too") {
    Harbour harbour;
    const Outcome asked = harbour.run({"--version"});
    CHECK(asked.code == 0);
    CHECK_THAT(asked.output, Catch::StartsWith("precis "));
    CHECK_THAT(asked.output, Catch::EndsWith("(plugin interface 1.2)\n"));
}
