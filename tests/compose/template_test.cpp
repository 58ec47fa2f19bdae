#include "compose/template.hpp"

#include <catch2/catch.hpp>

using namespace precis;

namespace {

std::string with_sections(const std::string& sections) {
    return "<template xmlns=\"urn:precis:template:1\" id=\"t\" pages=\"1\"><name>T</name>\n" +
           sections + "\n</template>";
}

std::string faults_of(const std::string& xml) {
    Diagnostics diagnostics;
    CHECK_FALSE(read_template("t.xml", xml, diagnostics));
    return to_text(diagnostics, false);
}

}  // namespace

TEST_CASE("a template's section has the defaults that its description gives") {
    Diagnostics diagnostics;
    const auto form = read_template(
        "t.xml", with_sections(R"(<section id="a" select="//principle"/>)"), diagnostics);
    REQUIRE(form);
    CHECK(diagnostics.empty());
    CHECK(form->columns == 1);
    CHECK_FALSE(form->sources);
    const TemplateSection& section = form->sections.at(0);
    CHECK(section.layout == "prose");
    CHECK_FALSE(section.across);
    CHECK(section.by_value);
    CHECK(section.names);
    CHECK(section.limit == 0);
    CHECK_FALSE(section.required);
}

TEST_CASE("an XPath expression that cannot be compiled is an error at its text") {
    CHECK(
        faults_of(with_sections(R"(<section id="a" select="//principle["/>)")) ==
        R"(t.xml:2:25: error[P405]: '//principle[' cannot be used to select: Unrecognized node test at character 13
    2 | <section id="a" select="//principle["/>
      |                         ^~~~~~~~~~~~
   hint: write an XPath 1.0 expression that gives items, such as //principle
)");
}

TEST_CASE("an XPath expression that gives a number is an error") {
    CHECK(faults_of(with_sections(R"x(<section id="a" select="count(//principle)"/>)x"))
              .find("it does not give elements") != std::string::npos);
}

TEST_CASE("a section that says nothing of what it shows is an error") {
    CHECK(faults_of(with_sections(R"(<section id="a"/>)")) ==
          R"(t.xml:2:2: error[P405]: section 'a' needs either 'select' or 'items'
    2 | <section id="a"/>
      |  ^~~~~~~
   hint: 'select' is an XPath expression such as //principle, 'items' a list of ids
)");
}

TEST_CASE("two sections with one id are an error at the second") {
    CHECK(faults_of(
              with_sections("<section id=\"a\" items=\"x\"/>\n<section id=\"a\" items=\"y\"/>")) ==
          R"(t.xml:3:2: error[P406]: there is already a section 'a'
    3 | <section id="a" items="y"/>
      |  ^~~~~~~
)");
}

TEST_CASE("an id with a blank is an error") {
    CHECK(faults_of(with_sections(R"(<section id="a b" items="x"/>)")) ==
          R"(t.xml:2:14: error[P203]: 'a b' cannot be an id
    2 | <section id="a b" items="x"/>
      |              ^~~
   hint: begin with a letter; use only letters a to z, digits, '-', '_' and '.'
)");
}

TEST_CASE("an unknown layout is an error that names the known ones") {
    const std::string faults =
        faults_of(with_sections(R"(<section id="a" items="x" layout="tabel"/>)"));
    CHECK(faults.find("t.xml:2:") == 0);
    CHECK(faults.find("table") != std::string::npos);
}

TEST_CASE("a template without sections is an error") {
    CHECK(faults_of(with_sections("")).find("a template needs at least one section") !=
          std::string::npos);
}

TEST_CASE("a template says what larger type may cost and how many blocks and slides there are") {
    Diagnostics diagnostics;
    const auto form = read_template(
        "t.xml",
        R"(<template xmlns="urn:precis:template:1" id="t" pages="slides" slides="9" larger-type="5">)"
        R"(<name>T</name><section id="a" select="//principle" least="2" most="4"/></template>)",
        diagnostics);
    REQUIRE(form);
    CHECK(form->larger_type == Approx(0.05));
    CHECK(form->slides == 9);
    CHECK(form->sections[0].least == 2);
    CHECK(form->sections[0].most == 4);
}

TEST_CASE("a section of at least more than at most is an error") {
    CHECK(faults_of(with_sections(R"(<section id="a" select="//risk" least="3" most="2"/>)")) ==
          R"(t.xml:2:40: error[P131]: section 'a' cannot show at least 3 and at most 2
    2 | <section id="a" select="//risk" least="3" most="2"/>
      |                                        ^
   hint: 'least' is no more than 'most'
)");
}
