#include "page_builder.hpp"
#include "pdf/pdf_writer.hpp"
#include "pdf_objects.hpp"
#include "pdf_tools.hpp"

#include <catch2/catch.hpp>

namespace precis::pdf::test {
namespace {

// The annotations of the first page.
std::vector<Json> annotations_of(const PdfObjects& objects) {
    const Json& pages = objects.get(objects.catalogue(), "/Pages");
    const Json& page = objects.resolve(objects.get(pages, "/Kids").at(0));
    std::vector<Json> annotations;
    for (const Json& reference : objects.get(page, "/Annots")) {
        annotations.push_back(objects.resolve(reference));
    }
    return annotations;
}

}  // namespace

TEST_CASE("a link is where it was put and says where it leads") {
    PageBuilder builder;
    const StructureId link = builder.element("Link", builder.element("P"));
    builder.text("example.org", 72, 700, link);
    builder.page().links.push_back(
        {{72, 697.5, 130, 711}, "https://example.org/a?b=c&d", "To A", link});
    const std::string pdf = written(builder.document);
    CHECK(PdfFile(pdf).run("pdfinfo -url @").text.find("https://example.org/a?b=c&d") !=
          std::string::npos);
    const PdfObjects objects(pdf);
    const auto annotations = annotations_of(objects);
    REQUIRE(annotations.size() == 1);
    CHECK(annotations[0].at("/Rect") == Json{72, 697.5, 130, 711});
    CHECK(annotations[0].at("/Border") == Json{0, 0, 0});
    CHECK(PdfObjects::text(annotations[0].at("/Contents")) == "To A");
}

TEST_CASE("a link over two lines is one element with two areas") {
    PageBuilder builder;
    const StructureId link = builder.element("Link", builder.element("P"));
    builder.text("long", 72, 700, link);
    builder.text("link", 72, 688, link);
    builder.page().links.push_back({{72, 697, 100, 711}, "https://example.org", "There", link});
    builder.page().links.push_back({{72, 685, 100, 697}, "https://example.org", "There", link});
    const std::string pdf = written(builder.document);
    CHECK(annotations_of(PdfObjects(pdf)).size() == 2);
}

TEST_CASE("an area outside of any Link gets an element of its own") {
    PageBuilder builder;
    const StructureId paragraph = builder.element("P");
    builder.text("words", 72, 700, paragraph);
    builder.page().links.push_back({{72, 697, 100, 711}, "https://a.org", "", paragraph});
    builder.page().links.push_back({{72, 20, 100, 30}, "https://b.org", "", kArtifact});
    const std::string pdf = written(builder.document);
    CHECK(PdfObjects::text(annotations_of(PdfObjects(pdf))[1].at("/Contents")) == "https://b.org");
}

TEST_CASE("an address is written as a URI may be") {
    PageBuilder builder;
    builder.page().links.push_back(
        {{0, 0, 9, 9}, "https://example.org/Zürich (1) <x>\\", "Zürich", kArtifact});
    const PdfObjects objects(written(builder.document));
    const Json action = annotations_of(objects).at(0).at("/A");
    CHECK(PdfObjects::text(action.at("/URI")) ==
          "https://example.org/Z%C3%BCrich%20(1)%20%3Cx%3E%5C");
}

TEST_CASE("bookmarks lie below those of a lower level") {
    PageBuilder builder;
    builder.add_page();
    builder.document.bookmarks = {{"One", 0, 700, 1},
                                  {"One a", 0, 600, 2},
                                  {"One b (\u00FC)", 1, 500, 3},
                                  {"Two", 1, 400, 1}};
    const std::string pdf = written(builder.document);
    const Json outlines = Json::parse(PdfFile(pdf).run("qpdf --json=2 @").text).at("outlines");
    REQUIRE(outlines.size() == 2);
    CHECK(outlines[0].at("title") == "One");
    CHECK(outlines[0].at("kids")[0].at("title") == "One a");
    CHECK(outlines[0].at("kids")[0].at("kids")[0].at("title") == "One b (\u00FC)");
    CHECK(outlines[0].at("kids")[0].at("kids")[0].at("destpageposfrom1") == 2);
    CHECK(outlines[1].at("title") == "Two");
    CHECK(outlines[1].at("dest")[3] == 400);
}

}  // namespace precis::pdf::test
