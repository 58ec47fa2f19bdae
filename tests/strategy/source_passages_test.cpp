#include "strategy/source_passages.hpp"

#include <catch2/catch.hpp>

using precis::SourcePassages;

namespace {

const SourcePassages& passages() {
    static const SourcePassages all(
        "A heading\n\n[one]\n(what stands here)\n“We keep\u00A0the light,”\nshe said – all year.\n"
        "[two]\r\nThere’s a long way\r\nto go... and no end.\n");
    return all;
}

}  // namespace

TEST_CASE("a quotation is found whatever its white space, quotation marks and dashes") {
    CHECK(passages().holds("\"We keep the light\"", "one"));
    CHECK(passages().holds("we keep\n  the light,\" she said - all year", "one"));
    CHECK(passages().holds("There's a long way to go", "two"));
    CHECK(passages().holds("no end.", ""));
}

TEST_CASE("an ellipsis stands for anything, but the parts keep their order") {
    CHECK(passages().holds("There’s … no end", "two"));
    CHECK(passages().holds("… a long way [...] and no end", "two"));
    CHECK(passages().holds("We keep … no end", ""));
    CHECK_FALSE(passages().holds("no end … There’s", "two"));
    CHECK(passages().holds("…", "two"));
}

TEST_CASE("other words, parts of words and other places are no quotation") {
    CHECK_FALSE(passages().holds("We keep the lights", "one"));
    CHECK_FALSE(passages().holds("e keep the light", "one"));
    CHECK_FALSE(passages().holds("We keep the light", "two"));
    CHECK_FALSE(passages().holds("we keep The light", "one"));
    CHECK_FALSE(passages().holds("what stands here", "one"));
}

TEST_CASE("the nearest passage is the one with most words in common") {
    CHECK(passages().nearest("We kept the light") == "We keep the light");
    CHECK(passages().nearest("something altogether different") == "");
    CHECK(passages().nearest("") == "");
}

TEST_CASE("places are those in brackets alone on a line") {
    CHECK(passages().places() == std::vector<std::string>{"one", "two"});
    CHECK(passages().has_place("two"));
    CHECK_FALSE(passages().has_place("three"));
}
