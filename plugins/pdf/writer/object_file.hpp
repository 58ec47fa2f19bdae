// libharu as the keeper of a file's objects, page tree and cross-reference table. object_file.cpp
// is the only file that includes hpdf.h; everything above writes the entries of dictionaries
// itself.
#pragma once

#include "pdf/writer/pdf_syntax.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace precis::pdf {

// One PDF file being put together. All that fails throws WriteError; the file is then of no use.
// Belongs to one thread.
class ObjectFile {
  public:
    // Throws WriteError when the libharu at hand is not of the version whose insides are known.
    ObjectFile();
    ~ObjectFile();
    ObjectFile(const ObjectFile&) = delete;
    ObjectFile& operator=(const ObjectFile&) = delete;

    // A dictionary, known by its number before it has all its entries. `entries` is what stands
    // between
    // "<<" and ">>".
    Reference dictionary();
    Reference dictionary(std::string entries);
    void add_entries(Reference reference, std::string_view entries);

    // `bytes` are written as they are; `entries` says how they are encoded.
    Reference stream(std::string entries, std::string bytes);
    // The same of bytes that stay where they are until the file is saved.
    Reference stream_of_kept(std::string entries, std::string_view bytes);

    // A page, the next in the page tree. Its entries, except /Type and /Parent, come later.
    Reference page();

    // The whole file. `catalogue` comes in addition to /Type and /Pages. The file's ID is a digest
    // of all that was put into it. To be called once.
    std::string save(std::string catalogue, std::string information);

    // As "2.3.0".
    static std::string_view library_version();

  private:
    struct Objects;
    std::unique_ptr<Objects> objects_;
};

}  // namespace precis::pdf
