// A written PDF as other programs see it: poppler's tools and qpdf.
#pragma once

#include "pdf/page_model.hpp"

#include <filesystem>
#include <string>

namespace precis::pdf::test {

struct Output {
    std::string text;  // standard output, then standard error
    int status = 0;
};

// A file that goes with the object.
class PdfFile {
  public:
    explicit PdfFile(const std::string& bytes);
    ~PdfFile();
    PdfFile(const PdfFile&) = delete;
    PdfFile& operator=(const PdfFile&) = delete;

    // Runs a command in which @ stands for the file.
    Output run(const std::string& command) const;

    // The text in the order of the page, without line ends and form feeds.
    std::string text() const;
    // The text in the order of the structure tree.
    std::string structure_text() const;

    struct Pixel {
        int red = 0;
        int green = 0;
        int blue = 0;
        bool operator==(const Pixel&) const = default;
    };
    // The first page at 72 pixels an inch: the pixel whose middle is near (x, y) in points.
    Pixel pixel(double x, double y) const;

  private:
    std::filesystem::path folder_;
    mutable std::string picture_;  // PPM, once it is asked for
};

// Writes the document and fails the test unless qpdf and the audit find nothing wrong with it.
std::string written(const Document& document);

}  // namespace precis::pdf::test
