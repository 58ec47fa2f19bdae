// OpenType fonts with CFF outlines, small enough to be made here: no installed font can be relied
// on to be of either kind.
#pragma once

#include <string>

namespace precis::pdf::test {

// Glyph 1 is a box of 400 x 700 units, 600 wide; glyph 2 one of 200 x 300, 500 wide; both begin 100
// units from the left. In a CID-keyed font glyph 1 has CID 34 and glyph 2 CID 66.
// `second_advance` is what 'hmtx' says of glyph 2.
std::string cff_font(bool cid_keyed, unsigned second_advance = 500);

}  // namespace precis::pdf::test
