#include "base/xml.hpp"

#include <string>
#include <string_view>

#include <catch2/catch.hpp>

using namespace precis;

namespace {

XmlDocument parsed(std::string text) {
    Diagnostics diagnostics;
    auto document = XmlDocument::parse("a.xml", std::move(text), diagnostics);
    INFO(to_text(diagnostics, false));
    REQUIRE(document);
    return std::move(*document);
}

std::string faults(std::string text, XmlLimits limits = {}) {
    Diagnostics diagnostics;
    CHECK_FALSE(XmlDocument::parse("a.xml", std::move(text), diagnostics, limits));
    return to_text(diagnostics, false);
}

std::string_view at(const Location& where) {
    REQUIRE(where);
    return where.source->text().substr(where.offset, where.length);
}

std::string utf16(std::u16string_view text, bool big_endian) {
    std::string bytes = big_endian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8);
        const char low = static_cast<char>(unit & 0xFF);
        bytes += big_endian ? high : low;
        bytes += big_endian ? low : high;
    }
    return bytes;
}

}  // namespace

TEST_CASE("names, values and texts know where they stand") {
    const auto document =
        parsed("<a one='1' two = \"&lt;2\">\n  text &amp; more\n  <b/><![CDATA[<raw>]]></a>");
    const auto root = document.root();
    CHECK(at(document.name_of(root)) == "a");
    CHECK(at(document.name_of(root.attribute("two"))) == "two");
    CHECK(at(document.value_of(root.attribute("one"))) == "1");
    CHECK(at(document.value_of(root.attribute("two"))) == "&lt;2");
    CHECK(at(document.text_of(root.first_child())) == "text &amp; more");
    CHECK(at(document.name_of(root.child("b"))) == "b");
    CHECK(at(document.text_of(root.last_child())) == "<raw>");
    CHECK(std::string(root.attribute("two").value()) == "<2");
}

TEST_CASE("an empty value has a place") {
    const auto document = parsed("<a b=''/>");
    const Location where = document.value_of(document.root().attribute("b"));
    CHECK(where.offset == 6);
    CHECK(where.length == 0);
}

TEST_CASE("a stretch of a value is found, references or not") {
    const auto document =
        parsed("<a plain='one two' other='&lt;&#233;&#x1F600; two' b='a\r\nb c'/>");
    const auto root = document.root();
    CHECK(at(document.part_of(root.attribute("plain"), 4, 3)) == "two");
    CHECK(at(document.part_of(root.attribute("other"), 0, 1)) == "&lt;");
    CHECK(at(document.part_of(root.attribute("other"), 1, 2)) == "&#233;");
    CHECK(at(document.part_of(root.attribute("other"), 3, 4)) == "&#x1F600;");
    CHECK(at(document.part_of(root.attribute("other"), 8, 3)) == "two");
    CHECK(at(document.part_of(root.attribute("b"), 4, 1)) == "c");
    CHECK(at(document.part_of(root.attribute("plain"), 4, 300)) == "two");
}

TEST_CASE("places in a text can be asked for in any order") {
    const auto document = parsed("<a>x &amp; <![CDATA[&amp; y]]></a>");
    XmlPlaces text(document, document.root().first_child());
    CHECK(at(text.at(2, 1)) == "&amp;");
    CHECK(at(text.at(0, 1)) == "x");
    XmlPlaces raw(document, document.root().last_child());
    CHECK(at(raw.at(0, 5)) == "&amp;");
    CHECK(at(raw.at(6, 1)) == "y");
}

TEST_CASE("a document stays whole when it is moved") {
    auto first = parsed("<a b='c'/>");
    const auto root = first.root();
    const XmlDocument second = std::move(first);
    CHECK(at(second.value_of(root.attribute("b"))) == "c");
    CHECK(second.root() == root);
}

TEST_CASE("white space between inline elements is kept") {
    const auto document = parsed("<a><b/> <c/></a>");
    CHECK(std::string(document.root().first_child().next_sibling().value()) == " ");
}

