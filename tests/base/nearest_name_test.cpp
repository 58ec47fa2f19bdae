#include "base/nearest_name.hpp"

#include <array>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using precis::did_you_mean;
using precis::nearest_name;

namespace {

std::string nearest(std::string_view name, const std::vector<std::string_view>& candidates) {
    return std::string(nearest_name(name, candidates));
}

}  // namespace

TEST_CASE("a name with one mistake is recognised") {
    const std::vector<std::string_view> names{"principle", "action", "objective"};
    CHECK(nearest("pinciple", names) == "principle");
    CHECK(nearest("principles", names) == "principle");
    CHECK(nearest("actoin", names) == "action");
    CHECK(nearest("obyective", names) == "objective");
}

TEST_CASE("case does not count, also outside ASCII") {
    CHECK(nearest("TITLE", {"title"}) == "title");
    CHECK(nearest("\xC3\x89tat", {"\xC3\xA9tat"}) == "\xC3\xA9tat");
}

TEST_CASE("distance is counted in characters") {
    // One character is wrong, which is three bytes.
    CHECK(nearest("\xE6\xBC\xA2x", {"\xE5\xAD\x97x"}) == "\xE5\xAD\x97x");
}

TEST_CASE("what is not near is not offered") {
    CHECK(nearest("budget", {"principle", "action"}).empty());
    CHECK(nearest("x", {"y"}).empty());
    CHECK(nearest("", {"a"}).empty());
    CHECK(nearest("name", {}).empty());
}

TEST_CASE("the nearest wins, and among equals the first") {
    CHECK(nearest("parts", {"ports", "carts"}) == "ports");
    CHECK(nearest("source", {"sorcerer", "sources"}) == "sources");
}

TEST_CASE("names of absurd length are not compared") {
    const std::string longest(1'000'000, 'a');
    CHECK(nearest(longest, {"a"}).empty());
    CHECK(nearest("a", {longest}).empty());
    CHECK(nearest(longest, {longest}).empty());
}

TEST_CASE("a question is asked only when something is near") {
    const std::array<std::string_view, 1> names{"title"};
    CHECK(did_you_mean("tilte", names) == "did you mean 'title'?");
    CHECK(did_you_mean("zebra", names).empty());
    CHECK(did_you_mean("zebra", names, "known: title") == "known: title");
}
