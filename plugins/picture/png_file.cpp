#include "picture/readers.hpp"

#include <algorithm>

namespace precis::picture {
namespace {

constexpr std::size_t kSignature = 8;
// What the picture is made of (PNG 1.2, 4); all other chunks only say something about it.
constexpr std::string_view kKept[] = {"IHDR", "PLTE", "tRNS", "gAMA", "cHRM",
                                      "sRGB", "iCCP", "IDAT", "IEND"};

// Gives the name and the whole of each chunk up to the last, and says whether that was there.
template <typename Take>
bool each_chunk(std::string_view bytes, const Take& take) {
    std::size_t at = kSignature;
    while (bytes.size() >= at + 12) {
        const std::size_t size = std::size_t{read_u32(bytes, at)} + 12;
        if (size > bytes.size() - at) {
            return false;
        }
        const std::string_view name = bytes.substr(at + 4, 4);
        take(name, bytes.substr(at, size));
        if (name == "IEND") {
            return true;
        }
        at += size;
    }
    return false;
}

}  // namespace

std::string bare_png(std::string_view bytes) {
    std::string out(bytes.substr(0, kSignature));
    const bool whole = each_chunk(bytes, [&](std::string_view name, std::string_view chunk) {
        if (std::find(std::begin(kKept), std::end(kKept), name) != std::end(kKept)) {
            out += chunk;
        }
    });
    if (!whole) {
        throw PictureError("it is cut off");
    }
    return out;
}

bool has_chunk(std::string_view png, std::string_view name) {
    bool found = false;
    each_chunk(png, [&](std::string_view one, std::string_view) { found = found || one == name; });
    return found;
}

}  // namespace precis::picture
