#include "program_run.hpp"

#include <catch2/catch.hpp>
#include <sys/resource.h>

using precis::test::Harbour;
using precis::test::Outcome;

namespace fs = std::filesystem;

TEST_CASE("an output folder that does not exist is an error") {
    Harbour harbour;
    const Outcome made = harbour.make({"-o", "out/page.txt"});
    CHECK(made.code == 6);
    CHECK(made.errors ==
          "out/page.txt: error[P701]: 'out/page.txt' cannot be written: there is no folder 'out'\n"
          "   hint: make it first: mkdir -p 'out'\n");
    CHECK_FALSE(harbour.has("out"));
}

TEST_CASE("a file in the place of the output folder is an error") {
    Harbour harbour;
    const Outcome made = harbour.make({"-o", "strategy.xml/page.txt"});
    CHECK(made.code == 6);
    CHECK_THAT(made.errors, Catch::StartsWith("strategy.xml/page.txt: error[P701]"));
}

TEST_CASE("a folder that nobody may write to is an error") {
    Harbour harbour;
    const Outcome made = harbour.make({"-o", "/proc/self/page.txt"});
    CHECK(made.code == 6);
    CHECK_THAT(made.errors, Catch::StartsWith("/proc/self/page.txt: error[P70"));
}

TEST_CASE("a folder in the place of the output is an error") {
    Harbour harbour;
    const Outcome made = harbour.make({"-o", "templates"});
    CHECK(made.code == 6);
    CHECK(made.errors ==
          "templates: error[P703]: 'templates' cannot be written: it is a folder\n"
          "   hint: name a file in it\n");
}

TEST_CASE("a full disk is an error") {
    Harbour harbour;
    const Outcome made = harbour.make({"-o", "/dev/full"});
    CHECK(made.code == 6);
    CHECK(made.errors ==
          "/dev/full: error[P704]: '/dev/full' cannot be written: the disk is full\n"
          "   hint: nothing of it was kept; make room and try again\n");
}

TEST_CASE("a file that may not be so large is an error, and nothing of it is left") {
    Harbour harbour;
    const auto before = harbour.names();
    rlimit limit{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &limit) == 0);
    const rlimit none{0, limit.rlim_max};
    REQUIRE(setrlimit(RLIMIT_FSIZE, &none) == 0);  // the program inherits it
    const Outcome made = harbour.make({"-o", "page.txt"});
    REQUIRE(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    CHECK(made.code == 6);
    CHECK(made.errors == "page.txt: error[P705]: 'page.txt' cannot be written: File too large\n");
    CHECK(harbour.names() == before);
}

TEST_CASE("standard output that is full is an error, for a handout as for a list") {
    Harbour harbour;
    harbour.output_to = "/dev/full";
    const Outcome made = harbour.make({"-o", "-"});
    CHECK(made.code == 6);
    CHECK_THAT(made.errors, Catch::StartsWith("standard output: error[P704]"));
    CHECK(harbour.run({"list", "items"}).code == 6);
    CHECK(harbour.run({"check", "--json"}).code == 6);
    CHECK(harbour.run({"plugin", "list", "--plugin-path", PRECIS_TEST_PLUGINS}).code == 6);
    CHECK(harbour.run({"--help"}).code == 6);
    CHECK(harbour.run({"--version"}).code == 6);
    CHECK(harbour.run({"help", "P604"}).code == 6);
}

TEST_CASE("a reader that went away is an error, not a crash") {
    Harbour harbour;
    harbour.output_to = precis::test::kClosedPipe;
    const Outcome listed = harbour.run({"list", "items"});
    CHECK(listed.code == 6);
    CHECK(listed.errors ==
          "standard output: error[P705]: 'standard output' cannot be written: Broken pipe\n");
    CHECK(harbour.make({"-o", "-"}).code == 6);
}

TEST_CASE("a file that is replaced is replaced whole, and nothing is left beside it") {
    Harbour harbour;
    harbour.write("page.txt", std::string(100000, 'x'));
    const auto before = harbour.names();
    CHECK(harbour.make({"-o", "page.txt"}).code == 0);
    CHECK_THAT(harbour.read("page.txt"), Catch::StartsWith("For The public\n"));
    CHECK(harbour.names() == before);
}

TEST_CASE("a link to a file stays a link") {
    Harbour harbour;
    harbour.write("target.txt", "old");
    fs::create_symlink("target.txt", harbour.path / "link.txt");
    CHECK(harbour.make({"-o", "link.txt"}).code == 0);
    CHECK(fs::is_symlink(harbour.path / "link.txt"));
    CHECK_THAT(harbour.read("target.txt"), Catch::StartsWith("For The public\n"));
}
