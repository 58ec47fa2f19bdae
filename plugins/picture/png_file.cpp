#include "picture/readers.hpp"

#include <algorithm>

namespace precis::picture {
namespace {

constexpr std::size_t kSignature = 8;
// What the picture is made of (PNG 1.2, 4); all other chunks only say something about it.
constexpr std::string_view kKept[] = {"IHDR", "PLTE", "tRNS", "gAMA", "cHRM",
                                      "sRGB", "iCCP", "IDAT", "IEND"};

}  // namespace

std::string bare_png(std::string_view bytes) {
    std::string out(bytes.substr(0, kSignature));
    std::size_t at = kSignature;
    while (bytes.size() - at >= 12) {
        const std::size_t size = std::size_t{read_u32(bytes, at)} + 12;
        if (size > bytes.size() - at) {
            break;
        }
        const std::string_view name = bytes.substr(at + 4, 4);
        if (std::find(std::begin(kKept), std::end(kKept), name) != std::end(kKept)) {
            out += bytes.substr(at, size);
        }
        at += size;
        if (name == "IEND") {
            return out;
        }
    }
    throw PictureError("it is cut off");
}

}  // namespace precis::picture
