// QR codes (ISO/IEC 18004), through libqrencode.
#pragma once

#include "pdf/flow_box.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace precis::pdf {

struct QrCode {
    int side = 0;             // squares
    std::vector<Tile> tiles;  // its dark squares, as few rectangles
};

// A code that leads to `address`; null where that is too long for one (2,331 bytes). The last one
// asked for is kept, as a page asks again and again.
std::shared_ptr<const QrCode> qr_code(std::string_view address);

}  // namespace precis::pdf
