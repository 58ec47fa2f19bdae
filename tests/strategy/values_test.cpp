#include "strategy/values.hpp"

#include <catch2/catch.hpp>

using namespace precis;

TEST_CASE("ids begin with a letter and hold no blanks") {
    for (const char* id : {"a", "A-1", "a_b.c", "z9"}) {
        INFO(id);
        CHECK(is_id(id));
    }
    for (const char* id : {"", "1a", "-a", ".a", "a b", "a/b", "a#b", "caf\xC3\xA9", "a:b"}) {
        INFO(id);
        CHECK_FALSE(is_id(id));
    }
}

TEST_CASE("links are whole addresses of kinds that can be followed") {
    for (const char* link :
         {"https://example.org", "http://example.org/a?b=c#d", "https://example.org/caf\xC3\xA9",
          "mailto:office@example.org", "tel:+41-22-1234567", "urn:isbn:0451450523"}) {
        INFO(link);
        CHECK(is_link(link));
    }
    for (const char* link :
         {"", "example.org", "www.example.org", "https://", "https:///path", "https://?q",
          "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:office",
          "mailto:@example.org", "https://a b", "https://a\nb", "https://a\"b", "https://a<b",
          "/path", "#top", "tel:", "ftp://example.org"}) {
        INFO(link);
        CHECK_FALSE(is_link(link));
    }
}

TEST_CASE("languages are tags of BCP 47, brought to their usual form") {
    CHECK(canonical_language("en") == "en");
    CHECK(canonical_language("EN-gb") == "en-GB");
    CHECK(canonical_language("zh-hant") == "zh-Hant");
    CHECK(canonical_language("sr-latn-rs") == "sr-Latn-RS");
    CHECK(canonical_language("es-419") == "es-419");
    CHECK(canonical_language("gsw") == "gsw");
}

TEST_CASE("what is no language tag is not taken for one") {
    for (const char* tag : {"", "e", "en_GB", "english", "en-", "-en", "xx", "en-GB-GB-", "e n",
                            "123", "en-\xC3\xA9", "zzzz"}) {
        INFO(tag);
        CHECK(canonical_language(tag).empty());
    }
    CHECK(canonical_language(std::string(10'000, 'a')).empty());
}
