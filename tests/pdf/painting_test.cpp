#include "page_builder.hpp"
#include "pdf_tools.hpp"

#include <catch2/catch.hpp>

namespace precis::pdf::test {
namespace {

constexpr PdfFile::Pixel kWhite{255, 255, 255};

bool dark(const PdfFile::Pixel& pixel) {
    return pixel.red < 128;
}

}  // namespace

TEST_CASE("fills are painted in their colour and nowhere else") {
    PageBuilder builder;
    builder.page().marks.emplace_back(FillMark{{100, 100, 200, 150}, 0, {1, 0, 0}, kArtifact});
    builder.page().marks.emplace_back(FillMark{{150, 100, 200, 150}, 0, {0, 0.2, 1}, kArtifact});
    const PdfFile file(written(builder.document));
    CHECK(file.pixel(101, 101) == PdfFile::Pixel{255, 0, 0});
    CHECK(file.pixel(148, 148) == PdfFile::Pixel{255, 0, 0});
    CHECK(file.pixel(190, 120) == PdfFile::Pixel{0, 51, 255});
    CHECK(file.pixel(98, 120) == kWhite);
    CHECK(file.pixel(120, 152) == kWhite);
}

TEST_CASE("rounded corners are left out and the sides are not") {
    PageBuilder builder;
    builder.page().marks.emplace_back(FillMark{{100, 100, 200, 150}, 20, {0, 0, 0}, kArtifact});
    const PdfFile file(written(builder.document));
    for (const double x : {102.0, 198.0}) {
        for (const double y : {102.0, 148.0}) {
            CHECK(file.pixel(x, y) == kWhite);
        }
        CHECK(dark(file.pixel(x, 125)));
    }
    CHECK(dark(file.pixel(150, 101)));
    CHECK(dark(file.pixel(108, 108)));
}

TEST_CASE("a radius larger than the box makes it round and no larger") {
    PageBuilder builder;
    builder.page().marks.emplace_back(FillMark{{100, 100, 140, 140}, 99, {0, 0, 0}, kArtifact});
    const PdfFile file(written(builder.document));
    CHECK(dark(file.pixel(120, 101)));
    CHECK(file.pixel(103, 103) == kWhite);
    CHECK(file.pixel(120, 142) == kWhite);
}

TEST_CASE("rules are as wide and long as they are said to be") {
    PageBuilder builder;
    builder.page().marks.emplace_back(RuleMark{100, 300, 200, 300, 6, {0, 0.5, 0}, kArtifact});
    const PdfFile file(written(builder.document));
    for (const double y : {298.0, 300.0, 301.0}) {
        CHECK(file.pixel(150, y) == PdfFile::Pixel{0, 128, 0});
    }
    CHECK(file.pixel(150, 305) == kWhite);
    CHECK(file.pixel(202, 300) == kWhite);
}

TEST_CASE("text stands on its baseline in its colour") {
    PageBuilder builder;
    TextMark& mark = builder.paragraph("HHHH", 500);
    mark.size = 60;
    mark.colour = {0.6, 0, 0.4};
    const PdfFile file(written(builder.document));
    int painted = 0;
    for (int x = 72; x < 240; ++x) {
        painted += file.pixel(x, 520) == PdfFile::Pixel{153, 0, 102} ? 1 : 0;
        CHECK(file.pixel(x, 497) == kWhite);
        CHECK(file.pixel(x, 550) == kWhite);
    }
    CHECK(painted > 30);
}

TEST_CASE("a page has the size it was given") {
    PageBuilder builder;
    builder.page().width = 612;
    builder.page().height = 792.5;
    const PdfFile file(written(builder.document));
    CHECK(file.run("pdfinfo @").text.find("612 x 792.5 pts") != std::string::npos);
}

TEST_CASE("artifacts say what they are for") {
    PageBuilder builder;
    builder.paragraph("Words", 700);
    builder.text("Plan", 72, 800, kPageHeader);
    builder.text("Page 1", 72, 20, kPageFooter);
    builder.text("When", 72, 760, kRepetition);
    builder.page().marks.emplace_back(RuleMark{72, 670, 200, 670, 1, {}, kArtifact});
    const std::string content = PdfFile(written(builder.document)).run("qpdf --qdf @ -").text;
    CHECK(content.find("/Artifact<</Type/Pagination/Subtype/Header>>BDC") != std::string::npos);
    CHECK(content.find("/Artifact<</Type/Pagination/Subtype/Footer>>BDC") != std::string::npos);
    CHECK(content.find("/Artifact<</Type/Pagination>>BDC") != std::string::npos);
    CHECK(content.find("/Artifact BMC") != std::string::npos);
}

}  // namespace precis::pdf::test
