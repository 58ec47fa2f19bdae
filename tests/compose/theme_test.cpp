#include "compose/theme.hpp"

#include <catch2/catch.hpp>

using namespace precis;

namespace {

std::string theme_with(const std::string& ink, const std::string& extra = {}) {
    return R"(<theme xmlns="urn:precis:theme:1" id="plain">
<name>Plain</name>
<colour role="ink" value=")" +
           ink + R"("/>
<colour role="muted" value="#444444"/><colour role="accent" value="#0b4f7d"/>
<colour role="band" value="#12304d"/><colour role="on-band" value="#ffffff"/>
<colour role="on-band-muted" value="#c9d9e6"/><colour role="tint" value="#eeeeee"/>
<colour role="rule" value="#cccccc"/><colour role="paper" value="#ffffff"/>
<typeface role="body" family="Noto Sans"/><typeface role="heading" family="Noto Serif"/>
<size role="body" minimum="9" maximum="11" step="0.5"/>)" +
           extra + "\n</theme>";
}

std::string faults_of(const std::string& xml) {
    Diagnostics diagnostics;
    CHECK_FALSE(read_theme("plain.xml", xml, diagnostics));
    return to_text(diagnostics, false);
}

}  // namespace

TEST_CASE("a theme gives its entries as written and its range of sizes") {
    Diagnostics diagnostics;
    const auto theme = read_theme("plain.xml", theme_with("#000000"), diagnostics);
    REQUIRE(theme);
    CHECK(diagnostics.empty());
    CHECK(theme->id == "plain");
    CHECK(theme->smallest == 9);
    CHECK(theme->largest == 11);
    CHECK(theme->step == 0.5);
    CHECK(theme->entries.size() == 11);
}

TEST_CASE("text that is too pale for its ground is an error at the colour") {
    CHECK(faults_of(theme_with("#999999")) ==
          R"(plain.xml:3:27: error[P409]: 'ink' on 'paper' has a contrast of 2.8:1
    3 | <colour role="ink" value="#999999"/>
      |                           ^~~~~~~
   hint: text needs 4.5:1 or more to be read by all
plain.xml:3:27: error[P409]: 'ink' on 'tint' has a contrast of 2.5:1
    3 | <colour role="ink" value="#999999"/>
      |                           ^~~~~~~
   hint: text needs 4.5:1 or more to be read by all
)");
}

TEST_CASE("a colour that is no colour is an error at its value") {
    CHECK(faults_of(theme_with("blue")) == R"(plain.xml:3:27: error[P407]: 'blue' is not a colour
    3 | <colour role="ink" value="blue"/>
      |                           ^~~~
   hint: write it as #rrggbb, two hexadecimal digits each for red, green and blue
)");
}

TEST_CASE("a theme without a role that pages need is an error") {
    std::string xml = theme_with("#000000");
    const std::string band = R"(<colour role="band" value="#12304d"/>)";
    xml.erase(xml.find(band), band.size());
    CHECK(faults_of(xml) == R"(plain.xml:1:2: error[P408]: the theme has no colour for 'band'
    1 | <theme xmlns="urn:precis:theme:1" id="plain">
      |  ^~~~~
)");
}

TEST_CASE("a second colour or typeface for a role is an error at its place") {
    CHECK(faults_of(theme_with("#000000", "\n<colour role=\"ink\" value=\"#111111\"/>")) ==
          R"(plain.xml:10:27: error[P129]: the theme has more than one colour for 'ink'
   10 | <colour role="ink" value="#111111"/>
      |                           ^~~~~~~
   hint: keep one of them
)");
    CHECK(faults_of(theme_with("#000000", "\n<typeface role=\"body\" family=\"Noto Serif\"/>")) ==
          R"(plain.xml:10:2: error[P129]: the theme has more than one typeface for 'body'
   10 | <typeface role="body" family="Noto Serif"/>
      |  ^~~~~~~~
   hint: keep one of them
)");
}

TEST_CASE("a range of sizes that is upside down is an error") {
    std::string xml = theme_with("#000000");
    xml.replace(xml.find("minimum=\"9\""), 11, "minimum=\"12\"");
    CHECK(faults_of(xml).find("minimum") != std::string::npos);
}

TEST_CASE("a maximum below the minimum that is assumed is an error at its place") {
    std::string xml = theme_with("#000000");
    xml.replace(xml.find("minimum=\"9\" maximum=\"11\""), 24, "maximum=\"6\"");
    CHECK(faults_of(xml) ==
          R"(plain.xml:9:28: error[P131]: '6' is not at least the minimum, 9
    9 | <size role="body" maximum="6" step="0.5"/>
      |                            ^
)");
}

TEST_CASE("contrast is that of WCAG") {
    CHECK(contrast_ratio("#000000", "#ffffff") == Approx(21));
    CHECK(contrast_ratio("#ffffff", "#000000") == Approx(21));
    CHECK(contrast_ratio("#777777", "#ffffff") == Approx(4.48).margin(0.005));
    CHECK(contrast_ratio("#123456", "#123456") == Approx(1));
}

TEST_CASE("a theme says how full a page should be") {
    Diagnostics diagnostics;
    CHECK(read_theme("plain.xml", theme_with("#000000"), diagnostics)->fill == 0.9);
    const auto theme =
        read_theme("plain.xml", theme_with("#000000", R"(<paper fill="75"/>)"), diagnostics);
    REQUIRE(theme);
    CHECK(theme->fill == 0.75);
    // It is for the choice of wordings, not for plugins.
    CHECK(theme->entries.front().kind == "paper");
    CHECK(theme->entries.front().attributes.size() == 5);
}
