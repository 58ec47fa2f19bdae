// Pictures made for tests: a red and a green half above a blue and a white one, whatever the form.
#pragma once

#include <string>
#include <string_view>

namespace precis::test {

struct PngForm {
    enum class Colour { grey, grey_alpha, rgb, rgb_alpha, palette, palette_alpha };

    unsigned width = 16;
    unsigned height = 12;
    Colour colour = Colour::rgb;
    int depth = 8;
    bool interlaced = false;
    std::string comment = {};
    std::string profile = {};
};
std::string sample_png(const PngForm& form = {});

struct JpegForm {
    unsigned width = 64;
    unsigned height = 48;
    int channels = 3;  // 1 grey, 3, 4 as Adobe writes cyan, magenta, yellow and black
    int orientation = 0;
    std::string comment = {};
    std::string profile = {};
    bool progressive = false;
};
std::string sample_jpeg(const JpegForm& form = {});

// A display profile with nothing in it but what a reader looks at: its header and one tag.
std::string sample_profile(std::string_view space);

}  // namespace precis::test
