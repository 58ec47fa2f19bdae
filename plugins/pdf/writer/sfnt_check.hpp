// Whether a font file is whole, as far as its table directory tells. HarfBuzz takes a file that was
// cut off as one with empty glyphs; a page with such a font would be blank without a word.
#pragma once

#include <string_view>

namespace precis::pdf {

// `index` is the font's within a collection. Throws WriteError with what is wrong.
void check_font_file(std::string_view file, unsigned index);

}  // namespace precis::pdf
