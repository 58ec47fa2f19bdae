#include "pdf/qr_code.hpp"

#include <cstddef>
#include <string>

#include <qrencode.h>

namespace precis::pdf {
namespace {

struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

// The dark squares of a code that are not yet in a tile.
class Squares {
  public:
    explicit Squares(const QRcode& code) : side_(code.width) {
        for (int i = 0; i < side_ * side_; ++i) {
            dark_.push_back((code.data[i] & 1U) != 0);
        }
    }

    bool is_dark(int x, int y) const { return x < side_ && y < side_ && dark_[at(x, y)]; }
    bool is_dark(int x, int end, int y) const {
        while (x < end && is_dark(x, y)) {
            ++x;
        }
        return x == end;
    }
    void take(int x, int end, int y) {
        for (; x < end; ++x) {
            dark_[at(x, y)] = false;
        }
    }

  private:
    std::size_t at(int x, int y) const { return static_cast<std::size_t>(y * side_ + x); }

    int side_;
    std::vector<bool> dark_;
};

std::vector<Tile> tiles_of(const QRcode& code) {
    std::vector<Tile> tiles;
    Squares squares(code);
    for (int y = 0; y < code.width; ++y) {
        for (int x = 0; x < code.width; ++x) {
            if (!squares.is_dark(x, y)) {
                continue;
            }
            int right = x;
            while (squares.is_dark(right, y)) {
                ++right;
            }
            int bottom = y;
            for (; squares.is_dark(x, right, bottom); ++bottom) {
                squares.take(x, right, bottom);
            }
            tiles.push_back({x, y, right - x, bottom - y});
        }
    }
    return tiles;
}

std::shared_ptr<const QrCode> encode(std::string_view address) {
    const std::unique_ptr<QRcode, FreeCode> code(
        QRcode_encodeData(static_cast<int>(address.size()),
                          reinterpret_cast<const unsigned char*>(address.data()), 0, QR_ECLEVEL_M));
    return code == nullptr ? nullptr
                           : std::make_shared<const QrCode>(QrCode{code->width, tiles_of(*code)});
}

}  // namespace

std::shared_ptr<const QrCode> qr_code(std::string_view address) {
    thread_local std::string last;
    thread_local std::shared_ptr<const QrCode> code;
    if (last != address || code == nullptr) {
        code = encode(address);
        last = address;
    }
    return code;
}

}  // namespace precis::pdf