TEST_CASE("a byte order mark is no part of the text") {
    const auto document = parsed("\xEF\xBB\xBF<a/>");
    CHECK(document.name_of(document.root()).offset == 1);
}

TEST_CASE("UTF-16 with a byte order mark is read, from either end") {
    const std::u16string_view text =
        u"<?xml version='1.0' encoding='utf-16'?><a>\u00E9\U0001F600</a>";
    for (const bool big_endian : {false, true}) {
        const auto document = parsed(utf16(text, big_endian));
        CHECK(std::string(document.root().child_value()) == "\xC3\xA9\xF0\x9F\x98\x80");
    }
}

TEST_CASE("half a character in UTF-16 is refused at its place") {
    const std::u16string text = u"<a>\xD83D</a>";
    CHECK(faults(utf16(text, false)) ==
          "a.xml:1:4: error[P111]: the file is not valid UTF-16: there is half of a character\n"
          "    1 | <a>\xEF\xBF\xBD</a>\n"
          "      |    ^\n"
          "   hint: save the file as UTF-8\n");
    std::string odd = utf16(u"<a/>", true);
    odd.pop_back();
    CHECK(faults(odd).find("error[P111]") != std::string::npos);
}

TEST_CASE("the namespace of the root element is home, with a prefix or without") {
    const auto plain = parsed("<a xmlns='urn:x'><b/></a>");
    CHECK(plain.home() == "urn:x");
    CHECK(plain.namespace_of(plain.root().child("b")) == "urn:x");
    CHECK(plain.is_at_home(plain.root().child("b")));

    const auto prefixed = parsed("<p:a xmlns:p='urn:x' xmlns='urn:y'><p:b/><c/></p:a>");
    CHECK(prefixed.home() == "urn:x");
    CHECK(std::string(prefixed.root().name()) == "a");
    CHECK(at(prefixed.name_of(prefixed.root())) == "p:a");
    CHECK(prefixed.root().select_node("/a/b"));
    CHECK(prefixed.namespace_of(prefixed.root()) == "urn:x");
    CHECK(prefixed.namespace_of(prefixed.root().child("b")) == "urn:x");
    CHECK(prefixed.namespace_of(prefixed.root().child("c")) == "urn:y");
    CHECK_FALSE(prefixed.is_at_home(prefixed.root().child("c")));
}

TEST_CASE("a prefix of another namespace stays, and so does one that is declared anew") {
    const auto document =
        parsed("<a xmlns='urn:x' xmlns:p='urn:x'><p:b/><p:c xmlns:p='urn:z'/><d xmlns=''/></a>");
    CHECK(document.root().child("b"));
    const auto other = document.root().child("p:c");
    REQUIRE(other);
    CHECK(XmlDocument::local_name(other) == "c");
    CHECK(document.namespace_of(other) == "urn:z");
    CHECK(document.namespace_of(document.root().child("d")).empty());
}

TEST_CASE("declarations and what editors add are told from attributes") {
    const auto document = parsed(
        "<a xmlns='urn:x' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:o='urn:o' "
        "xsi:schemaLocation='urn:x x.xsd' o:b='1' c='2'/>");
    std::string bookkeeping;
    for (const auto attribute : document.root().attributes()) {
        bookkeeping += XmlDocument::is_bookkeeping(document.root(), attribute) ? "y" : "n";
    }
    CHECK(bookkeeping == "yyyynn");
}

TEST_CASE("a tag that closes another element is shown with the one that is open") {
    CHECK(faults("<a>\n <b>\n </c>\n</a>") ==
          "a.xml:3:4: error[P108]: '</c>' stands where '</b>' was expected\n"
          "    3 |  </c>\n"
          "      |    ^\n"
          "   hint: '<b>' begins in line 2\n");
}

