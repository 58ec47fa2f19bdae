#include "support/briefing_from_xml.hpp"
#include "support/plugin_run.hpp"

#include <cstdlib>
#include <fstream>

#include <catch2/catch.hpp>

using namespace precis;
using namespace precis::test;

namespace {

// The outline as the plugin writes it, compared with the golden of that name; PRECIS_UPDATE_GOLDEN
// in the environment rewrites the golden.
void check_golden(const std::string& name, const OptionValues& options, int alternative) {
    TestBriefing test = briefing_from_xml(sample_briefing_xml());
    test.choose_all(alternative);
    const std::string made = render(PRECIS_PLUGINS, "outline", options, test.briefing);
    const std::string path = std::string(PRECIS_SOURCE_DIR) + "/tests/golden/" + name;
    if (std::getenv("PRECIS_UPDATE_GOLDEN") != nullptr) {
        std::ofstream(path, std::ios::binary) << made;
    }
    std::ifstream file(path, std::ios::binary);
    const std::string golden(std::istreambuf_iterator<char>(file), {});
    CHECK(made == golden);
}

}  // namespace

TEST_CASE("the outline of the sample in Markdown is as looked at") {
    check_golden("outline-sample.md", {}, 1);
}

TEST_CASE("the outline of the sample with notes for pandoc is as looked at") {
    check_golden("outline-sample-divs.md", {{"notes", "divs"}}, 1);
}

TEST_CASE("the outline of the sample in plain text is as looked at") {
    check_golden("outline-sample.txt", {{"style", "plain"}}, 0);
}
