#include "opc/xml_writer.hpp"

#include <stdexcept>

#include <catch2/catch.hpp>
#include <pugixml.hpp>

using precis::opc::XmlWriter;

namespace {

std::string text_element(std::string_view text) {
    return XmlWriter().leaf_text("t", text).take();
}

}  // namespace

TEST_CASE("elements nest and close in order") {
    XmlWriter xml;
    xml.open("a", {{"x", "1"}}).leaf("b").open("c").text("d").close().close();
    CHECK(xml.take() == R"(<a x="1"><b/><c>d</c></a>)");
}

TEST_CASE("what is still open is closed when the document is taken") {
    XmlWriter xml;
    xml.open("a").open("b").text("c");
    CHECK(xml.take() == "<a><b>c</b></a>");
    CHECK(xml.open("next").take() == "<next/>");
}

TEST_CASE("markup characters in text and attributes are escaped") {
    XmlWriter xml;
    xml.open("a", {{"x", "\"<&>'\t\n"}}).text("\"<&>'\r");
    CHECK(xml.take() == R"(<a x="&quot;&lt;&amp;&gt;'&#9;&#10;">"&lt;&amp;&gt;'&#13;</a>)");
}

TEST_CASE("characters that XML forbids are dropped, and those that part words become spaces") {
    CHECK(text_element(std::string("a\0b\x01\x1f", 5)) == "<t>ab</t>");
    CHECK(text_element("page\fbreak\vtab") == "<t>page break tab</t>");
    CHECK(text_element("\xEF\xBF\xBE\xEF\xBF\xBF.") == "<t>.</t>");
}

TEST_CASE("bytes that are not UTF-8 become replacement characters") {
    CHECK(text_element("a\xFFz") == "<t>a\uFFFDz</t>");
    CHECK(text_element("\xC0\xAF") == "<t>\uFFFD\uFFFD</t>");
    CHECK(text_element("\xED\xA0\x80") == "<t>\uFFFD\uFFFD\uFFFD</t>");  // a lone surrogate
    CHECK(text_element("\xF0\x9F\x98") == "<t>\uFFFD\uFFFD\uFFFD</t>");  // cut short
    CHECK(text_element("\xF4\x90\x80\x80") == "<t>\uFFFD\uFFFD\uFFFD\uFFFD</t>");
    CHECK(text_element("\U0001F600é") == "<t>\U0001F600é</t>");
}

TEST_CASE("every string of bytes gives a well-formed element") {
    std::string bytes;
    for (int i = 0; i < 4096; ++i) {
        bytes += static_cast<char>(i * 7919 >> (i % 5));
    }
    XmlWriter xml;
    xml.open("a", {{"x", bytes}}).text(bytes);
    const std::string document = xml.take();
    pugi::xml_document parsed;
    CHECK(parsed.load_buffer(document.data(), document.size()));
    CHECK(document.find('\0') == std::string::npos);
}

TEST_CASE("calls that would break the document are refused") {
    XmlWriter xml;
    CHECK_THROWS_AS(xml.text("no root"), std::logic_error);
    CHECK_THROWS_AS(xml.close(), std::logic_error);
    xml.open("a", {{"x", "1"}});
    CHECK_THROWS_AS(xml.attribute("x", "2"), std::logic_error);
    xml.text("content");
    CHECK_THROWS_AS(xml.attribute("y", "2"), std::logic_error);
    xml.close();
    CHECK_THROWS_AS(xml.open("second"), std::logic_error);
}
