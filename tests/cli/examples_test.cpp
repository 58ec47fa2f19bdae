// The examples of `precis help CODE` are true: what is wrong in them gives the code, what is right
// does not.
#include "base/diagnostic_examples.hpp"
#include "program_run.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace precis;
using precis::test::Harbour;
using precis::test::Outcome;

namespace fs = std::filesystem;

namespace {

// Where an example stands in the lighthouse workspace, if not in place of what is right in it.
struct Anchor {
    Code code;
    std::string_view text;
    bool stays = false;  // the example comes before it
};

constexpr std::array kAnchors{
    Anchor{Code::not_well_formed, "<issuer>Coast Office</issuer>"},
    Anchor{Code::undefined_entity, "<issuer>Coast Office</issuer>"},
    Anchor{Code::bad_field, "Each ship sees a <strong>light</strong>."},
    Anchor{Code::no_general_wording, "<disagreement id", true},
    Anchor{Code::unused_source, "</sources>", true},
    Anchor{Code::stratml_unknown_element, "<Goal>", true},
    Anchor{Code::stratml_empty, "<Identifier>objective-1", true},
    Anchor{Code::stratml_no_place, "<PublicationDate>", true},
    Anchor{Code::mismatched_codes, "</pc>.</source>"},
    Anchor{Code::stale_translation, "<source>Coast Office</source>"},
    Anchor{Code::outdated_text, "<source>Coast Office</source>"},
};

struct Lighthouse : Harbour {
    Lighthouse() {
        const fs::path fixtures = fs::path(PRECIS_SOURCE_DIR) / "tests/fixtures";
        fs::remove_all(path);
        fs::copy(fixtures / "lighthouse", path, fs::copy_options::recursive);
        fs::create_directory(path / "stratml");  // which has nothing else
        fs::copy(fixtures / "stratml-plan.xml", path / "stratml/plan.xml");
    }

    void put(const CodeExample& example, std::string_view text) const {
        const std::string file((example.where == "plan.xml" ? "stratml/" : "") +
                               std::string(example.where));
        for (const Anchor& anchor : kAnchors) {
            if (anchor.code == example.code) {
                const std::string old(anchor.text);
                // The wording of a unit ends before its target begins.
                std::string now = example.code == Code::mismatched_codes ? old : std::string();
                now += text;
                now += anchor.stays ? old : std::string();
                replace(file, old, now);
                return;
            }
        }
        replace(file, std::string(example.right), std::string(text));
    }

    std::string said_with(const CodeExample& example, std::string_view text) const {
        if (example.where.starts_with("translations/")) {
            REQUIRE(run({"translate", "fr"}).code == 0);
        }
        put(example, text);
        const bool is_stratml = example.where == "plan.xml";
        return run({"check", is_stratml ? "stratml/plan.xml" : "strategy.xml", "-v"}).errors;
    }

    std::string said_by(std::string_view command) const {
        std::istringstream words{std::string(command)};
        const std::vector<std::string> all{std::istream_iterator<std::string>(words), {}};
        REQUIRE(all.front() == "precis");
        return run({all.begin() + 1, all.end()}).errors;
    }
};

}  // namespace

TEST_CASE(
    "what the example of a code calls wrong gives the code, and what it calls right does not") {
    std::size_t tried = 0;
    for (const CodeExample& example : all_examples()) {
        if (example.where.empty()) {
            continue;
        }
        ++tried;
        const std::string mark = fmt::format("[{}]", id_of(example.code));
        const bool is_command = example.where == "$";
        INFO(mark << " wrong: " << example.wrong << "\nright: " << example.right);
        {
            const Lighthouse lighthouse;
            CHECK_THAT(is_command ? lighthouse.said_by(example.wrong)
                                  : lighthouse.said_with(example, example.wrong),
                       Catch::Contains(mark));
        }
        const Lighthouse lighthouse;
        CHECK_THAT(is_command ? lighthouse.said_by(example.right)
                              : lighthouse.said_with(example, example.right),
                   !Catch::Contains(mark));
    }
    CHECK(tried > 90);
}

TEST_CASE("a code is explained with its example") {
    const Harbour harbour;
    CHECK(harbour.run({"help", "P243"}).output ==
          "P243 (warning): a citation names a place that the source does not have\n"
          "\n"
          "The text of the source marks its places by their names in brackets, each alone\n"
          "on a line. None of them is the one cited after '#', as in cite=\"plan#s9\".\n"
          "\n"
          "For example, in strategy.xml:\n"
          "  wrong  cite=\"plan#aims\">A lit coast\n"
          "  right  cite=\"plan#aim\">A lit coast\n");
}

// A code that no test names is one that nobody has seen.
TEST_CASE("every code is in a test") {
    std::string tests;
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(PRECIS_SOURCE_DIR) / "tests")) {
        const auto suffix = entry.path().extension();
        if (entry.is_regular_file() && (suffix == ".cpp" || suffix == ".txt") &&
            entry.path().filename() != "examples_test.cpp") {
            std::ifstream in(entry.path());
            tests.append(std::istreambuf_iterator<char>(in), {});
        }
    }
    for (const CodeExample& example : all_examples()) {
        const std::string name = fmt::format("Code::{}", entry_of(example.code).name);
        const bool made = !example.where.empty();
        INFO(id_of(example.code) << ' ' << name);
        CHECK((made || tests.find(id_of(example.code)) != std::string::npos ||
               tests.find(name) != std::string::npos));
    }
}
