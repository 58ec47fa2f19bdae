// QR codes (ISO/IEC 18004), through libqrencode.
#pragma once

#include "pdf/flow_box.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace precis::pdf {

// The dark parts of a code for `text`, as few rectangles in a square of `side` points, from its top
// left. Empty where the text is too long for a code (2,331 bytes).
std::shared_ptr<const std::vector<FillItem>> qr_tiles(std::string_view text, double side);

}  // namespace precis::pdf
