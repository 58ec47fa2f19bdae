#include "bench/pdf_streams.hpp"

#include <algorithm>
#include <stdexcept>

namespace precis::bench {
namespace {

constexpr int kLevel = 6;
constexpr std::size_t kLargest = std::size_t{64} << 20;

std::string inflated(std::string_view deflated, libdeflate_decompressor* decompressor) {
    for (std::size_t room = deflated.size() * 8 + 4096; room < kLargest; room *= 2) {
        std::string bytes(room, '\0');
        std::size_t size = 0;
        const auto result = libdeflate_zlib_decompress(
            decompressor, deflated.data(), deflated.size(), bytes.data(), bytes.size(), &size);
        if (result == LIBDEFLATE_SUCCESS) {
            bytes.resize(size);
            return bytes;
        }
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE) {
            break;
        }
    }
    throw std::runtime_error("a stream of the page could not be inflated");
}

}  // namespace

PdfStreams streams_of(std::string_view file) {
    static libdeflate_decompressor* const decompressor = libdeflate_alloc_decompressor();
    constexpr std::string_view kBegin = "\nstream\r\n";
    constexpr std::string_view kEnd = "\nendstream";
    PdfStreams streams;
    for (std::size_t at = file.find(kBegin); at != std::string_view::npos;
         at = file.find(kBegin, at)) {
        const std::size_t begin = at + kBegin.size();
        const std::size_t end = file.find(kEnd, begin);
        const std::size_t head = file.rfind(" obj", at);
        if (end == std::string_view::npos || head == std::string_view::npos) {
            throw std::runtime_error("a stream of the page has no end");
        }
        if (file.substr(head, at - head).find("/FlateDecode") != std::string_view::npos) {
            streams.push_back(inflated(file.substr(begin, end - begin), decompressor));
        }
        at = end;
    }
    return streams;
}

Floor::Floor() : compressor_(libdeflate_alloc_compressor(kLevel)) {}

std::string_view Floor::written(std::size_t file_size, const PdfStreams& streams) {
    std::size_t used = 0;
    for (const std::string& stream : streams) {
        const std::size_t room = libdeflate_zlib_compress_bound(compressor_.get(), stream.size());
        if (buffer_.size() < used + room) {
            buffer_.resize(used + room);
        }
        used += libdeflate_zlib_compress(compressor_.get(), stream.data(), stream.size(),
                                         buffer_.data() + used, room);
    }
    buffer_.resize(std::max(buffer_.size(), file_size));
    return std::string_view(buffer_).substr(0, file_size);
}

}  // namespace precis::bench
