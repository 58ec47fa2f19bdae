#include "compose/localized_text.hpp"

#include <catch2/catch.hpp>

using namespace precis;

TEST_CASE("a date is written as its language does, as far as it is known") {
    CHECK(date_text({2024, 5, 6}, "en-GB") == "6 May 2024");
    CHECK(date_text({2024, 5, 6}, "en") == "May 6, 2024");
    CHECK(date_text({2024, 5, 6}, "fr") == "6 mai 2024");
    CHECK(date_text({2024, 5, 0}, "fr") == "mai 2024");
    CHECK(date_text({2011, 0, 0}, "fr") == "2011");
    CHECK(date_text({2011, 0, 0}, "zh") == "2011年");
    CHECK(date_text({}, "en").empty());
}

TEST_CASE("a number is grouped as its language does") {
    CHECK(number_text("1234567.5", "en") == "1,234,567.5");
    CHECK(number_text("1234567.5", "de") == "1.234.567,5");
    CHECK(number_text("a dozen", "en") == "a dozen");
    CHECK(number_text("", "en").empty());
}

TEST_CASE("quotation marks follow the language, also within each other") {
    using Marks = std::pair<std::string, std::string>;
    CHECK(quotation_marks("en") == Marks("“", "”"));
    CHECK(quotation_marks("en", 1) == Marks("‘", "’"));
    CHECK(quotation_marks("en", 2) == Marks("“", "”"));
    CHECK(quotation_marks("es") == Marks("«", "»"));
    CHECK(quotation_marks("es", 1) == Marks("“", "”"));
    CHECK(quotation_marks("ru") == Marks("«", "»"));
    CHECK(quotation_marks("ru", 1) == Marks("„", "“"));
    CHECK(quotation_marks("zh") == Marks("“", "”"));
    CHECK(quotation_marks("zh", 1) == Marks("‘", "’"));
    CHECK(quotation_marks("ar") == Marks("”", "“"));  // the opening one stands on the right
    CHECK(quotation_marks("ar", 1) == Marks("’", "‘"));
    CHECK(quotation_marks("de") == Marks("„", "“"));
    CHECK(quotation_marks("not a language") == Marks("“", "”"));
}

TEST_CASE("French quotation marks have a narrow blank inside that no line ends at") {
    using Marks = std::pair<std::string, std::string>;
    CHECK(quotation_marks("fr") == Marks("«\u202f", "\u202f»"));
    CHECK(quotation_marks("fr-CA") == Marks("«\u202f", "\u202f»"));
    CHECK(quotation_marks("fr", 1) == Marks("“", "”"));
    CHECK(quotation_marks("fr-CH") == Marks("«", "»"));
    CHECK(quotation_marks("fr-CH", 1) == Marks("‹", "›"));
}

TEST_CASE("Arabic and Hebrew run from right to left") {
    CHECK(is_right_to_left("ar"));
    CHECK(is_right_to_left("he-IL"));
    CHECK_FALSE(is_right_to_left("fr"));
}
