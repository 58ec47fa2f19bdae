// picture: the PNG and JPEG files that strategies and themes name, read as files of strangers are:
// everything is checked and decoded once before any of it goes into a handout. Knows nothing of
// what it goes into. Functions may be called from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace precis::picture {

enum class Format : std::uint8_t { png, jpeg };

// How the pixels as stored have to be turned to be upright, as Exif 2.32 counts (4.6.4 A,
// Orientation): 1 for not at all, 2 to 4 mirrored or by a half, 5 to 8 by a quarter.
using Orientation = int;

struct Picture {
    Format format = Format::png;
    unsigned width = 0;  // pixels, as stored
    unsigned height = 0;
    Orientation orientation = 1;
    unsigned channels = 3;  // 1 grey, 3 red, green and blue, 4 cyan, magenta, yellow and black
    std::string profile;    // ICC; empty: sRGB, or grey of it
    bool profile_was_bad = false;
    // Of a JPEG: whether 255 stands for no ink, and whether its three channels are stored as they
    // are although no marker of Adobe's says so.
    bool inverted = false;
    bool untransformed = false;

    // The file without what it tells besides the picture: where and with what it was taken, by
    // whom, its thumbnail, comments.
    std::string file;

    // Of a PNG, 8 bits each: rows from the top, channels of a pixel together; how opaque each
    // pixel is, empty when all are.
    std::string pixels;
    std::string alpha;

    // As it is seen.
    unsigned shown_width() const { return orientation >= 5 ? height : width; }
    unsigned shown_height() const { return orientation >= 5 ? width : height; }
};

// Why a file is not taken, for a person: "it is cut off".
class PictureError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// What a file may have at most: enough for a page of the best print, and for nothing that would
// fill the memory.
inline constexpr std::size_t kMostBytes = std::size_t{32} << 20;
inline constexpr unsigned kLongestSide = 16384;
inline constexpr std::size_t kMostPixels = 24'000'000;

// Throws PictureError when the bytes are no picture, or not a whole one, or too large.
Picture read_picture(std::string_view bytes);

}  // namespace precis::picture