TEST_CASE("a file that ends too early names the element that is open") {
    CHECK(faults("<a>\n <title>Harbour") ==
          "a.xml:2:3: error[P109]: '<title>' is never closed\n"
          "    2 |  <title>Harbour\n"
          "      |   ^~~~~\n"
          "   hint: the file ends too early; was it saved or copied in full?\n");
    CHECK(faults("<a>\n <title lang='") ==
          "a.xml:2:2: error[P109]: the file ends in the middle of what begins here\n"
          "    2 |  <title lang='\n"
          "      |  ^\n"
          "   hint: was it saved or copied in full?\n");
}

TEST_CASE("a large text is read, and refused, as a small one is") {
    constexpr std::size_t kTitles = 200'000;
    std::string text = "<a>";
    for (std::size_t i = 0; i < kTitles; ++i) {
        text += "<title n='1'/>\n";
    }
    const auto document = parsed(text + "<last>é</last></a>");
    CHECK(at(document.name_of(document.root().last_child())) == "last");
    CHECK(at(document.text_of(document.root().last_child().first_child())) == "é");
    CHECK(faults(text + " <b></c></a>") ==
          "a.xml:200001:7: error[P108]: '</c>' stands where '</b>' was expected\n"
          "200001 |  <b></c></a>\n"
          "       |       ^\n"
          "   hint: '<b>' begins in line 200001\n");
}

TEST_CASE("an ampersand that begins nothing is shown with what to write") {
    CHECK(faults("<a>ships & boats</a>") ==
          "a.xml:1:10: error[P107]: '&' does not begin a reference here\n"
          "    1 | <a>ships & boats</a>\n"
          "      |          ^\n"
          "   hint: write '&amp;' for the character itself\n");
}

TEST_CASE("an attribute given twice is shown at the second") {
    CHECK(faults("<a><b id='1' id='2'/></a>") ==
          "a.xml:1:14: error[P117]: the attribute 'id' is given twice\n"
          "    1 | <a><b id='1' id='2'/></a>\n"
          "      |              ^~\n"
          "   hint: keep one of them\n");
}

TEST_CASE("a DOCTYPE is refused before anything in it is looked at") {
    CHECK(faults("<!-- no <!DOCTYPE yet -->\n<!DOCTYPE a SYSTEM 'file:///etc/passwd' [\n"
                 "<!ENTITY x 'y'>]><a>&x;</a>") ==
          "a.xml:2:1: error[P115]: a DOCTYPE is not allowed here\n"
          "    2 | <!DOCTYPE a SYSTEM 'file:///etc/passwd' [\n"
          "      | ^~~~~~~~~\n"
          "   hint: take it out; entities such as '&nbsp;' can be written as characters\n");
}

TEST_CASE("an entity that XML does not know is shown where it is used") {
    CHECK(faults("<a>one&nbsp;two</a>") ==
          "a.xml:1:7: error[P119]: there is no entity '&nbsp;'\n"
          "    1 | <a>one&nbsp;two</a>\n"
          "      |       ^~~~~~\n"
          "   hint: write the character itself; for '&' write '&amp;'\n");
    CHECK(faults("<a b='&lt;&uuml;'/>").find("there is no entity '&uuml;'") != std::string::npos);
}

TEST_CASE("an encoding other than it says is refused") {
    CHECK(faults("<?xml version='1.0' encoding='UTF-16'?><a/>") ==
          "a.xml:1:31: error[P114]: the file says that it is in UTF-16, but it is in UTF-8\n"
          "    1 | <?xml version='1.0' encoding='UTF-16'?><a/>\n"
          "      |                               ^~~~~~\n"
          "   hint: write encoding=\"UTF-8\"\n");
    CHECK(faults(utf16(u"<?xml version='1.0' encoding='UTF-8'?><a/>", true)).find("P114") !=
          std::string::npos);
    CHECK(faults("<?xml version='1.0' encoding='ISO-8859-1'?><a>caf\xC3\xA9</a>") ==
          "a.xml:1:31: error[P114]: the file says that it is in ISO-8859-1, but it is in UTF-8\n"
          "    1 | <?xml version='1.0' encoding='ISO-8859-1'?><a>caf\xC3\xA9</a>\n"
          "      |                               ^~~~~~~~~~\n"
          "   hint: write encoding=\"UTF-8\"\n");
}

