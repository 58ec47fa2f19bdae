#include "fake_plugin.hpp"
#include "host/plugins.hpp"
#include "support/briefing_from_xml.hpp"

#include <cmath>
#include <cstddef>
#include <limits>

#include <catch2/catch.hpp>

using namespace precis;
using precis::test::FakePlugin;
using precis::test::FakeResources;

namespace {

struct Trial {
    Trial() : plugin(plugin_from_entry(fake.entry)) {
        instance = plugin->create({}, resources, diagnostics);
    }
    const Node& root() const { return sample.briefing.root(); }
    const Node& block() const { return *sample.briefing.blocks().front(); }

    // What was said since last time.
    std::string said() {
        const std::string text = to_text(diagnostics, false);
        diagnostics = Diagnostics();
        return text;
    }
    void measures(double value) {
        fake.measure = [value](double* out) {
            *out = value;
            return PRECIS_OK;
        };
    }

    FakePlugin fake;
    FakeResources resources;
    Diagnostics diagnostics;
    test::TestBriefing sample = test::briefing_from_xml(
        "<briefing><section id='s'>\n<block item='a'><wording length='short'>Deep</wording>"
        "</block></section></briefing>");
    std::unique_ptr<Plugin> plugin;
    std::unique_ptr<PluginInstance> instance;
};

}  // namespace

TEST_CASE("an instance measures in the plugin's unit") {
    Trial trial;
    CHECK(trial.instance->unit() == "pt");
    CHECK(trial.instance->capacity(trial.root(), 10) == 10.0);
    CHECK(trial.instance->section_extent(*trial.root().first_child, 10) == 10.0);
    CHECK(trial.instance->block_extent(trial.block(), 0, 10) == 10.0);
    const auto layout = trial.instance->lay_out(trial.root(), 10);
    REQUIRE(layout);
    CHECK(layout->pages == 1);
    CHECK(layout->fill == 0.5);
    CHECK(trial.diagnostics.empty());
}

TEST_CASE("there may be no room at all") {
    Trial trial;
    trial.measures(-3);
    CHECK(trial.instance->capacity(trial.root(), 10) == -3.0);
}

TEST_CASE("an extent that is no measure is blamed on the plugin, at the block") {
    Trial trial;
    trial.measures(std::nan(""));
    CHECK(trial.instance->block_extent(trial.block(), 0, 10) == std::nullopt);
    CHECK(trial.said() ==
          "briefing.xml:2:2: error[P612]: fake: gave nan as the extent of a block\n"
          "    2 | <block item='a'><wording length='short'>Deep</wording></block></section>"
          "</briefing>\n"
          "      |  ^~~~~\n"
          "   hint: this is a defect of the plugin 'fake' 1.2.3: tell whoever made it\n");
    trial.measures(-1);
    CHECK(trial.instance->section_extent(*trial.root().first_child, 10) == std::nullopt);
    CHECK_THAT(trial.said(), Catch::Contains("fake: gave -1 as the extent of a section"));
    trial.measures(-std::numeric_limits<double>::infinity());
    CHECK(trial.instance->capacity(trial.root(), 10) == std::nullopt);
    CHECK_THAT(trial.said(), Catch::Contains("fake: gave -inf as the capacity"));
    trial.measures(std::numeric_limits<double>::infinity());
    CHECK(trial.instance->capacity(trial.root(), 10) > 1e300);
    CHECK(trial.said() == "");
}

TEST_CASE("a measure that was never set is noticed") {
    Trial trial;
    trial.fake.measure = [](double*) { return PRECIS_OK; };
    CHECK(trial.instance->block_extent(trial.block(), 0, 10) == std::nullopt);
    CHECK_THAT(trial.said(), Catch::Contains("fake: gave nan as the extent of a block"));
    trial.fake.lay_out = [](precis_layout_result_t*) { return PRECIS_OK; };
    CHECK(trial.instance->lay_out(trial.root(), 10) == std::nullopt);
    CHECK_THAT(trial.said(), Catch::Contains("fake: gave nan as the overflow of the layout"));
}

TEST_CASE("a failed measurement says so") {
    Trial trial;
    trial.fake.measure = [](double*) { return PRECIS_ERROR; };
    CHECK(trial.instance->capacity(trial.root(), 10) == std::nullopt);
    CHECK_THAT(trial.said(), Catch::Contains("fake: failed in 'capacity' without a reason"));
}

