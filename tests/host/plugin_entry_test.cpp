#include "host/plugin_entry.hpp"

#include "fake_plugin.hpp"

#include <limits>
#include <stdexcept>

#include <catch2/catch.hpp>

using namespace precis;
using precis::test::c_text;
using precis::test::FakePlugin;

TEST_CASE("a whole entry is read") {
    FakePlugin fake;
    auto& shape = fake.add_option("shape", PRECIS_OPTION_CHOICE, "round");
    fake.add_choice(shape, "round");
    fake.add_choice(shape, "square", ".sq");

    PluginInfo info;
    CHECK(read_entry(fake.entry, info) == "");
    CHECK(info.id == "fake");
    CHECK(info.name == "A fake");
    CHECK(info.version == "1.2.3");
    CHECK(info.licence == "Apache-2.0");
    CHECK(info.summary == "For tests");
    CHECK(info.media_type == "text/plain");
    CHECK(info.suffix == ".txt");
    CHECK(info.fits);
    REQUIRE(info.options.size() == 1);
    CHECK(info.options[0].name == "shape");
    REQUIRE(info.options[0].choices.size() == 2);
    CHECK(info.options[0].choices[1].suffix == ".sq");
}

TEST_CASE("a plugin without precis.fit/1 does not fit") {
    FakePlugin fake;
    fake.has_fit = false;
    PluginInfo info;
    CHECK(read_entry(fake.entry, info) == "");
    CHECK_FALSE(info.fits);
}

TEST_CASE("nothing but the version is read of an entry for another interface") {
    const std::uint32_t version_only[2] = {2, 0};
    PluginInfo info;
    CHECK(read_entry(reinterpret_cast<const precis_entry_t&>(version_only), info) ==
          "made for version 2 of the plugin interface; this Precis has 1");
}

TEST_CASE("an entry that is too small or has holes is refused") {
    FakePlugin fake;
    SECTION("size") {
        fake.entry.size = 16;
        CHECK(fake.fault() == "its entry is too small: 16 bytes");
    }
    SECTION("function") {
        fake.entry.render = nullptr;
        CHECK(fake.fault() == "its entry lacks a function");
    }
    SECTION("descriptor") {
        fake.entry.descriptor = nullptr;
        CHECK(fake.fault() == "it has no descriptor");
    }
    SECTION("descriptor's size") {
        fake.descriptor.size = 8;
        CHECK(fake.fault() == "its descriptor is too small: 8 bytes");
    }
    SECTION("size of precis.fit/1") {
        fake.fit.size = 8;
        CHECK(fake.fault() == "its precis.fit/1 is too small");
    }
    SECTION("function of precis.boxes/1") {
        fake.boxes.place = nullptr;
        CHECK(fake.fault() == "its precis.boxes/1 lacks a function");
    }
    SECTION("function of precis.fit/1") {
        fake.fit.lay_out = nullptr;
        CHECK(fake.fault() == "its precis.fit/1 lacks a function");
    }
}

TEST_CASE("a descriptor must say who the plugin is") {
    FakePlugin fake;
    SECTION("no id") {
        fake.descriptor.id = {};
        CHECK(fake.fault() == "it has no id");
    }
    SECTION("an id that could lead to another folder") {
        fake.descriptor.id = c_text("../pdf");
        CHECK(fake.fault() ==
              "its id '../pdf' is not made of lower case letters, digits and hyphens");
    }
    SECTION("a text without bytes") {
        fake.descriptor.name = {nullptr, 5};
        CHECK(fake.fault() == "its name is no text");
    }
    SECTION("a text that is not UTF-8") {
        fake.descriptor.summary = c_text("\xff\xfe");
        CHECK(fake.fault() == "its summary is no text");
    }
    SECTION("a size that is junk") {
        fake.descriptor.version = {"1", std::numeric_limits<std::size_t>::max()};
        CHECK(fake.fault() == "its version is no text");
    }
    SECTION("no version") {
        fake.descriptor.version = {};
        CHECK(fake.fault() == "it has no version");
    }
    SECTION("no media type") {
        fake.descriptor.media_type = {};
        CHECK(fake.fault() == "it has no media type");
    }
    SECTION("a suffix without its dot") {
        fake.descriptor.suffix = c_text("txt");
        CHECK(fake.fault() == "its suffix 'txt' is not a dot and a name");
    }
    SECTION("no suffix") {
        fake.descriptor.suffix = {};
        CHECK(fake.fault() == "it has no suffix");
    }
}

TEST_CASE("options must be whole and their defaults right") {
    FakePlugin fake;
    SECTION("a list that is none") {
        fake.descriptor.option_count = 3;
        CHECK(fake.fault() == "its list of 3 options is no list");
    }
    SECTION("a count that is junk") {
        fake.add_option("a", PRECIS_OPTION_TEXT, "");
        fake.descriptor.option_count = 4000000000u;
        CHECK(fake.fault() == "its list of 4000000000 options is no list");
    }
    SECTION("too small") {
        fake.add_option("a", PRECIS_OPTION_TEXT, "").size = 4;
        CHECK(fake.fault() == "one of its options is missing or too small");
    }
    SECTION("of unknown type") {
        fake.add_option("a", 9, "");
        CHECK(fake.fault() == "its option 'a' is of the unknown type 9");
    }
    SECTION("twice the same") {
        fake.add_option("a", PRECIS_OPTION_TEXT, "");
        fake.add_option("a", PRECIS_OPTION_FLAG, "true");
        CHECK(fake.fault() == "it has the option 'a' twice");
    }
    SECTION("a choice of nothing") {
        fake.add_option("a", PRECIS_OPTION_CHOICE, "");
        CHECK(fake.fault() == "its option 'a' has no choices to choose from");
    }
    SECTION("a choice twice") {
        auto& option = fake.add_option("a", PRECIS_OPTION_CHOICE, "x");
        fake.add_choice(option, "x");
        fake.add_choice(option, "x");
        CHECK(fake.fault() == "its option 'a' has the choice 'x' twice");
    }
    SECTION("a range upside down") {
        auto& option = fake.add_option("a", PRECIS_OPTION_NUMBER, "1");
        option.minimum = 5;
        option.maximum = 2;
        CHECK(fake.fault() == "its option 'a' has no sensible range");
    }
    SECTION("a default outside the range") {
        auto& option = fake.add_option("a", PRECIS_OPTION_NUMBER, "11");
        option.maximum = 10;
        CHECK(fake.fault() == "the default of its option 'a' is wrong: '11' is out of range");
    }
}

TEST_CASE("a plugin is not made from an entry with faults") {
    FakePlugin fake;
    fake.descriptor.id = {};
    CHECK_THROWS_AS(plugin_from_entry(fake.entry), std::invalid_argument);
}
