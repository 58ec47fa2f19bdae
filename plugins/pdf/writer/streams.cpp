#include "pdf/writer/streams.hpp"

#include "typeset/stage_clock.hpp"

#include <memory>
#include <new>
#include <utility>

#include <libdeflate.h>

namespace precis::pdf {
namespace {

constexpr int kLevel = 6;

struct FreeCompressor {
    void operator()(libdeflate_compressor* compressor) const {
        libdeflate_free_compressor(compressor);
    }
};

libdeflate_compressor* compressor() {
    thread_local const std::unique_ptr<libdeflate_compressor, FreeCompressor> kept(
        libdeflate_alloc_compressor(kLevel));
    if (!kept) {
        throw std::bad_alloc();
    }
    return kept.get();
}

}  // namespace

std::string deflated(std::string_view bytes) {
    const typeset::InStage stage(typeset::Stage::deflate);
    libdeflate_compressor* const own = compressor();
    std::string result(libdeflate_zlib_compress_bound(own, bytes.size()), '\0');
    result.resize(
        libdeflate_zlib_compress(own, bytes.data(), bytes.size(), result.data(), result.size()));
    return result;
}

Reference add_stream(ObjectFile& file, std::string bytes, std::string entries, bool compress) {
    if (!compress) {
        return file.stream(std::move(entries), std::move(bytes));
    }
    return file.stream("/Filter/FlateDecode" + std::move(entries), deflated(bytes));
}

}  // namespace precis::pdf
