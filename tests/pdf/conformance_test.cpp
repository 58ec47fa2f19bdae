// The gate that a document passes before it becomes bytes.
#include "pdf/writer/conformance.hpp"

#include "page_builder.hpp"

#include <string>

#include <catch2/catch.hpp>

namespace precis::pdf::test {
namespace {

std::string said(const Document& document,
                 Conformance conformance = Conformance::archive_accessible) {
    std::string all;
    for (const Shortcoming& one : shortcomings(document, conformance)) {
        all += one.message + (one.ours ? " (ours)" : "") + "\n";
    }
    return all;
}

Document sound() {
    PageBuilder builder;
    builder.text("Title", 72, 700, builder.element("H1"));
    builder.text("Part", 72, 680, builder.element("H2"));
    builder.paragraph("Some words", 660);
    return std::move(builder.document);
}

}  // namespace

TEST_CASE("a sound document passes the gate") {
    CHECK(said(sound()).empty());
    CHECK(said(sound(), Conformance::archive).empty());
}

TEST_CASE("what a strategy lacks is said, with what to do") {
    Document document = sound();
    document.title.clear();
    document.language.clear();
    CHECK(said(document) ==
          "the briefing has no title\n"
          "the language of the briefing is not known\n");
    CHECK(said(document, Conformance::archive) == "the language of the briefing is not known\n");
    CHECK(said(document, Conformance::none).empty());
    for (const Shortcoming& one : shortcomings(document, Conformance::archive_accessible)) {
        CHECK_FALSE(one.hint.empty());
    }
}

TEST_CASE("a picture without alternative text does not pass") {
    PageBuilder builder;
    const StructureId figure = builder.element("Figure");
    const auto found = shortcomings(builder.document, Conformance::archive_accessible);
    REQUIRE(found.size() == 1);
    CHECK(found[0].message == "a picture has no alternative text");
    CHECK(found[0].element == figure);
    CHECK_FALSE(found[0].ours);
    builder.structure(figure).alternative = "A quay";
    CHECK(said(builder.document).empty());
}

TEST_CASE("a link has to lead somewhere") {
    for (const char* const address :
         {"www.example.org", "", ":", "https:", "http s://x", "https://example.org/\n"}) {
        CAPTURE(address);
        Document document = sound();
        document.pages[0].links.push_back({{0, 0, 10, 10}, address, "A link", kArtifact});
        CHECK(said(document).find("is no address that a link can lead to") != std::string::npos);
    }
    Document document = sound();
    document.pages[0].links.push_back({{0, 0, 10, 10}, "mailto:a@b.org", "A link", kArtifact});
    CHECK(said(document).empty());
}

TEST_CASE("a text too long for the standard does not pass") {
    Document document = sound();
    document.title = std::string(20'000, 'x');
    CHECK(said(document) == "a text of 20000 characters is longer than PDF/A allows\n");
}

TEST_CASE("what only the layout can do wrong is laid at our own door") {
    PageBuilder builder;
    builder.element("H2");
    const StructureId list = builder.element("L");
    builder.element("LBody", list);
    const StructureId table = builder.element("Table");
    const StructureId head = builder.element("TR", table);
    builder.element("TH", head);
    builder.structure(builder.element("TH", head)).scope = "Column";
    builder.element("TD", builder.element("TR", table));
    CHECK(said(builder.document) ==
          "a heading of level 2 follows one of level 0 (ours)\n"
          "'LBody' stands in 'L' (ours)\n"
          "the head of a row or column does not say of which (ours)\n"
          "a row has 1 cells where the first of its table has 2 (ours)\n");
}

}  // namespace precis::pdf::test
