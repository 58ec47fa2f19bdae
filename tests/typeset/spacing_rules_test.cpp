#include "typeset/spacing_rules.hpp"

#include <catch2/catch.hpp>

namespace precis::typeset {
namespace {

// The text with "~" for a space at which no line may end and "^" for one that is narrow as well.
std::u32string ruled(std::u32string text, const char* language) {
    const std::u32string original = text;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == U' ') {
            const SpaceRule rule = space_rule(original, i, language);
            text[i] = rule == SpaceRule::plain ? U' ' : rule == SpaceRule::no_break ? U'~' : U'^';
        }
    }
    return text;
}

}  // namespace

TEST_CASE("a number keeps its unit and its groups of digits") {
    CHECK(ruled(U"run 10 km in 45 min at 20 °C", "en") == U"run 10~km in 45~min at 20~°C");
    CHECK(ruled(U"about 5 % of 10 000 000 €, or 3 kW.", "fr") ==
          U"about 5~% of 10~000~000~€, or 3~kW.");
    CHECK(ruled(U"in 2024 the 12 states", "en") == U"in 2024 the 12 states");
    CHECK(ruled(U"5 млн руб. в 2024 г.", "ru") == U"5~млн руб. в~2024~г.");
}

TEST_CASE("a reference keeps its number") {
    CHECK(ruled(U"see p. 12, § 4 and Nr. 5 (Art. 3)", "de") ==
          U"see p.~12, §~4 and Nr.~5 (Art.~3)");
    CHECK(ruled(U"№ 5, стр. 7", "ru") == U"№~5, стр.~7");
    CHECK(ruled(U"it grew. 12 states", "en") == U"it grew. 12 states");
}

TEST_CASE("initials and titles keep their name") {
    CHECK(ruled(U"by J. R. Smith and Dr. Jones", "en") == U"by J.~R.~Smith and Dr.~Jones");
    CHECK(ruled(U"Mme Dupont", "fr") == U"Mme~Dupont");
}

TEST_CASE("one-letter words of Slavic languages stay with the next, of others not") {
    CHECK(ruled(U"в сети и вне ее", "ru") == U"в~сети и~вне ее");
    CHECK(ruled(U"z nimi", "pl") == U"z~nimi");
    CHECK(ruled(U"a state", "en") == U"a state");
}

TEST_CASE("a sign between spaces does not begin a line") {
    CHECK(ruled(U"Plan · pilots | 2024", "en") == U"Plan~· pilots~| 2024");
    CHECK(ruled(U"rights \u2013 and duties", "en") == U"rights~\u2013 and duties");
}

TEST_CASE("a word that leaves out a part stays with the next") {
    CHECK(ruled(U"short- and long-term", "en") == U"short-~and long-term");
    CHECK(ruled(U"from 5- to - no", "en") == U"from 5- to - no");
}

TEST_CASE("French punctuation has narrow spaces, that of other languages none") {
    CHECK(ruled(U"« Oui » : non ; et vous ? Ici !", "fr") == U"«^Oui^»^: non^; et vous^? Ici^!");
    CHECK(ruled(U"Oui ?", "fr-CA") == U"Oui^?");
    CHECK(ruled(U"what ?", "en") == U"what ?");
}

TEST_CASE("the letters of an abbreviation stay together") {
    CHECK(ruled(U"los EE. UU. y", "es") == U"los EE.~UU. y");
    CHECK(ruled(U"wie z. B. hier", "de") == U"wie z.~B. hier");
    CHECK(ruled(U"\u0438 \u0442. \u0434.", "ru").ends_with(U"\u0442.~\u0434."));
    CHECK(ruled(U"to UN. EU. Law", "en") == U"to UN. EU. Law");
}

TEST_CASE("spaces at the ends and beside others are plain") {
    CHECK(ruled(U" 10  km ", "en") == U" 10  km ");
    CHECK(space_rule(U" ", 0, "fr") == SpaceRule::plain);
}

}  // namespace precis::typeset
