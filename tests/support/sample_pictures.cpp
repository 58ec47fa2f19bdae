#include "support/sample_pictures.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <jpeglib.h>
#include <png.h>

namespace precis::test {
namespace {

using Rgb = std::array<unsigned, 3>;

Rgb colour_at(unsigned x, unsigned y, unsigned width, unsigned height) {
    const bool right = x >= width / 2;
    if (y < height / 2) {
        return right ? Rgb{0, 160, 0} : Rgb{220, 0, 0};
    }
    return right ? Rgb{255, 255, 255} : Rgb{0, 0, 220};
}

unsigned grey_of(const Rgb& colour) {
    return (colour[0] + colour[1] + colour[2]) / 3;
}

// One row of samples, packed as PNG has them.
class RowPacker {
  public:
    explicit RowPacker(int depth) : depth_(depth) {}

    void add(unsigned value8) {
        if (depth_ == 16) {
            bytes_.push_back(static_cast<png_byte>(value8));
            bytes_.push_back(static_cast<png_byte>(value8));
            return;
        }
        add_bits(value8 >> (8 - depth_));
    }
    void add_bits(unsigned value) {
        if (used_ == 0) {
            bytes_.push_back(0);
        }
        bytes_.back() = static_cast<png_byte>(bytes_.back() | value << (8 - depth_ - used_));
        used_ = (used_ + depth_) % 8;
    }
    std::vector<png_byte> take() { return std::move(bytes_); }

