#include "workspace/reading_grade.hpp"

#include <string_view>

#include <catch2/catch.hpp>

using namespace precis;

namespace {

ReadingCount count(std::string_view text, std::string_view language) {
    const ReadingFormula* formula = reading_formula(language);
    REQUIRE(formula != nullptr);
    return count_reading(text, *formula);
}

std::size_t syllables(std::string_view text, std::string_view language) {
    return count(text, language).syllables;
}

double grade(const ReadingCount& count, std::string_view language) {
    return reading_grade(count, *reading_formula(language)).value();
}

}  // namespace

TEST_CASE("sentences, words and syllables of an English text are counted") {
    const ReadingCount all = count("The lamp is lit. Who made it? Keepers, wanted late", "en");
    CHECK(all.sentences == 3);
    CHECK(all.words == 10);
    CHECK(all.syllables == 12);
    CHECK(count("", "en").words == 0);
    CHECK(count("U.S. rules", "en-GB").sentences == 2);
    CHECK(count("It’s “lit.” Don't ask", "en").sentences == 2);
    CHECK(count("It’s “lit.” Don't ask", "en").words == 4);
    CHECK(syllables("café", "en") == 2);
}

TEST_CASE("syllables of French are those that are spoken") {
    CHECK(syllables("le port", "fr") == 2);
    CHECK(syllables("musique que guide", "fr") == 4);
    CHECK(syllables("création idée réel naïf théâtre", "fr") == 3 + 2 + 2 + 2 + 2);
    CHECK(syllables("vie royal les mesures", "fr") == 1 + 2 + 1 + 2);
    const ReadingCount all = count("L’eau monte ; qui l’arrête ? « Nous. »", "fr");
    CHECK(all.words == 5);
    CHECK(all.sentences == 3);
}

TEST_CASE("syllables of Spanish join weak vowels to others") {
    CHECK(syllables("ciudad día país agua leer", "es") == 2 + 2 + 2 + 2 + 2);
    CHECK(syllables("que guerra Uruguay y ahora", "es") == 1 + 2 + 3 + 1 + 3);
    CHECK(count("¿Quién? ¡Nosotros! Y ellos.", "es").sentences == 3);
}

TEST_CASE("syllables of Russian are its vowels") {
    CHECK(syllables("в порту Ёлка объединение", "ru") == 0 + 2 + 2 + 6);
    CHECK(count("Кто? Мы. «Они.»", "ru").sentences == 3);
}

TEST_CASE("each language has the grade of its own formula") {
    const ReadingCount sample{1, 10, 15};
    CHECK(grade(sample, "en") == Approx(0.39 * 10 + 11.8 * 1.5 - 15.59));
    CHECK(grade(sample, "ru") == Approx(0.5 * 10 + 8.4 * 1.5 - 15.59));
    // Ease 86.45 and 106.64, in the bands of the sixth and the fifth grade.
    CHECK(grade(sample, "fr-CA") == 6);
    CHECK(grade(sample, "es") == 5);
    // Ease 40.4 and 49.64: what students can read; 0.4 and 9.64: what graduates can.
    CHECK(grade({1, 20, 40}, "fr") == 13);
    CHECK(grade({10, 280, 600}, "es") == 13);
    CHECK(grade({1, 60, 120}, "fr") == 16);
    CHECK_FALSE(reading_grade({}, *reading_formula("fr")));
    CHECK(reading_formula("ar") == nullptr);
    CHECK(reading_formula("zh-Hans") == nullptr);
}
