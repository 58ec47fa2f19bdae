#include "picture/picture.hpp"

#include "support/sample_pictures.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace precis::picture;
using precis::test::JpegForm;
using precis::test::PngForm;
using precis::test::sample_jpeg;
using precis::test::sample_png;
using precis::test::sample_profile;

namespace {

unsigned char sample(const std::string& bytes, std::size_t index) {
    return static_cast<unsigned char>(bytes.at(index));
}

}  // namespace

TEST_CASE("a PNG of every colour type and depth is read as the same picture") {
    using enum PngForm::Colour;
    struct Form {
        PngForm::Colour colour;
        int depth;
    };
    for (const Form& form :
         {Form{rgb, 8}, Form{rgb, 16}, Form{rgb_alpha, 8}, Form{rgb_alpha, 16}, Form{palette, 2},
          Form{palette, 4}, Form{palette, 8}, Form{palette_alpha, 8}}) {
        for (const bool interlaced : {false, true}) {
            CAPTURE(static_cast<int>(form.colour), form.depth, interlaced);
            const Picture picture =
                read_picture(sample_png({16, 12, form.colour, form.depth, interlaced}));
            CHECK(picture.width == 16);
            CHECK(picture.height == 12);
            CHECK(picture.channels == 3);
            REQUIRE(picture.pixels.size() == 16 * 12 * 3);
            CHECK(sample(picture.pixels, 0) == 220);  // red at the upper left
            CHECK(sample(picture.pixels, 15 * 3 + 1) == 160);
            CHECK(sample(picture.pixels, (11 * 16) * 3 + 2) == 220);
            const bool alpha = form.colour == rgb_alpha || form.colour == palette_alpha;
            REQUIRE(picture.alpha.size() == (alpha ? 16U * 12U : 0U));
            if (alpha) {
                CHECK(sample(picture.alpha, 0) == 255);
                CHECK(sample(picture.alpha, 11 * 16) == 128);
            }
        }
    }
}

TEST_CASE("a grey PNG stays grey") {
    for (const int depth : {1, 2, 4, 8, 16}) {
        CAPTURE(depth);
        const Picture picture = read_picture(sample_png({16, 12, PngForm::Colour::grey, depth}));
        CHECK(picture.channels == 1);
        CHECK(picture.pixels.size() == 16 * 12);
        CHECK(sample(picture.pixels, 11 * 16 + 15) == 255);
        CHECK(picture.alpha.empty());
    }
    CHECK(read_picture(sample_png({16, 12, PngForm::Colour::grey_alpha, 8})).alpha.size() ==
          16 * 12);
}

TEST_CASE("a JPEG is kept as it is, its form known") {
    for (const bool progressive : {false, true}) {
        JpegForm form;
        form.progressive = progressive;
        const Picture picture = read_picture(sample_jpeg(form));
        CHECK(picture.format == Format::jpeg);
        CHECK(picture.width == 64);
        CHECK(picture.height == 48);
        CHECK(picture.channels == 3);
        CHECK(picture.orientation == 1);
        CHECK_FALSE(picture.inverted);
        CHECK_FALSE(picture.untransformed);
        CHECK(picture.file == sample_jpeg(form));
        CHECK(picture.pixels.empty());
    }
    JpegForm grey;
    grey.channels = 1;
    CHECK(read_picture(sample_jpeg(grey)).channels == 1);
    JpegForm print;
    print.channels = 4;
    CHECK(read_picture(sample_jpeg(print)).channels == 4);
    CHECK(read_picture(sample_jpeg(print)).inverted);
}

TEST_CASE("a photograph says how it is to be turned") {
    JpegForm form;
    for (int orientation = 1; orientation <= 8; ++orientation) {
        form.orientation = orientation;
        const Picture picture = read_picture(sample_jpeg(form));
        CHECK(picture.orientation == orientation);
        CHECK(picture.shown_width() == (orientation >= 5 ? 48U : 64U));
    }
    form.orientation = 9;
    CHECK(read_picture(sample_jpeg(form)).orientation == 1);
}

TEST_CASE("what a file tells besides the picture is not kept") {
    JpegForm photograph;
    photograph.comment = "CANARY";
    photograph.orientation = 6;
    CHECK(sample_jpeg(photograph).find("CANARY") != std::string::npos);
    const Picture jpeg = read_picture(sample_jpeg(photograph));
    CHECK(jpeg.file.find("CANARY") == std::string::npos);
    CHECK(jpeg.file.find("Exif") == std::string::npos);
    CHECK(read_picture(jpeg.file).width == 64);

    PngForm drawing;
    drawing.comment = "CANARY";
    CHECK(sample_png(drawing).find("CANARY") != std::string::npos);
    const Picture png = read_picture(sample_png(drawing));
    CHECK(png.file.find("CANARY") == std::string::npos);
    CHECK(read_picture(png.file).pixels == png.pixels);
}

TEST_CASE("a colour profile is kept when it is one for the picture") {
    JpegForm form;
    form.profile = sample_profile("RGB ");
    CHECK(read_picture(sample_jpeg(form)).profile == form.profile);
    form.profile = sample_profile("CMYK");
    CHECK(read_picture(sample_jpeg(form)).profile.empty());
    CHECK(read_picture(sample_jpeg(form)).profile_was_bad);
    form.profile = std::string(200, 'x');
    CHECK(read_picture(sample_jpeg(form)).profile_was_bad);
    form.channels = 4;
    form.profile = sample_profile("CMYK");
    CHECK(read_picture(sample_jpeg(form)).profile == form.profile);
}
