// How wide a CFF program says that its glyphs are.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace precis::pdf {

// Read from the charstrings, as fonts do not always say the same in their 'hmtx', and it is the
// program's word that a PDF is held to (ISO 19005-2, 6.2.11.5). Keeps a view of the program.
class CffWidths {
  public:
    // Throws WriteError for what is no bare CFF table.
    explicit CffWidths(std::string_view program);
    ~CffWidths();
    CffWidths(const CffWidths&) = delete;
    CffWidths& operator=(const CffWidths&) = delete;

    // In thousandths of an em. `code` is the CID in a CID-keyed program, else the glyph.
    double thousandths(std::uint16_t code) const;

  private:
    struct Handles;
    std::unique_ptr<Handles> handles_;
};

}  // namespace precis::pdf
