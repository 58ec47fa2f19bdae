#include "base/xml_text.hpp"

#include <catch2/catch.hpp>

namespace precis {

TEST_CASE("what XML keeps to itself is written as references") {
    CHECK(escaped_xml("a < b & c > \"d\" 'e'") == "a &lt; b &amp; c &gt; &quot;d&quot; 'e'");
    CHECK(escaped_xml("\"d\" 'e'", "'\"") == "&quot;d&quot; &#39;e&#39;");
    CHECK(escaped_xml("\"d\" & 'e'", "") == "\"d\" &amp; 'e'");
    CHECK(escaped_xml("caf\xC3\xA9") == "caf\xC3\xA9");
    CHECK(escaped_xml("") == "");
}

}  // namespace precis
