#include "support/briefing_from_xml.hpp"
#include "support/golden.hpp"
#include "support/plugin_run.hpp"

#include <catch2/catch.hpp>

using namespace precis;
using namespace precis::test;

namespace {

void check_golden(const std::string& name, const OptionValues& options, int alternative) {
    TestBriefing test = briefing_from_xml(sample_briefing_xml());
    test.choose_all(alternative);
    std::string difference;
    const bool same =
        is_golden(name, render(PRECIS_PLUGINS, "outline", options, test.briefing), difference);
    INFO(difference);
    CHECK(same);
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
