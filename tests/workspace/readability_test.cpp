#include "workspace/readability.hpp"

#include <catch2/catch.hpp>

using namespace precis;

TEST_CASE("sentences, words and syllables of an English text are counted") {
    const ReadingCount count = count_english("The lamp is lit. Who made it? Keepers, wanted late");
    CHECK(count.sentences == 3);
    CHECK(count.words == 10);
    CHECK(count.syllables == 12);
    CHECK(count_english("").words == 0);
    CHECK(count_english("U.S. rules").sentences == 2);
}

TEST_CASE("the grade is that of Flesch and Kincaid") {
    CHECK(flesch_kincaid_grade({1, 10, 15}).value() == Approx(0.39 * 10 + 11.8 * 1.5 - 15.59));
    CHECK_FALSE(flesch_kincaid_grade({}));
}
