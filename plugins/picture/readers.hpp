// The parts of reading a picture.
#pragma once

#include "picture/picture.hpp"

#include <string>
#include <string_view>

namespace precis::picture {

// Throws PictureError when a picture of that size is not taken.
void check_size(std::size_t width, std::size_t height);

// Big-endian numbers; the caller has made sure that they are there.
unsigned read_u16(std::string_view bytes, std::size_t offset);
unsigned read_u32(std::string_view bytes, std::size_t offset);

// Whether a profile can be embedded as it is for pixels of so many channels (ICC.1:2010, 7.2, and
// ISO 19005-2, 6.2.4.2).
bool is_usable_profile(std::string_view profile, unsigned channels);

Picture read_png(std::string_view bytes);
// The file without the chunks that say something besides the picture.
std::string bare_png(std::string_view bytes);
bool has_chunk(std::string_view png, std::string_view name);

Picture read_jpeg(std::string_view bytes);

// Decodes a JPEG only to know that it can be.
struct DecodedJpeg {
    bool transformed = false;  // its channels are taken for luminance and chrominance
};
DecodedJpeg decode_jpeg(std::string_view bytes);

}  // namespace precis::picture
