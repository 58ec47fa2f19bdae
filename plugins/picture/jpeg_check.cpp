// The only file that includes jpeglib.h. libjpeg ends by longjmp, as libpng does: see
// png_pixels.cpp.

#include "picture/readers.hpp"

#include <csetjmp>
#include <cstdio>
#include <vector>

#include <jpeglib.h>

namespace precis::picture {
namespace {

struct Job {
    jpeg_decompress_struct decoder{};
    jpeg_error_mgr errors{};
    std::jmp_buf back{};
};

[[noreturn]] void stop(j_common_ptr decoder) {
    std::longjmp(static_cast<Job*>(decoder->client_data)->back, 1);
}

void pass_over(j_common_ptr decoder, int level) {
    if (level < 0) {
        ++decoder->err->num_warnings;
    }
}

void say_nothing(j_common_ptr) {}

bool read_head(Job& job, std::string_view bytes) {
    if (setjmp(job.back) != 0) {
        return false;
    }
    jpeg_create_decompress(&job.decoder);
    jpeg_mem_src(&job.decoder, reinterpret_cast<const unsigned char*>(bytes.data()),
                 static_cast<unsigned long>(bytes.size()));
    jpeg_read_header(&job.decoder, TRUE);
    // The colours are not looked at; an eighth of the size saves most of the work.
    job.decoder.out_color_space = job.decoder.jpeg_color_space;
    job.decoder.scale_num = 1;
    job.decoder.scale_denom = 8;
    jpeg_calc_output_dimensions(&job.decoder);
    return true;
}

bool read_rows(Job& job, JSAMPROW row) {
    if (setjmp(job.back) != 0) {
        return false;
    }
    jpeg_start_decompress(&job.decoder);
    while (job.decoder.output_scanline < job.decoder.output_height) {
        jpeg_read_scanlines(&job.decoder, &row, 1);
    }
    jpeg_finish_decompress(&job.decoder);
    return true;
}

struct Closer {
    Job& job;
    ~Closer() { jpeg_destroy_decompress(&job.decoder); }
};

}  // namespace

DecodedJpeg decode_jpeg(std::string_view bytes) {
    Job job;
    job.decoder.err = jpeg_std_error(&job.errors);
    job.errors.error_exit = stop;
    job.errors.emit_message = pass_over;
    job.errors.output_message = say_nothing;
    job.decoder.client_data = &job;
    const Closer closer{job};
    bool whole = read_head(job, bytes);
    DecodedJpeg decoded;
    if (whole) {
        const J_COLOR_SPACE space = job.decoder.jpeg_color_space;
        decoded.transformed = space == JCS_YCbCr || space == JCS_YCCK;
        std::vector<JSAMPLE> row(std::size_t{job.decoder.output_width} *
                                 static_cast<std::size_t>(job.decoder.num_components));
        whole = read_rows(job, row.data());
    }
    // A decoder warns of what it made up.
    if (!whole || job.errors.num_warnings > 0) {
        throw PictureError("its file is damaged or cut off");
    }
    return decoded;
}

}  // namespace precis::picture
