#include "fake_plugin.hpp"
#include "host/plugins.hpp"
#include "support/briefing_from_xml.hpp"

#include <cstdint>
#include <stdexcept>
#include <vector>

#include <catch2/catch.hpp>

using namespace precis;
using precis::test::c_text;
using precis::test::FakePlugin;
using precis::test::FakeResources;

namespace {

const std::string kDefect =
    "   hint: this is a defect of the plugin 'fake' 1.2.3: tell whoever made it\n";

// A fake, a briefing of one block and what becomes of it.
struct Trial {
    Trial() {
        sample.choose_all(0);
        plugin = plugin_from_entry(fake.entry);
    }

    std::optional<std::string> render() {
        diagnostics = Diagnostics();
        const auto instance = plugin->create({}, resources, diagnostics);
        return instance == nullptr ? std::nullopt : instance->render(sample.briefing);
    }

    // The diagnostics of a handout that must fail.
    std::string failure() {
        CHECK(render() == std::nullopt);
        CHECK(diagnostics.has_errors());
        return to_text(diagnostics, false);
    }

    FakePlugin fake;
    FakeResources resources;
    Diagnostics diagnostics;
    test::TestBriefing sample = test::briefing_from_xml(
        "<briefing>\n<section id='s'>\n"
        "<block item='a'><wording length='short'>Deep</wording></block>\n"
        "</section>\n</briefing>");
    std::unique_ptr<Plugin> plugin;
};

const precis_node_t* first_block(const precis_host_t* host, const precis_node_t* briefing) {
    const precis_node_t* section = host->first_child(briefing);
    while (section != nullptr && host->kind(section).size != 7) {
        section = host->next_sibling(section);
    }
    const precis_node_t* block = host->first_child(section);
    while (block != nullptr && host->kind(block).size != 5) {
        block = host->next_sibling(block);
    }
    return block;
}

}  // namespace

TEST_CASE("what a plugin writes is the handout, and its instance is destroyed once") {
    Trial trial;
    trial.fake.render = [](const precis_node_t*, const precis_sink_t* sink) {
        sink->write(sink->self, "one ", 4);
        sink->write(sink->self, nullptr, 0);
        return sink->write(sink->self, "two", 3);
    };
    CHECK(trial.render() == "one two");
    CHECK(trial.diagnostics.empty());
    CHECK(trial.fake.destroyed == 1);
}

TEST_CASE("the host's table is whole") {
    Trial trial;
    trial.fake.render = [&](const precis_node_t*, const precis_sink_t* sink) {
        const precis_host_t* host = trial.fake.host;
        CHECK(host->size == sizeof(precis_host_t));
        CHECK(host->abi_minor == PRECIS_ABI_MINOR);
        CHECK(host->self != nullptr);
        CHECK(host->kind(nullptr).size == 0);
        CHECK(sink->size == sizeof(precis_sink_t));
        return sink->write(sink->self, "x", 1);
    };
    CHECK(trial.render() == "x");
}

TEST_CASE("a plugin can tell whether a briefing is the one it knows, and what nodes say apart") {
    Trial trial;
    std::vector<std::uint64_t> revisions;
    std::vector<std::uint64_t> digests;
    trial.fake.render = [&](const precis_node_t* briefing, const precis_sink_t* sink) {
        const precis_host_t* host = trial.fake.host;
        const precis_node_t* block = first_block(host, briefing);
        CHECK(host->revision(nullptr) == 0);
        CHECK(host->digest(host->self, nullptr) == 0);
        CHECK(host->revision(block) == host->revision(briefing));
        CHECK(host->digest(host->self, block) == host->digest(host->self, block));
        CHECK(host->digest(host->self, block) != host->digest(host->self, briefing));
        revisions.push_back(host->revision(briefing));
        digests.push_back(host->digest(host->self, block));
        return sink->write(sink->self, "x", 1);
    };
    const auto instance = trial.plugin->create({}, trial.resources, trial.diagnostics);
    REQUIRE(instance->render(trial.sample.briefing));
    REQUIRE(instance->render(trial.sample.briefing));
    trial.sample.choose_all(0);  // decided anew, though the same
    REQUIRE(instance->render(trial.sample.briefing));
    trial.sample.briefing.add_text(*trial.sample.briefing.blocks().front(), "and wide");
    REQUIRE(instance->render(trial.sample.briefing));
    CHECK(revisions[0] == revisions[1]);
    CHECK(revisions[1] != revisions[2]);
    CHECK(revisions[2] != revisions[3]);
    CHECK(digests[0] == digests[1]);
    CHECK(digests[1] == digests[2]);
    CHECK(digests[2] != digests[3]);
}

