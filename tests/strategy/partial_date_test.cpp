#include "strategy/partial_date.hpp"

#include <catch2/catch.hpp>

using precis::PartialDate;

TEST_CASE("a date is read as exactly as it is known") {
    CHECK(PartialDate::parse("2024") == PartialDate{2024, 0, 0});
    CHECK(PartialDate::parse("2024-05") == PartialDate{2024, 5, 0});
    CHECK(PartialDate::parse("2024-05-06") == PartialDate{2024, 5, 6});
}

TEST_CASE("what is not ISO 8601 or does not exist is no date") {
    for (const char* text :
         {"",        "24",         "2024-5",     "2024-05-6",     "2024-13",
          "2024-00", "2024-04-31", "2024-05-00", "2023-02-29",    "1900-02-29",
          "0000",    "2024/05/06", "06-05-2024", "2024-05-06T00", "20x4",
          " 2024",   "-202",       "+202",       "6 May 2024",    "2024-05-0x"}) {
        INFO(text);
        CHECK_FALSE(PartialDate::parse(text));
    }
}

TEST_CASE("the twenty-ninth of February exists in leap years") {
    CHECK(PartialDate::parse("2024-02-29"));
    CHECK(PartialDate::parse("2000-02-29"));
}

TEST_CASE("a date is written as it was read") {
    for (const char* text : {"2024", "2024-05", "2024-05-06", "0099-01-02"}) {
        CHECK(PartialDate::parse(text)->iso() == text);
    }
    CHECK(PartialDate{}.iso().empty());
    CHECK_FALSE(PartialDate{});
}

TEST_CASE("dates are in the order of time, the less known ones first") {
    CHECK(PartialDate{2011, 0, 0} < PartialDate{2024, 5, 6});
    CHECK(PartialDate{2024, 0, 0} < PartialDate{2024, 5, 0});
}
