// The plugin as a whole, as the host uses it.

#include "fit/fit.hpp"
#include "support/briefing_from_xml.hpp"
#include "support/plugin_run.hpp"

#include <catch2/catch.hpp>

namespace precis::pdf {
namespace {

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

}  // namespace

TEST_CASE("a fitted briefing is rendered as exactly one page, the same each time") {
    Diagnostics diagnostics;
    auto sample = precis::test::briefing_from_xml(precis::test::sample_briefing_xml());
    const auto plugin = precis::test::plugin_instance(PRECIS_PLUGINS, "pdf", {}, diagnostics);
    const auto fitted = fit(sample.briefing, *plugin, {8.5, 10.5, 0.25}, diagnostics);
    REQUIRE(fitted);
    CHECK(fitted->layout.pages == 1);
    CHECK(fitted->left_out == 0);
    CHECK(plugin->unit() == "pt");
    const auto bytes = plugin->render(sample.briefing);
    REQUIRE(bytes);
    CHECK(bytes->starts_with("%PDF-1.7"));
    CHECK(bytes == plugin->render(sample.briefing));
    CHECK(bytes == precis::test::render(PRECIS_PLUGINS, "pdf", {}, sample.briefing));
    CHECK_FALSE(diagnostics.has_errors());
}

TEST_CASE("options choose the paper and whether the file is compressed") {
    auto sample = precis::test::briefing_from_xml(precis::test::sample_briefing_xml());
    sample.choose_all(0);
    const auto small = precis::test::render(PRECIS_PLUGINS, "pdf", {}, sample.briefing);
    const auto plain = precis::test::render(
        PRECIS_PLUGINS, "pdf", {{"compress", "false"}, {"paper", "Letter"}}, sample.briefing);
    CHECK(plain.size() > small.size());
    CHECK(count(plain, "612") > 0);
    CHECK(count(plain, "Tj") + count(plain, "TJ") > 10);
}

TEST_CASE("a typeface that is not installed is a warning that names what is used instead") {
    std::string xml = precis::test::sample_briefing_xml();
    xml.replace(xml.find("Noto Serif"), 10, "Nowhere Font");
    auto sample = precis::test::briefing_from_xml(xml);
    sample.choose_all(0);
    Diagnostics diagnostics;
    const auto plugin = precis::test::plugin_instance(PRECIS_PLUGINS, "pdf", {}, diagnostics);
    REQUIRE(plugin->render(sample.briefing));
    const std::string said = to_text(diagnostics, false);
    CHECK(said.find("the typeface \"Nowhere Font\" is not installed") != std::string::npos);
    CHECK_FALSE(diagnostics.has_errors());
}

TEST_CASE("a character that no font has is named where it stands") {
    auto sample = precis::test::briefing_from_xml(
        "<briefing title='T' pages='1' columns='1' lang='en'>\n<section id='s' layout='prose'>\n"
        "<block item='a' item-kind='action' value='1'>\n<wording length='short'>\n"
        "One \xF4\x8A\xAF\x8D</wording></block></section></briefing>");
    sample.choose_all(0);
    Diagnostics diagnostics;
    const auto plugin = precis::test::plugin_instance(PRECIS_PLUGINS, "pdf", {}, diagnostics);
    REQUIRE(plugin->render(sample.briefing));
    CHECK(to_text(diagnostics, false)
              .find("4:2: warning[P602]: pdf: no installed font has the "
                    "character U+10ABCD") != std::string::npos);
}

TEST_CASE("a title that leaves no room on the page is an error at its place") {
    const std::string title(10'000, 'x');
    for (const char* const pages : {"1", "any", "slides"}) {
        CAPTURE(pages);
        auto sample = precis::test::briefing_from_xml(
            std::string("<briefing title='T' columns='1' lang='en' pages='") + pages + "'>\n" +
            "<masthead>\n<heading>" + title + "</heading></masthead><section id='s' " +
            "layout='prose'><block item='a' item-kind='action' value='1'>" +
            "<wording length='short'>Words</wording></block></section></briefing>");
        sample.choose_all(0);
        Diagnostics diagnostics;
        const auto plugin = precis::test::plugin_instance(PRECIS_PLUGINS, "pdf", {}, diagnostics);
        CHECK_FALSE(plugin->render(sample.briefing));
        CHECK(to_text(diagnostics, false)
                  .find("3:2: error[P601]: pdf: what stands at the head and the foot of the page "
                        "leaves "
                        "no room on it") != std::string::npos);
    }
}

TEST_CASE("a briefing with more than its pages hold is rendered whole, with a warning") {
    auto sample = precis::test::briefing_from_xml(precis::test::sample_briefing_xml());
    sample.choose_all(0, 24);
    Diagnostics diagnostics;
    const auto plugin = precis::test::plugin_instance(PRECIS_PLUGINS, "pdf", {}, diagnostics);
    REQUIRE(plugin->render(sample.briefing));
    CHECK(to_text(diagnostics, false).find("more than its template allows") != std::string::npos);
}

}  // namespace precis::pdf