TEST_CASE("a plugin's report is shown at the line that the node came from") {
    Trial trial;
    trial.fake.render = [&](const precis_node_t* briefing, const precis_sink_t* sink) {
        const precis_host_t* host = trial.fake.host;
        host->report(host->self, PRECIS_WARNING, first_block(host, briefing),
                     c_text("'Deep' is a short text"), c_text("say more"));
        return sink->write(sink->self, "x", 1);
    };
    CHECK(trial.render() == "x");
    CHECK(to_text(trial.diagnostics, false) ==
          "briefing.xml:3:2: warning[P602]: fake: 'Deep' is a short text\n"
          "    3 | <block item='a'><wording length='short'>Deep</wording></block>\n"
          "      |  ^~~~~\n"
          "   hint: say more\n");
}

TEST_CASE("a report is copied, and cleaned of what is no text") {
    Trial trial;
    trial.fake.render = [&](const precis_node_t*, const precis_sink_t* sink) {
        const precis_host_t* host = trial.fake.host;
        std::string message =
            "a\xff"
            "b\nc\x1b[31m";
        host->report(host->self, PRECIS_NOTE, nullptr, c_text(message), {nullptr, 7});
        message.assign(message.size(), '#');
        return sink->write(sink->self, "x", 1);
    };
    CHECK(trial.render() == "x");
    CHECK(to_text(trial.diagnostics, false) ==
          "precis: note[P603]: fake: a\xEF\xBF\xBD"
          "b c [31m\n");
}

TEST_CASE("a reported failure makes the handout fail whatever the status") {
    Trial trial;
    trial.fake.render = [&](const precis_node_t*, const precis_sink_t* sink) {
        const precis_host_t* host = trial.fake.host;
        host->report(host->self, PRECIS_FAILURE, nullptr, c_text("no typeface"), {});
        return sink->write(sink->self, "x", 1);
    };
    CHECK(trial.failure() == "precis: error[P601]: fake: no typeface\n");
}

TEST_CASE("a failure without a reason is given one") {
    Trial trial;
    const auto failing = [&](precis_status_t status) {
        trial.fake.render = [status](const precis_node_t*, const precis_sink_t*) { return status; };
        return trial.failure();
    };
    CHECK(failing(PRECIS_ERROR) ==
          "precis: error[P601]: fake: failed in 'render' without a reason\n");
    CHECK(failing(PRECIS_NO_MEMORY) == "precis: error[P601]: fake: ran out of memory\n");
    CHECK(failing(PRECIS_UNSUPPORTED) ==
          "precis: error[P601]: fake: does not support what 'render' asks\n");
    CHECK(failing(PRECIS_SINK_FAILED) ==
          "precis: error[P612]: fake: blames the output, which took all its bytes\n" + kDefect);
    CHECK(failing(17) ==
          "precis: error[P612]: fake: returned the unknown status 17 from 'render'\n" + kDefect);
}

TEST_CASE("an exception out of a plugin is caught and blamed on it") {
    Trial trial;
    trial.fake.render = [](const precis_node_t*, const precis_sink_t*) -> precis_status_t {
        throw std::runtime_error("surprise");
    };
    CHECK(trial.failure() ==
          "precis: error[P612]: fake: let an exception out of 'render': surprise\n" + kDefect);
    trial.fake.render = [](const precis_node_t*, const precis_sink_t*) -> precis_status_t {
        throw 7;
    };
    CHECK(trial.failure() ==
          "precis: error[P612]: fake: let an exception out of 'render'\n" + kDefect);
}

TEST_CASE("an instance that is not there is noticed") {
    Trial trial;
    trial.fake.create = [](precis_instance_t**) { return PRECIS_OK; };
    CHECK(trial.failure() ==
          "precis: error[P612]: fake: made no instance, but reported no failure either\n" +
              kDefect);
    CHECK(trial.fake.destroyed == 0);
}

