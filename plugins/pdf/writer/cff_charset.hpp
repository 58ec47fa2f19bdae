// The one thing to know about a CFF font program before a PDF can point at its glyphs: whether it
// is CID-keyed, and then which CID each glyph has (Adobe Technical Note 5176).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace precis::pdf {

// The CIDs of the first `glyph_count` glyphs; nothing for a name-keyed font, whose glyph ids serve
// as CIDs. Throws WriteError when the program is damaged.
std::optional<std::vector<std::uint16_t>> cff_charset(std::string_view program,
                                                      std::size_t glyph_count);

}  // namespace precis::pdf
