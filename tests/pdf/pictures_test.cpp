// Pictures as they are written, seen by other programs.
#include "page_builder.hpp"
#include "pdf/pdf_writer.hpp"
#include "pdf_audit.hpp"
#include "pdf_tools.hpp"
#include "support/sample_pictures.hpp"

#include <memory>
#include <string>

#include <catch2/catch.hpp>

namespace precis::pdf::test {
namespace {

using precis::test::JpegForm;
using precis::test::PngForm;
using precis::test::sample_jpeg;
using precis::test::sample_png;

std::shared_ptr<const picture::Picture> read(const std::string& bytes) {
    return std::make_shared<picture::Picture>(picture::read_picture(bytes));
}

// The picture alone, 160 by 120 points from (100, 300).
Document page_with(const std::string& bytes) {
    PageBuilder builder;
    const StructureId figure = builder.element("Figure");
    builder.structure(figure).alternative = "Four colours";
    builder.page().marks.emplace_back(PictureMark{{100, 300, 260, 420}, read(bytes), figure});
    return std::move(builder.document);
}

char colour(const PdfFile::Pixel& pixel) {
    const auto near = [&](int red, int green, int blue) {
        return std::abs(pixel.red - red) < 24 && std::abs(pixel.green - green) < 24 &&
               std::abs(pixel.blue - blue) < 24;
    };
    return near(220, 0, 0)       ? 'r'
           : near(0, 160, 0)     ? 'g'
           : near(0, 0, 220)     ? 'b'
           : near(255, 255, 255) ? 'w'
           : near(127, 127, 237) ? 'l'  // blue let through by half
                                 : '?';
}

// The colours of the quarters, in reading order.
std::string quarters(const std::string& pdf) {
    const PdfFile file(pdf);
    std::string out;
    for (const double y : {390., 330.}) {
        for (const double x : {140., 220.}) {
            out += colour(file.pixel(x, y));
        }
    }
    return out;
}

}  // namespace

TEST_CASE("a PNG of any form is seen as it is") {
    using enum PngForm::Colour;
    for (const bool interlaced : {false, true}) {
        CHECK(quarters(written(page_with(sample_png({64, 48, rgb, 8, interlaced})))) == "rgbw");
        CHECK(quarters(written(page_with(sample_png({64, 48, rgb, 16, interlaced})))) == "rgbw");
        CHECK(quarters(written(page_with(sample_png({64, 48, palette, 4, interlaced})))) == "rgbw");
        CHECK(quarters(written(page_with(sample_png({64, 48, rgb_alpha, 8, interlaced})))) ==
              "rglw");
        CHECK(quarters(written(page_with(sample_png({64, 48, palette_alpha, 8, interlaced})))) ==
              "rglw");
    }
}

TEST_CASE("a JPEG is seen as it is, turned upright") {
    JpegForm form;
    CHECK(quarters(written(page_with(sample_jpeg(form)))) == "rgbw");
    const char* const kUpright[] = {"rgbw", "grwb", "wbgr", "bwrg", "rbgw", "brwg", "wgbr", "gwrb"};
    for (int orientation = 1; orientation <= 8; ++orientation) {
        CAPTURE(orientation);
        form.orientation = orientation;
        CHECK(quarters(written(page_with(sample_jpeg(form)))) == kUpright[orientation - 1]);
    }
}

TEST_CASE("a picture is in the file once, however often it is shown") {
    PageBuilder builder;
    const auto picture = read(sample_png({64, 48}));
    for (const double x : {100., 300.}) {
        const StructureId figure = builder.element("Figure");
        builder.structure(figure).alternative = "Four colours";
        builder.page().marks.emplace_back(PictureMark{{x, 300, x + 160, 420}, picture, figure});
    }
    const PdfObjects objects(written(builder.document));
    int images = 0;
    for (const auto& [key, object] : objects.all().items()) {
        images += object.contains("stream") &&
                          objects.get(object.at("stream").at("dict"), "/Subtype") == "/Image"
                      ? 1
                      : 0;
    }
    CHECK(images == 1);
}

TEST_CASE("a PNG of far more pixels than are seen is made smaller") {
    PngForm form;
    form.width = 3200;
    form.height = 2400;
    const std::string pdf = written(page_with(sample_png(form)));
    CHECK(quarters(pdf) == "rgbw");
    CHECK(PdfFile(pdf).run("pdfimages -list @").text.find(" 800   600 ") != std::string::npos);
}

TEST_CASE("a colour profile goes with its picture") {
    JpegForm form;
    form.profile = precis::test::sample_profile("RGB ");
    const std::string pdf = written(page_with(sample_jpeg(form)));
    CHECK(pdf.find("/ICCBased") != std::string::npos);
}

TEST_CASE("a document with pictures is the same by a writer that wrote others before") {
    PdfWriter writer({});
    const Document document = page_with(sample_png({64, 48}));
    writer.write(page_with(sample_jpeg()));
    CHECK(writer.write(document) == write_pdf(document, {}));
    CHECK(writer.write(document) == write_pdf(document, {}));
}

}  // namespace precis::pdf::test
