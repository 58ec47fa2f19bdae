// Files that are not what they should be: each is refused in words, and none does harm.
#include "picture/picture.hpp"
#include "support/sample_pictures.hpp"

#include <cstdint>
#include <string>

#include <catch2/catch.hpp>

using namespace precis::picture;
using precis::test::JpegForm;
using precis::test::PngForm;
using precis::test::sample_jpeg;
using precis::test::sample_png;

namespace {

// Why the bytes are not taken; nothing when they are.
std::string refusal(const std::string& bytes) {
    try {
        read_picture(bytes);
        return {};
    } catch (const PictureError& error) {
        return error.what();
    }
}

std::uint32_t crc_of(const std::string& bytes) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int i = 0; i < 8; ++i) {
            crc = crc & 1U ? 0xEDB88320U ^ (crc >> 1) : crc >> 1;
        }
    }
    return ~crc;
}

std::string u32(std::uint32_t value) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8) {
        out += static_cast<char>(value >> shift & 0xFF);
    }
    return out;
}

// The PNG with other measures in its head, and the checksum made right.
std::string claiming(std::string png, std::uint32_t width, std::uint32_t height) {
    png.replace(16, 8, u32(width) + u32(height));
    png.replace(29, 4, u32(crc_of(png.substr(12, 17))));
    return png;
}

// The JPEG with other measures in its frame.
std::string jpeg_claiming(std::string jpeg, unsigned width, unsigned height) {
    const std::size_t frame = jpeg.find("\xFF\xC0");
    REQUIRE(frame != std::string::npos);
    const auto put = [&](std::size_t at, unsigned value) {
        jpeg[at] = static_cast<char>(value >> 8);
        jpeg[at + 1] = static_cast<char>(value & 0xFF);
    };
    put(frame + 5, height);
    put(frame + 7, width);
    return jpeg;
}

}  // namespace

TEST_CASE("what is no picture is refused") {
    CHECK(refusal("") == "its file is empty");
    CHECK(refusal("GIF89a and so on") == "it is neither PNG nor JPEG");
    CHECK(refusal("<svg xmlns='http://www.w3.org/2000/svg'/>") == "it is neither PNG nor JPEG");
    CHECK(refusal(std::string("\x89PNG\r\n\x1A\n") + std::string(500, 'x')) == "it is cut off");
    CHECK_FALSE(refusal("\xFF\xD8\xFF" + std::string(500, 'x')).empty());
    CHECK(refusal(std::string(kMostBytes + 1, 'x')) == "its file is larger than 32 MiB");
}

TEST_CASE("a picture that was cut off is refused wherever it was cut") {
    const std::string png = sample_png({200, 100});
    const std::string jpeg = sample_jpeg({200, 100});
    JpegForm form;
    form.progressive = true;
    const std::string progressive = sample_jpeg(form);
    for (const std::string& whole : {png, jpeg, progressive}) {
        CHECK(refusal(whole).empty());
        for (std::size_t parts = 1; parts < 40; ++parts) {
            CAPTURE(parts);
            CHECK_FALSE(refusal(whole.substr(0, whole.size() * parts / 40)).empty());
        }
    }
}

TEST_CASE("a picture that lies about its size is refused") {
    const std::string png = sample_png({16, 12});
    CHECK(refusal(claiming(png, 16, 12)).empty());
    CHECK_FALSE(refusal(claiming(png, 16, 24)).empty());
    CHECK(refusal(claiming(png, 0, 12)) == "it has no pixels");
    CHECK(refusal(jpeg_claiming(sample_jpeg(), 640, 480)) == "its file is damaged or cut off");
    CHECK(refusal(jpeg_claiming(sample_jpeg(), 0, 48)) == "it has no pixels");
}

TEST_CASE("a small file that would become a huge picture is refused before it is one") {
    const std::string png = sample_png({16, 12});
    CHECK(refusal(claiming(png, 16000, 16000)) ==
          "it is 16000 by 16000 pixels, more than the 24 million that are taken");
    CHECK(refusal(claiming(png, 2'000'000'000, 2'000'000'000)) ==
          "it is 2000000000 by 2000000000 pixels, more than the 24 million that are taken");
    CHECK(refusal(claiming(png, 100'000, 1)) ==
          "it is 100000 by 1 pixels, longer than the 16384 that are taken");
    CHECK(refusal(jpeg_claiming(sample_jpeg(), 65535, 65535)) ==
          "it is 65535 by 65535 pixels, more than the 24 million that are taken");
}

TEST_CASE("a colour profile that cannot be read is said to be bad, and the picture taken") {
    std::string png = sample_png({16, 12});
    const std::string chunk = "iCCPprofile" + std::string(2, '\0') + "no zlib";
    png.insert(33, u32(static_cast<std::uint32_t>(chunk.size() - 4)) + chunk + u32(crc_of(chunk)));
    const Picture picture = read_picture(png);
    CHECK(picture.profile_was_bad);
    CHECK(picture.profile.empty());
    CHECK(picture.pixels == read_picture(sample_png({16, 12})).pixels);
}

TEST_CASE("bytes of a picture that are wrong never bring the reader down") {
    std::uint32_t random = 4711;
    JpegForm progressive;
    progressive.progressive = true;
    PngForm palette;
    palette.colour = PngForm::Colour::palette_alpha;
    palette.interlaced = true;
    for (const std::string& whole :
         {sample_png({64, 64}), sample_png(palette), sample_jpeg(), sample_jpeg(progressive)}) {
        for (int round = 0; round < 300; ++round) {
            std::string damaged = whole;
            for (int i = 0; i <= round % 8; ++i) {
                random = random * 1664525 + 1013904223;
                damaged[(random >> 8) % damaged.size()] = static_cast<char>(random >> 3);
            }
            refusal(damaged);
        }
    }
    SUCCEED("nothing crashed");
}

TEST_CASE("a JPEG of a kind that pages cannot show is refused") {
    std::string arithmetic = sample_jpeg();
    arithmetic[arithmetic.find("\xFF\xC0") + 1] = '\xC9';
    CHECK(refusal(arithmetic) == "it is a JPEG of a kind that is not used for pictures on pages");
    std::string deep = sample_jpeg();
    deep[deep.find("\xFF\xC0") + 4] = 12;
    CHECK(refusal(deep) == "it has more than 8 bits for each colour");
    std::string two = sample_jpeg();
    two[two.find("\xFF\xC0") + 9] = 2;
    CHECK(refusal(two) == "it has 2 colour channels");
}
