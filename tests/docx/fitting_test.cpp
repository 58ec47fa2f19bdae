#include "docx_fixture.hpp"
#include "fit/fit.hpp"

#include <catch2/catch.hpp>

using namespace precis;
using namespace precis::test;

namespace {

std::unique_ptr<PluginInstance> docx_plugin(Diagnostics& diagnostics) {
    return plugin_instance(PRECIS_PLUGINS, "docx", {}, diagnostics);
}

// The sample with its sections so often that no page holds them all.
std::string long_briefing(int times) {
    const std::string sample = sample_briefing_xml();
    const auto from = sample.find("<section id=\"principles\"");
    const auto to = sample.find("<section id=\"milestones\"");
    std::string sections;
    for (int i = 0; i < times; ++i) {
        sections += sample.substr(from, to - from);
    }
    return sample.substr(0, from) + sections + sample.substr(to);
}

}  // namespace

TEST_CASE("a longer wording takes no less room than a shorter one, at every size") {
    Diagnostics diagnostics;
    auto plugin = docx_plugin(diagnostics);
    const TestBriefing test = briefing_from_xml(sample_briefing_xml());
    for (const Node* block : test.briefing.blocks()) {
        double smaller_type = 0;
        for (const double size : {8.5, 9.0, 9.75, 10.5}) {
            double shorter = 0;
            for (unsigned i = static_cast<unsigned>(block->alternatives.size()); i-- > 0;) {
                const double extent = plugin->block_extent(*block, i, size).value();
                CHECK(extent >= shorter);
                shorter = extent;
            }
            CHECK(shorter >= smaller_type);
            smaller_type = shorter;
        }
    }
}

TEST_CASE("the whole is not larger than its parts") {
    Diagnostics diagnostics;
    auto plugin = docx_plugin(diagnostics);
    TestBriefing test = briefing_from_xml(sample_briefing_xml());
    const double capacity = plugin->capacity(test.briefing.root(), 10).value();
    double sum = 0;
    const Node* section = nullptr;
    for (const Node* block : test.briefing.blocks()) {
        if (block->parent != section) {
            section = block->parent;
            sum += plugin->section_extent(*section, 10).value();
        }
        sum += plugin->block_extent(*block, 0, 10).value();
    }
    test.choose_all(0, 10);
    const LayoutResult layout = plugin->lay_out(test.briefing.root(), 10).value();
    CHECK(layout.pages == 1);
    CHECK(layout.overflow == 0);
    CHECK(sum < capacity);
}

TEST_CASE("what is too long for a page is said to overflow, and fitting it makes it one page") {
    Diagnostics diagnostics;
    auto plugin = docx_plugin(diagnostics);
    TestBriefing test = briefing_from_xml(long_briefing(8));
    test.choose_all(0, 10);
    CHECK(plugin->lay_out(test.briefing.root(), 10).value().overflow > 100);

    const auto fitted = fit(test.briefing, *plugin, {8.5, 10.5, 0.25, 0.02}, diagnostics);
    REQUIRE(fitted);
    CHECK(fitted->layout.pages == 1);
    CHECK(fitted->layout.overflow == 0);
    CHECK(fitted->layout.fill > 0.9);
    CHECK(fitted->left_out + fitted->shortened > 0);
}

TEST_CASE("a text of any length has room for everything") {
    Diagnostics diagnostics;
    auto plugin = docx_plugin(diagnostics);
    TestBriefing test = briefing_from_xml(long_briefing(8));
    test.briefing.root().set("pages", "any");
    CHECK(plugin->capacity(test.briefing.root(), 10).value() > 100'000);
    test.choose_all(0, 10);
    const LayoutResult layout = plugin->lay_out(test.briefing.root(), 10).value();
    CHECK(layout.pages > 1);
    CHECK(layout.overflow == 0);
}
