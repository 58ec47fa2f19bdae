#include "strategy/rich_text.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace precis;

namespace {

std::string dump(const RichText& text) {
    static constexpr std::string_view kNames[] = {"text", "em",   "strong", "quote",
                                                  "term", "link", "field"};
    std::string result;
    for (const Run& run : text) {
        if (run.kind == Run::Kind::text) {
            result += fmt::format("[{}]", run.text);
        } else if (run.kind == Run::Kind::field) {
            result += fmt::format("field({})", run.text);
        } else {
            result += fmt::format("{}{}({})", kNames[static_cast<int>(run.kind)],
                                  run.text.empty() ? "" : ":" + run.text, dump(run.runs));
        }
    }
    return result;
}

struct Reading {
    explicit Reading(std::string_view content) {
        document = XmlDocument::parse("a.xml", fmt::format("<a>{}</a>", content), diagnostics);
        REQUIRE(document);
        text = read_rich_text(*document, document->root(), diagnostics);
    }

    std::string report() const { return to_text(diagnostics, false); }

    Diagnostics diagnostics;
    std::optional<XmlDocument> document;
    RichText text;
};

std::string read(std::string_view content) {
    const Reading reading(content);
    CHECK(reading.report() == "");
    return dump(reading.text);
}

std::string_view at(const Location& where) {
    REQUIRE(where);
    return where.source->text().substr(where.offset, where.length);
}

}  // namespace

TEST_CASE("inline markup becomes runs within runs") {
    CHECK(read("Keep <strong>the <em>channel</em></strong> deep") ==
          "[Keep ]strong([the ]em([channel]))[ deep]");
    CHECK(read("<quote cite=\"plan#s1\">so</quote>") == "quote:plan#s1([so])");
    CHECK(read("<quote>so</quote>") == "quote([so])");
    CHECK(read("<term ref=\"draught\">depth</term> and <term ref=\"draught\"/>") ==
          "term:draught([depth])[ and ]term:draught()");
    CHECK(read("<link href=\"https://example.org/\">here</link>") ==
          "link:https://example.org/([here])");
}

TEST_CASE("white space is folded, also over the borders of runs") {
    CHECK(read("\n  one\n\ttwo  ") == "[one two]");
    CHECK(read("one <em> two </em> three") == "[one ]em([two ])[three]");
    CHECK(read("<em>one</em> <strong>two</strong>\n") == "em([one])[ ]strong([two])");
    CHECK(read(" <em> one </em> ") == "em([one])");
    CHECK(read("<term ref=\"a\"/> b") == "term:a()[ b]");
    CHECK(read("{a} b") == "field(a)[ b]");
    CHECK(read("  ") == "");
}

TEST_CASE("a space that does not break stays as it is") {
    CHECK(read("12\xC2\xA0m") == "[12\xC2\xA0m]");
}

TEST_CASE("comments and CDATA do not split a text") {
    CHECK(read("one<!-- c -->two<![CDATA[<3>]]>") == "[onetwo<3>]");
}

TEST_CASE("fields stand in braces, and two braces for one") {
    CHECK(read("Dear {recipient.name}, {date}.") ==
          "[Dear ]field(recipient.name)[, ]field(date)[.]");
    CHECK(read("a {{b} {{{c}") == "[a {b} {]field(c)");
    CHECK(read("a } b") == "[a } b]");
    CHECK(read("<em>{recipient.pr\xC3\xA9nom}</em>") == "em(field(recipient.pr\xC3\xA9nom))");
    CHECK(read("{recipient.first_name-2}") == "field(recipient.first_name-2)");
}

TEST_CASE("plain text is the characters alone, with fields in braces") {
    const Reading reading("Keep <strong>the <em>channel</em></strong> {depth} &amp; wide");
    CHECK(plain_text(reading.text) == "Keep the channel {depth} & wide");
}

TEST_CASE("runs know their places, references or not") {
    const Reading reading("one &amp; {two} <link href=\"https://a.b\">c</link> {d}");
    REQUIRE(reading.text.size() == 6);
    CHECK(at(reading.text[0].where) == "one &amp; ");
    CHECK(at(reading.text[1].where) == "{two}");
    CHECK(at(reading.text[3].where) == "https://a.b");
    CHECK(at(reading.text[3].runs[0].where) == "c");
    CHECK(at(reading.text[5].where) == "{d}");
}

TEST_CASE("a brace that is not closed is an error at its place") {
    CHECK(Reading("one &lt; {two").report() ==
          "a.xml:1:13: error[P213]: this '{' is not closed\n"
          "    1 | <a>one &lt; {two</a>\n"
          "      |             ^\n"
          "   hint: a field is written {name}; for the brace itself write '{{'\n");
    CHECK(Reading("{a <em>b</em>}").report().find("this '{' is not closed") != std::string::npos);
    CHECK(Reading("{a {b}").report().find("a.xml:1:4: error[P213]: this '{' is not closed") == 0);
}

TEST_CASE("a field without a name, or with what no name can have, is an error") {
    CHECK(Reading("x {}").report() ==
          "a.xml:1:6: error[P213]: this field has no name\n"
          "    1 | <a>x {}</a>\n"
          "      |      ^~\n"
          "   hint: a field is written {name}; for the brace itself write '{{'\n");
    for (const char* field : {"{ name}", "{a b}", "{a..b}", "{.a}", "{a.}", "{a!}"}) {
        INFO(field);
        CHECK(Reading(field).report().find("cannot be the name of a field") != std::string::npos);
    }
}

TEST_CASE("unknown inline elements and attributes are reported with the nearest known one") {
    CHECK(Reading("<stron>a</stron>").report() ==
          "a.xml:1:5: error[P124]: there is no element 'stron' in 'a'\n"
          "    1 | <a><stron>a</stron></a>\n"
          "      |     ^~~~~\n"
          "   hint: did you mean 'strong'?\n");
    CHECK(Reading("<link hreff=\"x\" href=\"https://a.b\">c</link>")
              .report()
              .find("'link' has no attribute 'hreff'") != std::string::npos);
    CHECK(Reading("<em class=\"x\">a</em>").report().find("hint: it has no attributes") !=
          std::string::npos);
}

TEST_CASE("a link needs an address, a term needs an id, and both something to show") {
    CHECK(Reading("<link>a</link>").report().find("'link' has no attribute 'href'") !=
          std::string::npos);
    CHECK(Reading("<link href=\"page.html\">a</link>")
              .report()
              .find("'page.html' is not an address to follow") != std::string::npos);
    CHECK(Reading("<term>a</term>").report().find("'term' has no attribute 'ref'") !=
          std::string::npos);
    CHECK(Reading("<em/>").report().find("'em' is empty") != std::string::npos);
}

TEST_CASE("links and terms do not stand in each other") {
    CHECK(Reading("<link href=\"https://a.b\">a <em><term ref=\"t\"/></em></link>")
              .report()
              .find("error[P217]: 'term' may not stand in another link or term") !=
          std::string::npos);
    CHECK(read("<link href=\"https://a.b\">a</link><term ref=\"t\"/>") ==
          "link:https://a.b([a])term:t()");
}

TEST_CASE("a text of a million braces is read in one go") {
    std::string braces;
    for (int i = 0; i < 1'000'000; ++i) {
        braces += "{x} ";
    }
    CHECK(Reading(braces).text.size() == 1'999'999);
}
