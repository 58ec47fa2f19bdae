#include "compose/compose.hpp"
#include "support/golden.hpp"
#include "workspace/workspace.hpp"

#include <catch2/catch.hpp>

using namespace precis;

namespace {

std::string outline_of(const std::string& audience_id, const std::string& form_id) {
    Diagnostics diagnostics;
    const auto workspace =
        Workspace::open(std::string(PRECIS_SOURCE_DIR) + "/examples/digital-solidarity",
                        Installation::around(PRECIS_PROGRAM), diagnostics);
    REQUIRE(workspace);
    const auto strategy = workspace->strategy(diagnostics);
    REQUIRE(strategy);
    const auto audiences = workspace->audiences(*strategy, diagnostics);
    REQUIRE(audiences);
    const auto form = workspace->find_template(form_id, diagnostics);
    REQUIRE(form);
    const auto theme = workspace->find_theme("", *form, diagnostics);
    REQUIRE(theme);
    const Request request{*strategy, *audiences->find(audience_id), *form, *theme,
                          "en",      strategy->published,           {}};
    auto briefing = compose(request, diagnostics);
    INFO(to_text(diagnostics, false));
    REQUIRE(briefing);
    apply(*briefing, preferred_choice(*briefing, request));
    return to_outline(*briefing);
}

}  // namespace

TEST_CASE("the briefings of the example are as they were when last read") {
    for (const std::string audience : {"legislators", "industry", "public"}) {
        std::string difference;
        const bool same = test::is_golden("briefing-" + audience + ".txt",
                                          outline_of(audience, "one-pager"), difference);
        INFO(difference);
        CHECK(same);
    }
}
