#include "pdf/writer/picture_store.hpp"

#include "pdf/writer/streams.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

namespace precis::pdf {
namespace {

// Rows of samples of 8 bits, `channels` of them for a pixel.
struct Samples {
    std::string bytes;
    std::size_t width = 0;
    std::size_t height = 0;
    std::size_t channels = 1;
};

// The mean of each square of pixels; what does not fill a square at the right and bottom goes into
// smaller ones.
Samples reduced(const Samples& from, std::size_t by) {
    if (by < 2) {
        return from;
    }
    Samples to;
    to.width = (from.width + by - 1) / by;
    to.height = (from.height + by - 1) / by;
    to.channels = from.channels;
    to.bytes.reserve(to.width * to.height * to.channels);
    for (std::size_t y = 0; y < from.height; y += by) {
        for (std::size_t x = 0; x < from.width; x += by) {
            const std::size_t right = std::min(x + by, from.width);
            const std::size_t bottom = std::min(y + by, from.height);
            for (std::size_t channel = 0; channel < from.channels; ++channel) {
                std::size_t sum = 0;
                for (std::size_t row = y; row < bottom; ++row) {
                    for (std::size_t column = x; column < right; ++column) {
                        sum += static_cast<unsigned char>(
                            from.bytes[(row * from.width + column) * from.channels + channel]);
                    }
                }
                const std::size_t count = (right - x) * (bottom - y);
                to.bytes += static_cast<char>((sum + count / 2) / count);
            }
        }
    }
    return to;
}

// PNG's filters (PNG 1.2, 6), of which each row takes the one that leaves the smallest numbers.
class RowFilter {
  public:
    explicit RowFilter(const Samples& samples)
        : samples_(samples), row_(samples.width * samples.channels), before_(row_, '\0') {}

    std::string all() {
        std::string out;
        out.reserve((row_ + 1) * samples_.height);
        for (std::size_t y = 0; y < samples_.height; ++y) {
            const std::string_view own = std::string_view(samples_.bytes).substr(y * row_, row_);
            append_best(out, own);
            before_ = own;
        }
        return out;
    }

  private:
    static constexpr std::size_t kFilters = 5;

    void append_best(std::string& out, std::string_view own) {
        std::size_t best = 0;
        std::size_t least = static_cast<std::size_t>(-1);
        for (std::size_t filter = 0; filter < kFilters; ++filter) {
            std::string& line = lines_[filter];
            line.resize(row_);
            std::size_t sum = 0;
            for (std::size_t i = 0; i < row_; ++i) {
                line[i] = static_cast<char>(byte(own, i) - predicted(filter, own, i));
                sum += static_cast<std::size_t>(std::abs(static_cast<signed char>(line[i])));
            }
            if (sum < least) {
                least = sum;
                best = filter;
            }
        }
        out += static_cast<char>(best);
        out += lines_[best];
    }

    int predicted(std::size_t filter, std::string_view own, std::size_t i) const {
        const int left = i < samples_.channels ? 0 : byte(own, i - samples_.channels);
        const int above = byte(before_, i);
        const int corner = i < samples_.channels ? 0 : byte(before_, i - samples_.channels);
        switch (filter) {
            case 1:
                return left;
            case 2:
                return above;
            case 3:
                return (left + above) / 2;
            case 4: {
                const int sum = left + above - corner;
                const int to_left = std::abs(sum - left);
                const int to_above = std::abs(sum - above);
                const int to_corner = std::abs(sum - corner);
                return to_left <= to_above && to_left <= to_corner ? left
                       : to_above <= to_corner                     ? above
                                                                   : corner;
            }
            default:
                return 0;
        }
    }

    static int byte(std::string_view bytes, std::size_t i) {
        return static_cast<unsigned char>(bytes[i]);
    }

    const Samples& samples_;
    std::size_t row_;
    std::string before_;
    std::array<std::string, kFilters> lines_;
};

std::string size_entries(std::size_t width, std::size_t height) {
    return fmt::format("/Type/XObject/Subtype/Image/Width {}/Height {}/BitsPerComponent 8", width,
                       height);
}

std::string filter_entries(const Samples& samples) {
    return size_entries(samples.width, samples.height) +
           fmt::format("/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {}/Columns {}>>",
                       samples.channels, samples.width);
}

void store_png(const picture::Picture& picture, std::size_t reduction, StoredPicture& stored) {
    const Samples pixels =
        reduced({picture.pixels, picture.width, picture.height, picture.channels}, reduction);
    stored.entries = filter_entries(pixels);
    stored.bytes = deflated(RowFilter(pixels).all());
    if (!picture.alpha.empty()) {
        const Samples alpha = reduced({picture.alpha, picture.width, picture.height, 1}, reduction);
        stored.mask_entries = filter_entries(alpha) + "/ColorSpace/DeviceGray";
        stored.mask = deflated(RowFilter(alpha).all());
    }
}

void store_jpeg(const picture::Picture& picture, StoredPicture& stored) {
    stored.entries = size_entries(picture.width, picture.height) + "/Filter/DCTDecode";
    if (picture.inverted) {
        stored.entries += "/Decode[1 0 1 0 1 0 1 0]";
    }
    if (picture.untransformed) {
        stored.entries += "/DecodeParms<</ColorTransform 0>>";
    }
    stored.bytes = picture.file;
}

StoredPicture store(const picture::Picture& picture, std::size_t reduction) {
    StoredPicture stored;
    if (picture.format == picture::Format::png) {
        store_png(picture, reduction, stored);
    } else {
        store_jpeg(picture, stored);
    }
    stored.colour_space = picture.channels == 1   ? "/DeviceGray"
                          : picture.channels == 3 ? "/DeviceRGB"
                                                  : "/DeviceCMYK";
    if (!picture.profile.empty()) {
        stored.profile_entries = fmt::format("/N {}/Filter/FlateDecode", picture.channels);
        stored.profile = deflated(picture.profile);
    }
    return stored;
}

}  // namespace

const StoredPicture& PictureStore::stored(const std::shared_ptr<const picture::Picture>& picture,
                                          std::size_t reduction) {
    const auto found = known_.find({picture.get(), reduction});
    if (found != known_.end()) {
        return found->second.stored;
    }
    return known_
        .emplace(std::pair{picture.get(), reduction}, Known{picture, store(*picture, reduction)})
        .first->second.stored;
}

}  // namespace precis::pdf
