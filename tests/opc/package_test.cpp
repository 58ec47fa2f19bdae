#include "opc/package.hpp"

#include "opc/unzip.hpp"

#include <catch2/catch.hpp>
#include <pugixml.hpp>

using namespace precis::opc;
using precis::test::entry;
using precis::test::unzip;

namespace {

Package sample() {
    Package package;
    package.relationships.add("urn:main", "word/main.xml");
    Part main{"word/main.xml", "application/x-main+xml", "<main>é &amp; more</main>"};
    main.relationships.add("urn:picture", "picture.bin");
    main.relationships.add_external("urn:link", "https://example.org/a b?q=\"é\"&r=%20");
    package.parts.push_back(std::move(main));
    package.parts.push_back({"word/picture.bin", "application/octet-stream",
                             std::string("\x00\x01\xFEsome bytes", 13), Part::Kind::binary});
    return package;
}

}  // namespace

TEST_CASE("a ZIP package holds its parts in order, content types first") {
    const auto entries = unzip(to_zip(sample()));
    std::vector<std::string> names;
    for (const auto& one : entries) {
        names.push_back(one.name);
    }
    CHECK(names == std::vector<std::string>{"[Content_Types].xml", "_rels/.rels", "word/main.xml",
                                            "word/_rels/main.xml.rels", "word/picture.bin"});
    CHECK(entry(entries, "word/main.xml") ==
          "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
          "<main>é &amp; more</main>");
    CHECK(entry(entries, "word/picture.bin") == std::string("\x00\x01\xFEsome bytes", 13));
}

TEST_CASE(
    "every entry has the earliest time that ZIP knows, so the same parts give the same bytes") {
    for (const auto& one : unzip(to_zip(sample()))) {
        CHECK(one.dos_date == ((1U << 21U) | (1U << 16U)));
    }
    CHECK(to_zip(sample()) == to_zip(sample()));
}

TEST_CASE("each part has its content type") {
    pugi::xml_document types;
    REQUIRE(types.load_string(entry(unzip(to_zip(sample())), "[Content_Types].xml").c_str()));
    CHECK(types.select_node("//Override[@PartName='/word/main.xml']/@ContentType")
              .attribute()
              .value() == std::string("application/x-main+xml"));
    CHECK(types.select_node("//Default[@Extension='rels']"));
}

TEST_CASE("a relationship asked for twice is one, and external addresses become URIs") {
    Relationships relationships;
    CHECK(relationships.add_external("urn:link", "https://example.org/é \"x\"") == "rId1");
    CHECK(relationships.add_external("urn:link", "https://example.org/é \"x\"") == "rId1");
    CHECK(relationships.add("urn:part", "part.xml") == "rId2");
    CHECK(relationships.all()[0].target == "https://example.org/%C3%A9%20%22x%22");
    CHECK(to_uri("https://example.org/100%25?a=b%") == "https://example.org/100%25?a=b%25");
}

TEST_CASE("a flat package is one document with the same parts") {
    pugi::xml_document flat;
    const std::string text = to_flat(sample(), "Word.Document");
    REQUIRE(flat.load_string(text.c_str(), pugi::parse_default | pugi::parse_pi));
    CHECK(text.find("<?mso-application progid=\"Word.Document\"?>") != std::string::npos);
    std::vector<std::string> names;
    for (const auto part : flat.child("pkg:package").children("pkg:part")) {
        names.push_back(part.attribute("pkg:name").value());
    }
    CHECK(names == std::vector<std::string>{"/_rels/.rels", "/word/main.xml",
                                            "/word/_rels/main.xml.rels", "/word/picture.bin"});
    CHECK(flat.select_node("//pkg:part[@pkg:name='/word/main.xml']/pkg:xmlData/main")
              .node()
              .text()
              .get() == std::string("é & more"));
    CHECK(flat.select_node("//pkg:binaryData").node().text().get() ==
          std::string("AAH+c29tZSBieXRlcw=="));
}

TEST_CASE("binary data stands in lines of 76 characters") {
    Package package;
    package.parts.push_back(
        {"a.bin", "application/octet-stream", std::string(200, 'x'), Part::Kind::binary});
    const std::string flat = to_flat(package, "Word.Document");
    const auto from = flat.find("<pkg:binaryData>") + 16;
    CHECK(flat.find('\n', from) - from == 76);
}
