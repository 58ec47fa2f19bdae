#include "base/source_text.hpp"

#include <catch2/catch.hpp>

using precis::Position;
using precis::SourceText;

namespace {

void check_position(const SourceText& text, std::size_t offset, std::size_t line,
                    std::size_t column) {
    INFO("offset " << offset);
    const Position at = text.position(offset);
    CHECK(at.line == line);
    CHECK(at.column == column);
}

}  // namespace

TEST_CASE("lines and columns count from one") {
    const auto text = SourceText::make("a.xml", "ab\ncd\n");
    check_position(*text, 0, 1, 1);
    check_position(*text, 1, 1, 2);
    check_position(*text, 2, 1, 3);
    check_position(*text, 3, 2, 1);
    check_position(*text, 5, 2, 3);
}

TEST_CASE("an offset at or beyond the end is the end") {
    const auto text = SourceText::make("a.xml", "ab\ncd\n");
    check_position(*text, 6, 3, 1);
    check_position(*text, 600, 3, 1);
}

TEST_CASE("columns count characters, not bytes") {
    const auto text = SourceText::make("a.xml", "\xC3\xA9\xE6\xBC\xA2\xF0\x9F\x98\x80x");
    check_position(*text, 2, 1, 2);
    check_position(*text, 5, 1, 3);
    check_position(*text, 9, 1, 4);
}

TEST_CASE("line breaks of every system are line breaks") {
    const auto text = SourceText::make("a.xml", "a\r\nb\rc\nd");
    check_position(*text, 3, 2, 1);
    check_position(*text, 5, 3, 1);
    check_position(*text, 7, 4, 1);
    CHECK(text->line(1) == "a");
    CHECK(text->line(2) == "b");
    CHECK(text->line(3) == "c");
    CHECK(text->line(4) == "d");
}

TEST_CASE("there is no line before the first or after the last") {
    const auto text = SourceText::make("a.xml", "a\nb");
    CHECK(text->line(0).empty());
    CHECK(text->line(2) == "b");
    CHECK(text->line(3).empty());
}

TEST_CASE("an empty text has one empty line") {
    const auto text = SourceText::make("a.xml", "");
    check_position(*text, 0, 1, 1);
    CHECK(text->line(1).empty());
}
