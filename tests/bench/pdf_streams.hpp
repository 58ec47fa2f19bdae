// The streams of a PDF, and the least that it takes to deflate and write them.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libdeflate.h>

namespace precis::bench {

// What deflated streams hold, inflated.
using PdfStreams = std::vector<std::string>;

// Of a file as the pdf plugin writes it. Throws when a stream cannot be inflated.
PdfStreams streams_of(std::string_view file);

// Deflates streams, and makes bytes as many as the file has.
class Floor {
  public:
    Floor();

    // The deflated streams and, in the room of the rest of the file, nothing in particular. Valid
    // until the next call.
    std::string_view written(std::size_t file_size, const PdfStreams& streams);

  private:
    struct Free {
        void operator()(libdeflate_compressor* one) const { libdeflate_free_compressor(one); }
    };
    std::unique_ptr<libdeflate_compressor, Free> compressor_;
    std::string buffer_;
};

}  // namespace precis::bench
