#include "pdf/writer/streams.hpp"

#include "typeset/stage_clock.hpp"

#include <memory>
#include <new>
#include <utility>
#include <vector>

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
    // Twice or more what comes out: asked for once, and not for each stream.
    thread_local std::vector<char> room;
    constexpr std::size_t kMostKept = std::size_t{1} << 20;
    const std::size_t bound = libdeflate_zlib_compress_bound(own, bytes.size());
    if (room.size() < bound) {
        room.resize(bound);
    }
    std::string result(room.data(), libdeflate_zlib_compress(own, bytes.data(), bytes.size(),
                                                             room.data(), room.size()));
    if (room.size() > kMostKept) {
        room = {};
    }
    return result;
}

Reference add_stream(ObjectFile& file, std::string bytes, std::string entries, bool compress) {
    if (!compress) {
        return file.stream(std::move(entries), std::move(bytes));
    }
    return file.stream("/Filter/FlateDecode" + std::move(entries), deflated(bytes));
}

}  // namespace precis::pdf
