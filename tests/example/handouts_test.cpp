#include "example/example_files.hpp"

#include <catch2/catch.hpp>

using namespace precis::test;

namespace {

// What every one-pager of the example has to say, whoever reads it.
const std::vector<std::string> kAlways{"Affirmative vision",
                                       "Integration",
                                       "Comprehensive policy",
                                       "Open, resilient ecosystem",
                                       "Rights-respecting governance",
                                       "Responsible state behavior",
                                       "Partner capacity"};

}  // namespace

TEST_CASE("every audience's one-pager is one page with all principles and action areas") {
    const ExampleFiles files;
    for (const std::string& audience : kAudiences) {
        INFO(audience);
        files.make({"--audience", audience}, "page.pdf");
        CHECK(files.asked({"pdfinfo", "page.pdf"}).find("\nPages:           1\n") !=
              std::string::npos);
        const std::string text = folded(files.asked({"pdftotext", "page.pdf", "-"}));
        for (const std::string& name : kAlways) {
            INFO(text);
            CHECK(text.find(name) != std::string::npos);
        }
    }
}

TEST_CASE("a page is full to nine tenths of its height") {
    const ExampleFiles files;
    for (const std::string& audience : kAudiences) {
        INFO(audience);
        files.make({"--audience", audience}, "page.pdf");
        // The picture is 100 rows high: the lowest row with ink on it is that of the footer, so
        // the rows above it are looked at for a gap.
        files.asked({"pdftoppm", "-gray", "-scale-to-x", "71", "-scale-to-y", "100", "-singlefile",
                     "page.pdf", "page"});
        const std::string picture = files.read("page.pgm");
        const std::string rows = picture.substr(picture.size() - 7100);
        int blank = 0;
        int longest_gap = 0;
        for (std::size_t row = 0; row < 96; ++row) {
            const std::string line = rows.substr(row * 71, 71);
            const bool empty = line.find_first_not_of(static_cast<char>(255)) == std::string::npos;
            blank = empty ? blank + 1 : 0;
            longest_gap = std::max(longest_gap, blank);
        }
        CHECK(longest_gap <= 6);
    }
}

TEST_CASE("every audience gets every template in every format") {
    const ExampleFiles files;
    for (const std::string& audience : kAudiences) {
        for (const std::string& form : kTemplates) {
            for (const std::string name : {"h.pdf", "h.docx", "h.xml", "h.md"}) {
                INFO(audience << " " << form << " " << name);
                files.make({"--audience", audience, "--template", form}, name);
                CHECK(files.read(name).size() > 1000);
            }
        }
    }
}

TEST_CASE("talking points take two pages at most") {
    const ExampleFiles files;
    for (const std::string& audience : kAudiences) {
        INFO(audience);
        files.make({"--audience", audience, "--template", "talking-points"}, "points.pdf");
        const std::string info = files.asked({"pdfinfo", "points.pdf"});
        const bool few = info.find("\nPages:           1\n") != std::string::npos ||
                         info.find("\nPages:           2\n") != std::string::npos;
        CHECK(few);
    }
}

TEST_CASE("the same inputs give the same bytes") {
    const ExampleFiles files;
    for (const std::string suffix : {".pdf", ".docx", ".xml", ".md"}) {
        files.make({"--audience", "press"}, "one" + suffix);
        files.make({"--audience", "press"}, "two" + suffix);
        CHECK(files.read("one" + suffix) == files.read("two" + suffix));
    }
}

TEST_CASE("no two audiences get the same page") {
    const ExampleFiles files;
    std::vector<std::string> texts;
    for (const std::string& audience : kAudiences) {
        files.make({"--audience", audience, "--format", "outline"}, "page.md");
        std::string text = files.read("page.md");
        text.erase(0, text.find("\n---\n", 4));
        for (const std::string& other : texts) {
            CHECK(text != other);
        }
        texts.push_back(text);
    }
}

TEST_CASE("the example has nothing wrong with it") {
    const Outcome outcome =
        run_process({PRECIS_PROGRAM, "check", "--fail-on", "note", "-C",
                     std::string(PRECIS_SOURCE_DIR) + "/examples/digital-solidarity"},
                    std::filesystem::temp_directory_path(), {});
    CHECK(outcome.errors.empty());
    CHECK(outcome.code == 0);
}
