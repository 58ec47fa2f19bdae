#include "pdf/pdf_writer.hpp"
#include "pdf/writer/arena.hpp"
#include "pdf/writer/pdf_syntax.hpp"
#include "pdf/writer/srgb_profile.hpp"
#include "pdf/writer/text_strings.hpp"

#include <cstdint>
#include <limits>

#include <catch2/catch.hpp>

namespace precis::pdf {
namespace {

std::string number(double value) {
    std::string out;
    append_number(out, value);
    return out;
}

std::string text_string(std::string_view utf8) {
    std::string out;
    append_text_string(out, utf8);
    return out;
}

}  // namespace

TEST_CASE("numbers have no zeros too many and no exponent") {
    CHECK(number(0) == "0");
    CHECK(number(-0.0) == "0");
    CHECK(number(-0.0004) == "0");
    CHECK(number(12) == "12");
    CHECK(number(595.276) == "595.276");
    CHECK(number(0.05) == "0.05");
    CHECK(number(-1.5) == "-1.5");
    CHECK(number(0.9996) == "1");
    CHECK(number(1e8) == "100000000");
}

TEST_CASE("what is no number is refused") {
    CHECK_THROWS_AS(number(std::numeric_limits<double>::quiet_NaN()), WriteError);
    CHECK_THROWS_AS(number(std::numeric_limits<double>::infinity()), WriteError);
    CHECK_THROWS_AS(number(1e30), WriteError);
}

TEST_CASE("names escape what they cannot hold") {
    std::string out;
    append_name(out, "A b/c#(\xC3\xBC)");
    CHECK(out == "/A#20b#2Fc#23#28#C3#BC#29");
}

TEST_CASE("text strings are ASCII where they can be and UTF-16 elsewhere") {
    CHECK(text_string("plain (text) \\") == "(plain \\(text\\) \\\\)");
    CHECK(text_string("\u00FC") == "<FEFF00FC>");
    CHECK(text_string("\U0001F310") == "<FEFFD83CDF10>");
    CHECK(text_string("") == "()");
}

TEST_CASE("malformed UTF-8 is replaced byte by byte") {
    CHECK(from_utf8("a\x80z") == U"a\uFFFDz");
    CHECK(from_utf8("\xC0\xAF") == U"\uFFFD\uFFFD");
    CHECK(from_utf8("\xE2\x82") == U"\uFFFD\uFFFD");
    CHECK(from_utf8("\xF4\x90\x80\x80") == U"\uFFFD\uFFFD\uFFFD\uFFFD");
    CHECK(to_utf8(from_utf8("\u00FC\u20AC\U0001F310")) == "\u00FC\u20AC\U0001F310");
}

TEST_CASE("an arena hands out aligned places, small and large") {
    Arena arena;
    CHECK(ArenaScope::allocate(8) == nullptr);
    const ArenaScope scope(arena);
    for (const std::size_t size : {0U, 1U, 17U, 100000U, 3U}) {
        void* const place = ArenaScope::allocate(size);
        REQUIRE(place != nullptr);
        CHECK(reinterpret_cast<std::uintptr_t>(place) % 16 == 0);
    }
    {
        Arena inner;
        const ArenaScope inner_scope(inner);
        CHECK(ArenaScope::allocate(1) != nullptr);
    }
    CHECK(ArenaScope::allocate(1) != nullptr);
}

TEST_CASE("the colour profile has the size it says") {
    const std::string& profile = srgb_profile();
    std::size_t size = 0;
    for (int i = 0; i < 4; ++i) {
        size = size << 8 | static_cast<unsigned char>(profile[static_cast<std::size_t>(i)]);
    }
    CHECK(size == profile.size());
    CHECK(size % 4 == 0);
}

}  // namespace precis::pdf
