#include "picture/picture.hpp"

#include "picture/readers.hpp"

namespace precis::picture {
namespace {

constexpr std::string_view kPng = "\x89PNG\r\n\x1A\n";
constexpr std::string_view kJpeg = "\xFF\xD8\xFF";

}  // namespace

unsigned read_u16(std::string_view bytes, std::size_t offset) {
    return static_cast<unsigned>(static_cast<unsigned char>(bytes[offset])) << 8 |
           static_cast<unsigned char>(bytes[offset + 1]);
}

unsigned read_u32(std::string_view bytes, std::size_t offset) {
    return read_u16(bytes, offset) << 16 | read_u16(bytes, offset + 2);
}

void check_size(std::size_t width, std::size_t height) {
    if (width == 0 || height == 0) {
        throw PictureError("it has no pixels");
    }
    const std::string size = "it is " + std::to_string(width) + " by " + std::to_string(height);
    if (width > kMostPixels / height) {
        throw PictureError(size + " pixels, more than the 24 million that are taken");
    }
    if (width > kLongestSide || height > kLongestSide) {
        throw PictureError(size + " pixels, longer than the " + std::to_string(kLongestSide) +
                           " that are taken");
    }
}

Picture read_picture(std::string_view bytes) {
    if (bytes.size() > kMostBytes) {
        throw PictureError("its file is larger than 32 MiB");
    }
    if (bytes.starts_with(kPng)) {
        return read_png(bytes);
    }
    if (bytes.starts_with(kJpeg)) {
        return read_jpeg(bytes);
    }
    throw PictureError(bytes.empty() ? "its file is empty" : "it is neither PNG nor JPEG");
}

}  // namespace precis::picture
