// What must hold of every fitted page, whatever the briefing: through the real pdf plugin.
#include "compose/theme.hpp"
#include "fit/fit.hpp"
#include "fit/random_pages.hpp"
#include "support/briefing_from_xml.hpp"
#include "support/plugin_run.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace precis;
using namespace precis::test;

namespace {

// Enough for every layout and language; more with PRECIS_RANDOM_PAGES, to look for what is rare.
unsigned pages() {
    const char* wanted = std::getenv("PRECIS_RANDOM_PAGES");
    return wanted != nullptr ? static_cast<unsigned>(std::stoul(wanted)) : 90;
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

const std::vector<Theme>& themes() {
    static const std::vector<Theme> all = [] {
        std::vector<Theme> read;
        for (const auto& file : std::filesystem::directory_iterator(
                 std::filesystem::path(PRECIS_SOURCE_DIR) / "templates/themes")) {
            if (file.path().extension() != ".xml") {
                continue;
            }
            Diagnostics diagnostics;
            if (auto theme = read_theme(file.path().string(), bytes_of(file.path()), diagnostics)) {
                read.push_back(std::move(*theme));
            }
        }
        std::sort(read.begin(), read.end(),
                  [](const Theme& one, const Theme& other) { return one.id < other.id; });
        return read;
    }();
    return all;
}

TestBriefing briefing_of(const std::string& xml, const Theme& theme) {
    TestBriefing test = briefing_from_xml(xml);
    for (Node* child = test.briefing.root().first_child; child != nullptr;
         child = child->next_sibling) {
        if (child->kind == "theme") {
            for (const ThemeEntry& entry : theme.entries) {
                test.briefing.add(*child, entry.kind).attributes = entry.attributes;
            }
        }
    }
    return test;
}

bool overlap(const PlacedBox& one, const PlacedBox& other) {
    constexpr double kExact = 0.05;
    return one.page == other.page && one.x < other.x + other.width - kExact &&
           other.x < one.x + one.width - kExact && one.y < other.y + other.height - kExact &&
           other.y < one.y + one.height - kExact;
}

std::string fault_of_boxes(const Placement& placement, const Briefing& briefing) {
    std::map<const Node*, bool> blocks;
    for (const Node* block : briefing.blocks()) {
        blocks[block] = true;
    }
    std::vector<PlacedBox> placed;
    for (const PlacedBox& box : placement.boxes) {
        if (!blocks.contains(box.node)) {
            continue;
        }
        const Placement::Page& paper = placement.pages[box.page];
        if (box.x < 0 || box.y < 0 || box.x + box.width > paper.width ||
            box.y + box.height > paper.height) {
            return "something is clipped";
        }
        for (const PlacedBox& other : placed) {
            if (overlap(box, other)) {
                return fmt::format("'{}' and '{}' overlap", other.node->attribute("item"),
                                   box.node->attribute("item"));
            }
        }
        placed.push_back(box);
    }
    return {};
}

unsigned pages_of(const Briefing& briefing) {
    return static_cast<unsigned>(std::stoul(std::string(briefing.root().attribute("pages"))));
}

// What is wrong with the page that is made of a briefing; empty when nothing is.
std::string fault_of(const std::string& page, const Theme& theme, PluginInstance& plugin,
                     int& fitting) {
    TestBriefing test = briefing_of(page, theme);
    Diagnostics diagnostics;
    const TypeSizes sizes{theme.smallest, theme.largest, 0.5, 0.02};
    const auto fitted = fit(test.briefing, plugin, sizes, diagnostics);
    if (!fitted) {
        const auto said = diagnostics.sorted();
        return said.size() == 1 && said[0].code == Code::does_not_fit ? ""
                                                                      : "failed in another way";
    }
    ++fitting;
    if (fitted->layout.pages > pages_of(test.briefing) || fitted->layout.overflow > 0) {
        return "more pages than there may be";
    }
    if (fitted->decision.type_size < theme.smallest) {
        return "type too small";
    }
    std::map<const Node*, unsigned> shown;
    for (std::size_t i = 0; i < test.briefing.blocks().size(); ++i) {
        const Node& block = *test.briefing.blocks()[i];
        const bool left_out = fitted->decision.chosen[i] == Decision::kLeftOut;
        if (block.required && left_out) {
            return "what is required is left out";
        }
        shown[block.parent] += left_out ? 0 : 1;
    }
    const auto placement = plugin.placement(test.briefing, fitted->decision.type_size);
    if (!placement) {
        return "nothing is placed";
    }
    if (placement->pages.size() != fitted->layout.pages) {
        return "pages are placed that were not laid out";
    }
    return fault_of_boxes(*placement, test.briefing);
}

}  // namespace

TEST_CASE("a fitted page keeps to its budget, and nothing on it is clipped, hidden or missing") {
    Diagnostics diagnostics;
    const auto plugin = plugin_instance(PRECIS_PLUGINS, "pdf", {}, diagnostics);
    REQUIRE(themes().size() >= 2);
    int fitting = 0;
    for (unsigned seed = 0; seed < pages(); ++seed) {
        const Theme& theme = themes()[seed / 6 % themes().size()];
        const RandomPage page = random_page(seed);
        const std::string fault = fault_of(page.xml(), theme, *plugin, fitting);
        if (!fault.empty()) {
            const RandomPage least = shrunk(page, [&](const RandomPage& fewer) {
                return !fault_of(fewer.xml(), theme, *plugin, fitting).empty();
            });
            const auto kept =
                std::filesystem::path(PRECIS_BINARY_DIR) / fmt::format("random-page-{}.xml", seed);
            std::ofstream(kept, std::ios::binary) << least.xml() << '\n';
            INFO("with theme " << theme.id << "; mend it, then move the page to tests/fit/kept: "
                               << kept.string());
            FAIL_CHECK(fault);
        }
    }
    CHECK(fitting > 60);
}

// Each was the least of some random page that once came out wrong.
TEST_CASE("pages that were made wrongly once are made well") {
    Diagnostics diagnostics;
    const auto plugin = plugin_instance(PRECIS_PLUGINS, "pdf", {}, diagnostics);
    int fitting = 0;
    for (const auto& file : std::filesystem::directory_iterator(
             std::filesystem::path(PRECIS_SOURCE_DIR) / "tests/fit/kept")) {
        for (const Theme& theme : themes()) {
            INFO(file.path().filename().string() << ", theme " << theme.id);
            CHECK(fault_of(bytes_of(file.path()), theme, *plugin, fitting) == "");
        }
    }
    CHECK(fitting > 0);
}

TEST_CASE("a page is the same whatever was measured before") {
    Diagnostics diagnostics;
    const auto plugin = plugin_instance(PRECIS_PLUGINS, "pdf", {}, diagnostics);
    const Theme& theme = themes().front();
    const TypeSizes sizes{theme.smallest, theme.largest, 0.5, 0.02};
    for (unsigned seed = 0; seed < 24; ++seed) {
        TestBriefing first = briefing_of(random_page(seed).xml(), theme);
        const auto fitted = fit(first.briefing, *plugin, sizes, diagnostics);

        TestBriefing second = briefing_of(random_page(seed).xml(), theme);
        const auto other = plugin_instance(PRECIS_PLUGINS, "pdf", {}, diagnostics);
        for (const double size : {theme.largest, theme.smallest}) {
            const auto& blocks = second.briefing.blocks();
            for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
                other->block_extent(**block, 0, size);
            }
            other->capacity(second.briefing.root(), size);
        }
        const auto again = fit(second.briefing, *other, sizes, diagnostics);
        // And once more, from what was decided.
        const auto once_more = fit(first.briefing, *plugin, sizes, diagnostics);
        INFO("seed " << seed);
        REQUIRE(fitted.has_value() == again.has_value());
        REQUIRE(fitted.has_value() == once_more.has_value());
        if (fitted) {
            CHECK(fitted->decision.chosen == again->decision.chosen);
            CHECK(fitted->decision.type_size == again->decision.type_size);
            CHECK(fitted->decision.chosen == once_more->decision.chosen);
            CHECK(fitted->decision.type_size == once_more->decision.type_size);
        }
    }
}
