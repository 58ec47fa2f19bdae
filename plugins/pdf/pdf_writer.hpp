// The second step of the pdf plugin: a document of placed marks becomes the bytes of a PDF file.
// The only part that knows libharu.
#pragma once

#include "pdf/page_model.hpp"

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>

namespace precis::pdf {

// Which glyphs of a font go into a file: those that it shows, or all of the alphabets that it is
// written in. The latter makes larger files, but one that follows has the same fonts for nothing.
enum class FontUse : std::uint8_t { subset, shared };

// What a file claims to conform to, and is held to.
enum class Conformance : std::uint8_t {
    none,
    archive,             // PDF/A-2a
    archive_accessible,  // and PDF/UA-1
};

struct WriteOptions {
    bool compress = true;
    FontUse fonts = FontUse::subset;
    Conformance conformance = Conformance::archive_accessible;
};

// Thrown when libharu or the subsetter fails; the message says what failed.
class WriteError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

class FontStore;
class PictureStore;

// Writes documents. Keeps what several of them can share, up to a limit; that makes no difference
// to their bytes. The same document gives the same bytes. One thread at a time for each writer and
// each font face; faces outlive the writer.
class PdfWriter {
  public:
    explicit PdfWriter(const WriteOptions& options);
    ~PdfWriter();
    PdfWriter(PdfWriter&&) noexcept;

    std::string write(const Document& document);

  private:
    WriteOptions options_;
    std::unique_ptr<FontStore> fonts_;
    std::unique_ptr<PictureStore> pictures_;
};

// One document, by a writer of its own.
std::string write_pdf(const Document& document, const WriteOptions& options);

}  // namespace precis::pdf