  private:
    int depth_;
    int used_ = 0;
    std::vector<png_byte> bytes_;
};

std::vector<png_byte> png_row(const PngForm& form, unsigned y) {
    using enum PngForm::Colour;
    RowPacker row(form.depth);
    for (unsigned x = 0; x < form.width; ++x) {
        const Rgb colour = colour_at(x, y, form.width, form.height);
        const unsigned alpha = y < form.height / 2 ? 255 : 128;
        if (form.colour == palette || form.colour == palette_alpha) {
            row.add_bits((x >= form.width / 2 ? 1 : 0) + (y >= form.height / 2 ? 2 : 0));
            continue;
        }
        if (form.colour == grey || form.colour == grey_alpha) {
            row.add(grey_of(colour));
        } else {
            for (const unsigned channel : colour) {
                row.add(channel);
            }
        }
        if (form.colour == grey_alpha || form.colour == rgb_alpha) {
            row.add(alpha);
        }
    }
    return row.take();
}

int type_of(PngForm::Colour colour) {
    switch (colour) {
        case PngForm::Colour::grey:
            return PNG_COLOR_TYPE_GRAY;
        case PngForm::Colour::grey_alpha:
            return PNG_COLOR_TYPE_GRAY_ALPHA;
        case PngForm::Colour::rgb:
            return PNG_COLOR_TYPE_RGB;
        case PngForm::Colour::rgb_alpha:
            return PNG_COLOR_TYPE_RGB_ALPHA;
        default:
            return PNG_COLOR_TYPE_PALETTE;
    }
}

void append_bytes(png_structp png, png_bytep bytes, std::size_t count) {
    static_cast<std::string*>(png_get_io_ptr(png))
        ->append(reinterpret_cast<const char*>(bytes), count);
}

void append_u16(std::string& out, unsigned value) {
    out += static_cast<char>(value >> 8);
    out += static_cast<char>(value & 0xFF);
}

void append_u32(std::string& out, std::size_t value) {
    append_u16(out, static_cast<unsigned>(value >> 16));
    append_u16(out, static_cast<unsigned>(value & 0xFFFF));
}

std::string exif(int orientation) {
    std::string tiff("MM\0\x2A\0\0\0\x08\0\x01", 10);
    append_u16(tiff, 0x0112);
    append_u16(tiff, 3);
    append_u32(tiff, 1);
    append_u16(tiff, static_cast<unsigned>(orientation));
    append_u16(tiff, 0);
    append_u32(tiff, 0);
    return std::string("Exif\0\0", 6) + tiff;
}

void write_marker(jpeg_compress_struct& encoder, int marker, const std::string& bytes) {
    jpeg_write_marker(&encoder, marker, reinterpret_cast<const JOCTET*>(bytes.data()),
                      static_cast<unsigned>(bytes.size()));
}

std::vector<JSAMPLE> jpeg_row(const JpegForm& form, unsigned y) {
    std::vector<JSAMPLE> row;
    for (unsigned x = 0; x < form.width; ++x) {
        const Rgb colour = colour_at(x, y, form.width, form.height);
        if (form.channels == 1) {
            row.push_back(static_cast<JSAMPLE>(grey_of(colour)));
            continue;
        }
        for (const unsigned channel : colour) {
            row.push_back(static_cast<JSAMPLE>(channel));  // of CMYK: 255 for no ink
        }
        if (form.channels == 4) {
            row.push_back(255);
        }
    }
    return row;
}

}  // namespace

std::string sample_png(const PngForm& form) {
    std::string out;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &out, append_bytes, nullptr);
    png_set_IHDR(png, info, form.width, form.height, form.depth, type_of(form.colour),
                 form.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (type_of(form.colour) == PNG_COLOR_TYPE_PALETTE) {
        const std::array<png_color, 4> colours{
            {{220, 0, 0}, {0, 160, 0}, {0, 0, 220}, {255, 255, 255}}};
        png_set_PLTE(png, info, colours.data(), static_cast<int>(colours.size()));
        const std::array<png_byte, 4> alpha{255, 255, 128, 128};
        if (form.colour == PngForm::Colour::palette_alpha) {
            png_set_tRNS(png, info, alpha.data(), static_cast<int>(alpha.size()), nullptr);
        }
    }
    if (!form.profile.empty()) {
        png_set_iCCP(png, info, "profile", PNG_COMPRESSION_TYPE_BASE,
                     reinterpret_cast<png_const_bytep>(form.profile.data()),
                     static_cast<png_uint_32>(form.profile.size()));
    }
    std::string comment = form.comment;
    std::string key = "Comment";
    png_text text{};
    text.compression = PNG_TEXT_COMPRESSION_NONE;
    text.key = key.data();
    text.text = comment.data();
    text.text_length = comment.size();
    if (!comment.empty()) {
        png_set_text(png, info, &text, 1);
    }
    std::vector<std::vector<png_byte>> rows;
    std::vector<png_bytep> pointers;
    for (unsigned y = 0; y < form.height; ++y) {
        rows.push_back(png_row(form, y));
    }
    for (auto& row : rows) {
        pointers.push_back(row.data());
    }
    png_write_info(png, info);
    png_write_image(png, pointers.data());
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return out;
}

std::string sample_jpeg(const JpegForm& form) {
    jpeg_compress_struct encoder{};
    jpeg_error_mgr errors{};
    encoder.err = jpeg_std_error(&errors);
    jpeg_create_compress(&encoder);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&encoder, &bytes, &size);
    encoder.image_width = form.width;
    encoder.image_height = form.height;
    encoder.input_components = form.channels;
    encoder.in_color_space = form.channels == 1   ? JCS_GRAYSCALE
                             : form.channels == 3 ? JCS_RGB
                                                  : JCS_CMYK;
    jpeg_set_defaults(&encoder);
    jpeg_set_quality(&encoder, 95, TRUE);
    if (form.progressive) {
        jpeg_simple_progression(&encoder);
    }
    jpeg_start_compress(&encoder, TRUE);
    if (form.orientation > 0) {
        write_marker(encoder, JPEG_APP0 + 1, exif(form.orientation));
    }
    if (!form.comment.empty()) {
        write_marker(encoder, JPEG_COM, form.comment);
    }
    if (!form.profile.empty()) {
        write_marker(encoder, JPEG_APP0 + 2,
                     std::string("ICC_PROFILE\0\x01\x01", 14) + form.profile);
    }
    for (unsigned y = 0; y < form.height; ++y) {
        std::vector<JSAMPLE> row = jpeg_row(form, y);
        JSAMPROW pointer = row.data();
        jpeg_write_scanlines(&encoder, &pointer, 1);
    }
    jpeg_finish_compress(&encoder);
    std::string out(reinterpret_cast<const char*>(bytes), size);
    jpeg_destroy_compress(&encoder);
    std::free(bytes);
    return out;
}

std::string sample_profile(std::string_view space) {
    std::string profile(144, '\0');
    const auto put = [&profile](std::size_t at, std::string_view bytes) {
        profile.replace(at, bytes.size(), bytes);
    };
    std::string size;
    append_u32(size, profile.size());
    put(0, size);
    put(8, std::string_view("\x02\x10", 2));
    put(12, space == "CMYK" ? "prtr" : "mntr");
    put(16, space);
    put(20, space == "CMYK" ? "Lab " : "XYZ ");
    put(36, "acsp");
    put(128, std::string_view("\0\0\0\x01"
                              "desc"
                              "\0\0\0\x90\0\0\0\0",
                              16));
    return profile;
}

}  // namespace precis::test
