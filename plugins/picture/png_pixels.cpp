// The only file that includes png.h. libpng ends what it is doing by longjmp, which must not pass
// over anything with a destructor: each call of it stands in a function of plain values, and what
// it fills is kept outside.

#include "picture/readers.hpp"

#include <algorithm>
#include <csetjmp>
#include <cstring>
#include <memory>
#include <vector>

#include <png.h>

namespace precis::picture {
namespace {

struct Job {
    png_structp png = nullptr;
    png_infop info = nullptr;
    const char* next = nullptr;
    std::size_t left = 0;
    bool cut_off = false;

    png_uint_32 width = 0;
    png_uint_32 height = 0;
    unsigned samples = 0;  // in a pixel as decoded, with alpha
    const png_byte* profile = nullptr;
    png_uint_32 profile_size = 0;
    bool srgb = false;  // says so itself, whatever its profile
};

struct Closer {
    Job& job;
    ~Closer() { png_destroy_read_struct(&job.png, &job.info, nullptr); }
};

void give_bytes(png_structp png, png_bytep out, std::size_t count) {
    auto& job = *static_cast<Job*>(png_get_io_ptr(png));
    if (count > job.left) {
        job.cut_off = true;
        png_error(png, "cut off");
    }
    std::memcpy(out, job.next, count);
    job.next += count;
    job.left -= count;
}

[[noreturn]] void stop(png_structp png, png_const_charp) {
    png_longjmp(png, 1);
}

void pass_over(png_structp, png_const_charp) {}

// What the file says of itself; nothing is decoded yet.
bool read_head(Job& job) {
    if (setjmp(png_jmpbuf(job.png)) != 0) {
        return false;
    }
    png_set_user_limits(job.png, kLongestSide, kLongestSide);
    png_set_chunk_malloc_max(job.png, png_alloc_size_t{8} << 20);
    png_set_chunk_cache_max(job.png, 256);
    png_read_info(job.png, job.info);
    job.width = png_get_image_width(job.png, job.info);
    job.height = png_get_image_height(job.png, job.info);
    job.srgb = png_get_valid(job.png, job.info, PNG_INFO_sRGB) != 0;
    png_charp name = nullptr;
    png_bytep profile = nullptr;
    int compression = 0;
    if (png_get_iCCP(job.png, job.info, &name, &compression, &profile, &job.profile_size) != 0) {
        job.profile = profile;
    }
    return true;
}

// 8 bits for each of grey or red, green and blue, and alpha where there is any.
bool choose_form(Job& job) {
    if (setjmp(png_jmpbuf(job.png)) != 0) {
        return false;
    }
    png_set_expand(job.png);
    png_set_scale_16(job.png);
    png_set_interlace_handling(job.png);
    png_read_update_info(job.png, job.info);
    job.samples = png_get_channels(job.png, job.info);
    return png_get_rowbytes(job.png, job.info) == std::size_t{job.width} * job.samples;
}

bool read_rows(Job& job, png_bytepp rows) {
    if (setjmp(png_jmpbuf(job.png)) != 0) {
        return false;
    }
    png_read_image(job.png, rows);
    png_read_end(job.png, nullptr);
    return true;
}

[[noreturn]] void refuse(const Job& job) {
    throw PictureError(job.cut_off ? "it is cut off" : "its file is damaged");
}

// Parts what libpng gives together.
void separate(const std::vector<png_byte>& all, unsigned samples, Picture& picture) {
    const bool has_alpha = samples == 2 || samples == 4;
    const std::size_t channels = has_alpha ? samples - 1 : samples;
    const std::size_t count = all.size() / samples;
    picture.channels = static_cast<unsigned>(channels);
    picture.pixels.resize(count * channels);
    picture.alpha.resize(has_alpha ? count : 0);
    bool opaque = true;
    for (std::size_t i = 0; i < count; ++i) {
        std::memcpy(&picture.pixels[i * channels], &all[i * samples], channels);
        if (has_alpha) {
            picture.alpha[i] = static_cast<char>(all[i * samples + channels]);
            opaque = opaque && all[i * samples + channels] == 255;
        }
    }
    if (opaque) {
        picture.alpha.clear();
    }
}

void decode(Job& job, Picture& picture) {
    if (!read_head(job)) {
        refuse(job);
    }
    picture.width = job.width;
    picture.height = job.height;
    if (job.profile != nullptr) {
        picture.profile.assign(reinterpret_cast<const char*>(job.profile), job.profile_size);
    }
    if (!choose_form(job)) {
        refuse(job);
    }
    const std::size_t row = std::size_t{job.width} * job.samples;
    std::vector<png_byte> all(row * job.height);
    std::vector<png_bytep> rows(job.height);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i] = &all[i * row];
    }
    if (!read_rows(job, rows.data())) {
        refuse(job);
    }
    separate(all, job.samples, picture);
}

}  // namespace

Picture read_png(std::string_view bytes) {
    Picture picture;
    picture.format = Format::png;
    picture.file = bare_png(bytes);
    constexpr std::size_t kWidth = 16;  // the first chunk is IHDR
    if (picture.file.size() >= kWidth + 8) {
        check_size(read_u32(picture.file, kWidth), read_u32(picture.file, kWidth + 4));
    }
    Job job;
    job.next = picture.file.data();
    job.left = picture.file.size();
    const Closer closer{job};
    job.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, stop, pass_over);
    job.info = job.png == nullptr ? nullptr : png_create_info_struct(job.png);
    if (job.info == nullptr) {
        throw std::bad_alloc();
    }
    png_set_read_fn(job.png, &job, give_bytes);
    decode(job, picture);
    if (!picture.profile.empty() && !is_usable_profile(picture.profile, picture.channels)) {
        picture.profile.clear();
        picture.profile_was_bad = true;
    }
    // One that libpng could make nothing of.
    picture.profile_was_bad |= picture.profile.empty() && !job.srgb && has_chunk(bytes, "iCCP");
    return picture;
}

}  // namespace precis::picture
