#include "compose/set_apart.hpp"

#include <catch2/catch.hpp>

using namespace precis;

TEST_CASE("a text is isolated where it runs against the one that it is put into") {
    CHECK(set_apart("Port Inc.", false) == "Port Inc.");
    CHECK(set_apart("Caf\u00E9 \u6E2F", false) == "Caf\u00E9 \u6E2F");
    CHECK(set_apart("Port Inc.", true) == "\u2068Port Inc.\u2069");
    CHECK(set_apart("\u05E0\u05DE\u05DC (5).", false) == "\u2068\u05E0\u05DE\u05DC (5).\u2069");
    CHECK(set_apart("\u05E0\u05DE\u05DC (5).", true) == "\u05E0\u05DE\u05DC (5).");
    CHECK(set_apart("Port \u05E0\u05DE\u05DC", false) == "\u2068Port \u05E0\u05DE\u05DC\u2069");
    CHECK(set_apart("\u0661\u0662", false) == "\u2068\u0661\u0662\u2069");
}

TEST_CASE("the groups of a telephone number keep their order on a page from right to left") {
    CHECK(set_apart("+1 (202) 555-0100", true) == "\u2068+1 (202) 555-0100\u2069");
    CHECK(set_apart("+1 (202) 555-0100", false) == "+1 (202) 555-0100");
    CHECK(set_apart("2024", true) == "2024");
    CHECK(set_apart("6 \u0645\u0627\u064A\u0648 2024", true) == "6 \u0645\u0627\u064A\u0648 2024");
}

TEST_CASE("a text with marks of direction cannot order what is around it") {
    CHECK(set_apart("a\u202Eb", false) == "\u2068a\u202Eb\u2069");
    CHECK(set_apart("a\u2069\u202Eb", false) == "\u2068a\u202Eb\u2069");
    CHECK(set_apart("\u2067a\u2069\u2069", false) == "\u2068\u2067a\u2069\u2069");
}