TEST_CASE("a plugin that cannot be created says why, and is not destroyed") {
    Trial trial;
    trial.fake.create = [&](precis_instance_t**) {
        const precis_host_t* host = trial.fake.host;
        host->report(host->self, PRECIS_FAILURE, nullptr, c_text("no fonts"),
                     c_text("install some"));
        return precis_status_t{PRECIS_ERROR};
    };
    CHECK(trial.failure() == "precis: error[P601]: fake: no fonts\n   hint: install some\n");
    CHECK(trial.fake.destroyed == 0);
}

TEST_CASE("an empty handout is a failure") {
    Trial trial;
    trial.fake.render = [](const precis_node_t*, const precis_sink_t*) { return PRECIS_OK; };
    CHECK(trial.failure() ==
          "precis: error[P612]: fake: wrote nothing, but reported no failure either\n" + kDefect);
}

TEST_CASE("bytes from nowhere are refused") {
    Trial trial;
    trial.fake.render = [](const precis_node_t*, const precis_sink_t* sink) {
        const precis_status_t status = sink->write(sink->self, nullptr, 4);
        CHECK(status == PRECIS_SINK_FAILED);
        CHECK(sink->write(sink->self, "more", 4) == PRECIS_SINK_FAILED);
        return status;
    };
    CHECK(trial.failure() ==
          "precis: error[P612]: fake: wrote bytes from a null pointer\n" + kDefect);
}

TEST_CASE("writing to a sink that is closed changes nothing") {
    Trial trial;
    const precis_sink_t* kept = nullptr;
    trial.fake.render = [&](const precis_node_t*, const precis_sink_t* sink) {
        kept = sink;
        return sink->write(sink->self, "x", 1);
    };
    Diagnostics diagnostics;
    const auto instance = trial.plugin->create({}, trial.resources, diagnostics);
    REQUIRE(instance != nullptr);
    CHECK(instance->render(trial.sample.briefing) == "x");
    CHECK(kept->write(kept->self, "late", 4) == PRECIS_SINK_FAILED);
    CHECK(instance->render(trial.sample.briefing) == "x");
}

TEST_CASE("an instance goes on after a failure") {
    Trial trial;
    Diagnostics diagnostics;
    const auto instance = trial.plugin->create({}, trial.resources, diagnostics);
    const auto good = trial.fake.render;
    trial.fake.render = [](const precis_node_t*, const precis_sink_t* sink) {
        sink->write(sink->self, "half", 4);
        return PRECIS_ERROR;
    };
    CHECK(instance->render(trial.sample.briefing) == std::nullopt);
    trial.fake.render = good;
    CHECK(instance->render(trial.sample.briefing) == "handout");
}

TEST_CASE("a resource is read once, and its bytes stay where they are") {
    Trial trial;
    trial.resources.files = {{"picture:logo.png", "PNG"}, {"font:Serif", "TTF"}};
    trial.fake.render = [&](const precis_node_t*, const precis_sink_t* sink) {
        const precis_host_t* host = trial.fake.host;
        precis_string_t first{};
        precis_string_t again{};
        precis_string_t font{};
        CHECK(host->resource(host->self, c_text("picture"), c_text("logo.png"), &first) == 0);
        CHECK(host->resource(host->self, c_text("font"), c_text("Serif"), &font) == 0);
        CHECK(host->resource(host->self, c_text("picture"), c_text("logo.png"), &again) == 0);
        CHECK(first.data == again.data);
        CHECK(std::string_view(first.data, first.size) == "PNG");
        return sink->write(sink->self, font.data, font.size);
    };
    CHECK(trial.render() == "TTF");
    CHECK(trial.resources.asked == 2);
}

TEST_CASE("a resource that is not there fails the handout with its reason") {
    Trial trial;
    trial.fake.render = [&](const precis_node_t*, const precis_sink_t* sink) {
        const precis_host_t* host = trial.fake.host;
        precis_string_t bytes{};
        CHECK(host->resource(host->self, c_text("picture"), c_text("crest.png"), &bytes) ==
              PRECIS_ERROR);
        return sink->write(sink->self, "x", 1);
    };
    CHECK(trial.failure() ==
          "precis: error[P613]: fake: the picture 'crest.png' cannot be had: there is no such "
          "file\n");
}
