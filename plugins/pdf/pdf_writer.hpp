// The second step of the pdf plugin: a document of placed marks becomes the bytes of a PDF file.
// The only part that knows libharu.
#pragma once

#include "pdf/page_model.hpp"

#include <stdexcept>
#include <string>

namespace precis::pdf {

struct WriteOptions {
    bool compress = true;
};

// Thrown when libharu or the subsetter fails; the message says what failed.
class WriteError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// The same document gives the same bytes. Uses nothing but its arguments; one thread at a time for
// each font face.
std::string write_pdf(const Document& document, const WriteOptions& options);

}  // namespace precis::pdf
