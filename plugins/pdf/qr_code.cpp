#include "pdf/qr_code.hpp"

#include <cstddef>
#include <new>

#include <qrencode.h>

namespace precis::pdf {
namespace {

struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

// The squares of a code that are not yet in a rectangle.
class Grid {
  public:
    explicit Grid(const QRcode& code) : width_(static_cast<std::size_t>(code.width)) {
        for (std::size_t i = 0; i < width_ * width_; ++i) {
            dark_.push_back((code.data[i] & 1U) != 0);
        }
    }

    std::size_t width() const { return width_; }
    bool is_dark(std::size_t x, std::size_t y) const {
        return x < width_ && y < width_ && dark_[y * width_ + x];
    }
    bool is_dark_row(std::size_t x, std::size_t end, std::size_t y) const {
        for (; x < end; ++x) {
            if (!is_dark(x, y)) {
                return false;
            }
        }
        return true;
    }
    void clear(std::size_t x, std::size_t end, std::size_t y) {
        for (; x < end; ++x) {
            dark_[y * width_ + x] = false;
        }
    }

  private:
    std::size_t width_;
    std::vector<bool> dark_;
};

}  // namespace

std::shared_ptr<const std::vector<FillItem>> qr_tiles(std::string_view text, double side) {
    auto tiles = std::make_shared<std::vector<FillItem>>();
    const std::unique_ptr<QRcode, FreeCode> code(
        QRcode_encodeData(static_cast<int>(text.size()),
                          reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M));
    if (code == nullptr) {
        return tiles;
    }
    Grid grid(*code);
    const double unit = side / static_cast<double>(grid.width());
    for (std::size_t y = 0; y < grid.width(); ++y) {
        for (std::size_t x = 0; x < grid.width(); ++x) {
            if (!grid.is_dark(x, y)) {
                continue;
            }
            std::size_t right = x;
            while (grid.is_dark(right, y)) {
                ++right;
            }
            std::size_t bottom = y;
            for (; grid.is_dark_row(x, right, bottom); ++bottom) {
                grid.clear(x, right, bottom);
            }
            tiles->push_back({static_cast<double>(x) * unit, static_cast<double>(y) * unit,
                              static_cast<double>(right - x) * unit,
                              static_cast<double>(bottom - y) * unit, 0, ColourRole::ink});
        }
    }
    return tiles;
}

}  // namespace precis::pdf