TEST_CASE("a plugin that does not measure cannot be asked to") {
    FakePlugin fake;
    fake.has_fit = false;
    FakeResources resources;
    Diagnostics diagnostics;
    const auto plugin = plugin_from_entry(fake.entry);
    const auto instance = plugin->create({}, resources, diagnostics);
    test::TestBriefing sample = test::briefing_from_xml("<briefing/>");
    CHECK(instance->unit() == "");
    CHECK(instance->capacity(sample.briefing.root(), 10) == std::nullopt);
    CHECK(to_text(diagnostics, false) ==
          "precis: error[P601]: fake: does not measure, so nothing can be fitted to its page\n");
}

TEST_CASE("a plugin may say what a line takes, or not") {
    Trial trial;
    const Node& section = *trial.root().first_child;
    CHECK(trial.instance->line_extent(section, 10) == 10.0);
    trial.fake.fit.line_extent = nullptr;
    CHECK(trial.instance->line_extent(section, 10) == 0.0);
    trial.fake.fit.line_extent = [](precis_instance_t*, const precis_node_t*, double,
                                    double* out) -> precis_status_t {
        *out = -1;
        return PRECIS_OK;
    };
    // An older plugin's table ends before it: it must not be read.
    trial.fake.fit.size = offsetof(precis_fit_t, line_extent);
    CHECK(trial.instance->line_extent(section, 10) == 0.0);
    CHECK(trial.diagnostics.empty());
    trial.fake.fit.size = sizeof(precis_fit_t);
    CHECK(trial.instance->line_extent(section, 10) == std::nullopt);
    CHECK_THAT(trial.said(), Catch::Contains("fake: gave -1 as the extent of a section"));
}

TEST_CASE("a plugin may say what a page holds, or not") {
    Trial trial;
    const Node& root = trial.root();
    CHECK(trial.instance->page_extent(root, 10) == 0.0);
    trial.fake.fit.page_extent = [](precis_instance_t*, const precis_node_t*, double,
                                    double* out) -> precis_status_t {
        *out = 11;
        return PRECIS_OK;
    };
    CHECK(trial.instance->page_extent(root, 10) == 11.0);
    trial.fake.fit.size = offsetof(precis_fit_t, page_extent);
    CHECK(trial.instance->page_extent(root, 10) == 0.0);
    CHECK(trial.diagnostics.empty());
}

TEST_CASE("a plugin may say where things stand") {
    Trial trial;
    const auto placement = trial.instance->placement(trial.sample.briefing, 10);
    REQUIRE(placement);
    REQUIRE(placement->pages.size() == 1);
    CHECK(placement->pages[0].height == 842);
    REQUIRE(placement->boxes.size() == 1);
    CHECK(placement->boxes[0].node == &trial.root());
    CHECK(placement->boxes[0].column == 1);
    CHECK(placement->boxes[0].height == 40);
}

TEST_CASE("a plugin that does not say where things stand is no worse for it") {
    FakePlugin without;
    without.has_boxes = false;
    FakeResources resources;
    Diagnostics diagnostics;
    const auto plugin = plugin_from_entry(without.entry);
    CHECK_FALSE(plugin->info().places);
    const auto instance = plugin->create({}, resources, diagnostics);
    const test::TestBriefing sample = test::briefing_from_xml("<briefing/>");
    CHECK(instance->placement(sample.briefing, 10) == std::nullopt);
    CHECK(diagnostics.empty());
}

TEST_CASE("a box that can be nowhere is blamed on the plugin") {
    Trial trial;
    const auto places = [&](precis_box_t box) {
        trial.fake.place = [box](const precis_node_t* briefing, const precis_box_sink_t* sink) {
            precis_box_t placed = box;
            placed.node = box.width == 7 ? nullptr : briefing;
            sink->page(sink->self, 595, 842);
            return sink->box(sink->self, &placed);
        };
        return trial.instance->placement(trial.sample.briefing, 10).has_value();
    };
    constexpr std::uint32_t kSize = sizeof(precis_box_t);
    CHECK(places({kSize, 0, 0, nullptr, 1, 1, 1, 1}));
    CHECK_FALSE(places({kSize, 1, 0, nullptr, 1, 1, 1, 1}));
    CHECK_FALSE(places({8, 0, 0, nullptr, 1, 1, 1, 1}));
    CHECK_FALSE(places({kSize, 0, 0, nullptr, std::nan(""), 1, 1, 1}));
    CHECK_FALSE(places({kSize, 0, 0, nullptr, 1, 1, -1, 1}));
    CHECK_FALSE(places({kSize, 0, 0, nullptr, 1, 1, 7, 1}));
    CHECK_THAT(trial.said(), Catch::Contains("fake: placed something where there is no page"));
    trial.fake.place = [](const precis_node_t*, const precis_box_sink_t*) { return PRECIS_ERROR; };
    CHECK(trial.instance->placement(trial.sample.briefing, 10) == std::nullopt);
    CHECK_THAT(trial.said(), Catch::Contains("fake: failed in 'place' without a reason"));
}
