#include "base/xml_reader.hpp"

#include <array>
#include <memory>
#include <string>

#include <catch2/catch.hpp>

using namespace precis;

namespace {

// A document, a reader of it, and what it reported.
struct Reading {
    explicit Reading(std::string text) {
        auto parsed = XmlDocument::parse("a.xml", std::move(text), diagnostics);
        REQUIRE(parsed);
        document = std::make_unique<XmlDocument>(std::move(*parsed));
        reader = std::make_unique<XmlReader>(*document, diagnostics);
        root = document->root();
    }

    std::string report() const { return to_text(diagnostics, false); }

    Diagnostics diagnostics;
    std::unique_ptr<XmlDocument> document;
    std::unique_ptr<XmlReader> reader;
    pugi::xml_node root;
};

constexpr std::array<std::string_view, 2> kKnown{"title", "wording"};

}  // namespace

TEST_CASE("a wrong namespace is said, with the one expected") {
    Reading other("<strategy xmlns='http://example.org/plans'/>");
    CHECK_FALSE(other.reader->check_root("strategy", "urn:precis:strategy:1"));
    CHECK(other.report() ==
          "a.xml:1:2: error[P122]: 'strategy' is in the namespace 'http://example.org/plans'\n"
          "    1 | <strategy xmlns='http://example.org/plans'/>\n"
          "      |  ^~~~~~~~\n"
          "   hint: write xmlns=\"urn:precis:strategy:1\"\n");
    Reading none("<strategy/>");
    CHECK_FALSE(none.reader->check_root("strategy", "urn:precis:strategy:1"));
    CHECK(none.report().find("'strategy' is in no namespace") != std::string::npos);
}

TEST_CASE("a namespace that is nearly right is recognised") {
    Reading near("<strategy xmlns='urn:precis:stratgey:1'/>");
    CHECK_FALSE(near.reader->check_root("strategy", "urn:precis:strategy:1"));
    CHECK(near.report().find("hint: did you mean xmlns=\"urn:precis:strategy:1\"?") !=
          std::string::npos);
}

TEST_CASE("a file of another kind is told by its root element") {
    Reading other("<theme xmlns='urn:precis:theme:1'/>");
    CHECK_FALSE(other.reader->check_root("strategy", "urn:precis:strategy:1"));
    CHECK(other.report() ==
          "a.xml:1:2: error[P121]: the root element is 'theme', not 'strategy'\n"
          "    1 | <theme xmlns='urn:precis:theme:1'/>\n"
          "      |  ^~~~~\n"
          "   hint: this file should begin with <strategy xmlns=\"urn:precis:strategy:1\">\n");
}

TEST_CASE("an unknown element is shown with the nearest known one") {
    Reading reading("<a><titel/></a>");
    CHECK_FALSE(reading.reader->is_known_child(reading.root.first_child(), kKnown));
    CHECK(reading.report() ==
          "a.xml:1:5: error[P124]: there is no element 'titel' in 'a'\n"
          "    1 | <a><titel/></a>\n"
          "      |     ^~~~~\n"
          "   hint: did you mean 'title'?\n");
}

TEST_CASE("when nothing is near, what is known is listed") {
    Reading reading("<a xyzzy='1'/>");
    reading.reader->check_attributes(reading.root, kKnown);
    CHECK(reading.report() ==
          "a.xml:1:4: error[P125]: 'a' has no attribute 'xyzzy'\n"
          "    1 | <a xyzzy='1'/>\n"
          "      |    ^~~~~\n"
          "   hint: known here: 'title' or 'wording'\n");
}

TEST_CASE("text between elements is reported, white space is not") {
    Reading reading("<a>\n  stray\n  <title/> <!-- c --></a>");
    for (const auto child : reading.root.children()) {
        reading.reader->is_known_child(child, kKnown);
    }
    CHECK(reading.report() ==
          "a.xml:2:3: error[P130]: there may be no text in 'a'\n"
          "    2 |   stray\n"
          "      |   ^~~~~\n");
}

TEST_CASE("an element of another namespace is foreign, whatever its name") {
    Reading reading("<a xmlns='urn:x'><title xmlns='urn:y'/></a>");
    CHECK_FALSE(reading.reader->is_known_child(reading.root.first_child(), kKnown));
    CHECK(reading.report().find("error[P123]: 'title' is of another namespace: 'urn:y'") !=
          std::string::npos);
}

TEST_CASE("a child that is missing, empty or given twice is reported") {
    Reading reading("<a><b/><c>1</c>\n<c>2</c></a>");
    CHECK_FALSE(reading.reader->required_child(reading.root, "title"));
    reading.reader->required_child(reading.root, "b");
    const auto first = reading.reader->only_child(reading.root, "c");
    CHECK(std::string(first.child_value()) == "1");
    CHECK(reading.report() ==
          "a.xml:1:2: error[P126]: 'a' has no 'title'\n"
          "    1 | <a><b/><c>1</c>\n"
          "      |  ^\n"
          "a.xml:1:5: error[P128]: 'b' is empty\n"
          "    1 | <a><b/><c>1</c>\n"
          "      |     ^\n"
          "a.xml:2:2: error[P129]: 'a' has more than one 'c'\n"
          "    2 | <c>2</c></a>\n"
          "      |  ^\n"
          "   hint: keep one of them\n");
}

TEST_CASE("the text of an element is folded, comments and CDATA seen through") {
    Reading reading("<a>\n  one<!-- c -->\ttwo <![CDATA[<3>]]> </a>");
    CHECK(reading.reader->text(reading.root) == "one two <3>");
    CHECK(reading.diagnostics.empty());
    CHECK(folded(" \n ") == "");
    CHECK(folded("a") == "a");
}

TEST_CASE("words of a list have places of their own") {
    Reading reading("<a b=' one\n  two '/>");
    const auto words = reading.reader->words(reading.root.attribute("b"));
    REQUIRE(words.size() == 2);
    CHECK(words[1].text == "two");
    CHECK(words[1].where.offset == 13);
    CHECK(words[1].where.length == 3);
}

TEST_CASE("numbers are whole values in the classic notation and in range") {
    Reading reading("<a b='1.5' c='1,5' d='11' e='' f='nan' g='3' h='3x' i=' 3' j='1e999'/>");
    const auto number = [&](const char* name) {
        return reading.reader->number(reading.root.attribute(name), 0, 10);
    };
    CHECK(number("b") == 1.5);
    CHECK_FALSE(number("c"));
    CHECK(reading.diagnostics.sorted().front().message == "'1,5' is not a number from 0 to 10");
    for (const char* name : {"d", "e", "f", "h", "i", "j"}) {
        INFO(name);
        CHECK_FALSE(number(name));
    }
    CHECK(reading.reader->integer(reading.root.attribute("g"), 1, 3) == 3);
    CHECK_FALSE(reading.reader->integer(reading.root.attribute("g"), 1, 2));
    CHECK_FALSE(reading.reader->integer(reading.root.attribute("b"), 1, 3));
}

TEST_CASE("a value of a closed set is its place in the set") {
    Reading reading("<a b='wording' c='wordng'/>");
    CHECK(reading.reader->one_of(reading.root.attribute("b"), kKnown) == 1);
    CHECK_FALSE(reading.reader->one_of(reading.root.attribute("c"), kKnown));
    CHECK(reading.report() ==
          "a.xml:1:19: error[P131]: 'wordng' is not a value of 'c'\n"
          "    1 | <a b='wording' c='wordng'/>\n"
          "      |                   ^~~~~~\n"
          "   hint: did you mean 'wording'?\n");
}