TEST_CASE("a file in ISO-8859-1 that says so is read") {
    Diagnostics diagnostics;
    const auto document = XmlDocument::parse(
        "a.xml", "<?xml version='1.0' encoding='iso-8859-1'?><a b='\xFF'>caf\xE9</a>", diagnostics);
    INFO(to_text(diagnostics, false));
    REQUIRE(document);
    CHECK(std::string(document->root().child_value()) == "caf\xC3\xA9");
    CHECK(std::string(document->root().attribute("b").value()) == "\xC3\xBF");
    const std::string ascii = "<?xml version='1.0' encoding='ISO-8859-1'?><a/>";
    CHECK(XmlDocument::parse("a.xml", ascii, diagnostics));
    CHECK(diagnostics.empty());
}

TEST_CASE("a file in an older encoding that names it is told so, not that it is broken") {
    CHECK(faults("<?xml version='1.0' encoding='windows-1252'?><a>caf\xE9</a>") ==
          "a.xml:1:31: error[P113]: the file is in the encoding 'windows-1252'\n"
          "    1 | <?xml version='1.0' encoding='windows-1252'?><a>caf\xEF\xBF\xBD</a>\n"
          "      |                               ^~~~~~~~~~~~\n"
          "   hint: save the file as UTF-8 and write encoding=\"UTF-8\"\n");
}

TEST_CASE("bytes that are no UTF-8 are shown at their place") {
    CHECK(faults("<a>caf\xE9</a>") ==
          "a.xml:1:7: error[P110]: the file is not valid UTF-8: the byte E9 is no character\n"
          "    1 | <a>caf\xEF\xBF\xBD</a>\n"
          "      |       ^\n"
          "   hint: save the file as UTF-8\n");
}

TEST_CASE("a control character is named") {
    CHECK(faults("<a>\n\x0B</a>") ==
          "a.xml:2:1: error[P112]: the character U+000B may not be in an XML file\n"
          "    2 | \xEF\xBF\xBD</a>\n"
          "      | ^\n"
          "   hint: take it out; only tab and line breaks are allowed among control characters\n");
}

TEST_CASE("elements may be nested up to the limit") {
    const auto nested = [](int depth) {
        std::string text;
        for (int i = 0; i < depth; ++i) {
            text += "<a>";
        }
        for (int i = 0; i < depth; ++i) {
            text += "</a>";
        }
        return text;
    };
    parsed(nested(64));
    CHECK(faults(nested(65)).find("error[P116]: elements are nested more than 64 deep") !=
          std::string::npos);
    CHECK(faults(nested(4), XmlLimits{3}) ==
          "a.xml:1:11: error[P116]: elements are nested more than 3 deep\n"
          "    1 | <a><a><a><a></a></a></a></a>\n"
          "      |           ^\n"
          "   hint: check that each element is closed where it should be\n");
    CHECK(faults(nested(1'000'000)).find("P116") != std::string::npos);
}

TEST_CASE("an empty file and one that is no XML are told apart") {
    CHECK(faults("") == "a.xml: error[P105]: 'a.xml' is empty\n");
    CHECK(faults(" \n") == "a.xml: error[P105]: 'a.xml' is empty\n");
    CHECK(faults("{}") ==
          "a.xml:1:1: error[P106]: this is not XML: it does not begin with '<'\n"
          "    1 | {}\n"
          "      | ^\n");
    CHECK(faults("PK\x03\x04").find("hint: it is a ZIP file; name the XML file instead") !=
          std::string::npos);
}
