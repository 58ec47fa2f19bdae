// A JPEG file as a row of segments (ITU-T T.81, annex B), of which only those that the picture is
// made of are kept.

#include "picture/readers.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace precis::picture {
namespace {

constexpr unsigned kStartOfImage = 0xD8;
constexpr unsigned kEndOfImage = 0xD9;
constexpr unsigned kStartOfScan = 0xDA;
constexpr unsigned kApplication0 = 0xE0;
constexpr unsigned kApplication1 = 0xE1;
constexpr unsigned kApplication2 = 0xE2;
constexpr unsigned kApplication14 = 0xEE;
constexpr unsigned kApplication15 = 0xEF;
constexpr unsigned kComment = 0xFE;
constexpr std::string_view kExif("Exif\0\0", 6);
constexpr std::string_view kProfile("ICC_PROFILE\0", 12);
// More of them than any program writes only cost time.
constexpr int kMostScans = 100;

bool is_frame(unsigned marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool stands_alone(unsigned marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= kEndOfImage);
}

// Numbers of either byte order, as TIFF has them; nothing where there are none.
class TiffReader {
  public:
    explicit TiffReader(std::string_view bytes) : bytes_(bytes), little_(bytes.starts_with("II")) {}

    std::optional<unsigned> number(std::size_t offset, std::size_t size) const {
        if (size > bytes_.size() || offset > bytes_.size() - size) {
            return std::nullopt;
        }
        unsigned value = 0;
        for (std::size_t i = 0; i < size; ++i) {
            const std::size_t at = little_ ? offset + size - 1 - i : offset + i;
            value = value << 8 | static_cast<unsigned char>(bytes_[at]);
        }
        return value;
    }

  private:
    std::string_view bytes_;
    bool little_;
};

Orientation orientation_in(std::string_view tiff) {
    constexpr unsigned kOrientation = 0x0112;
    const TiffReader reader(tiff);
    const auto directory = reader.number(4, 4);
    const auto entries = directory ? reader.number(*directory, 2) : std::nullopt;
    for (unsigned i = 0; entries && i < *entries; ++i) {
        const std::size_t entry = std::size_t{*directory} + 2 + std::size_t{12} * i;
        if (reader.number(entry, 2) == kOrientation) {
            const unsigned value = reader.number(entry + 8, 2).value_or(1);
            return value >= 1 && value <= 8 ? static_cast<Orientation>(value) : 1;
        }
    }
    return 1;
}

class JpegReader {
  public:
    explicit JpegReader(std::string_view bytes) : bytes_(bytes) {}

    Picture read() {
        picture_.format = Format::jpeg;
        picture_.file.append(bytes_.substr(0, 2));
        at_ = 2;
        while (!ended_) {
            read_segment();
        }
        if (!framed_) {
            throw PictureError("its file is damaged or cut off");
        }
        const DecodedJpeg decoded = decode_jpeg(picture_.file);
        picture_.inverted = adobe_ && picture_.channels == 4;
        picture_.untransformed = !adobe_ && !decoded.transformed && picture_.channels == 3;
        take_profile();
        return std::move(picture_);
    }

  private:
    unsigned byte(std::size_t at) const {
        if (at >= bytes_.size()) {
            throw PictureError("it is cut off");
        }
        return static_cast<unsigned char>(bytes_[at]);
    }

    void read_segment() {
        if (byte(at_) != 0xFF) {
            throw PictureError("its file is damaged or cut off");
        }
        while (byte(at_) == 0xFF) {
            ++at_;
        }
        const unsigned marker = byte(at_++);
        if (stands_alone(marker)) {
            keep(marker, {});
            ended_ = marker == kEndOfImage;
            if (marker == kStartOfImage) {
                throw PictureError("its file is damaged or cut off");
            }
            return;
        }
        const std::size_t size = byte(at_) << 8 | byte(at_ + 1);
        if (size < 2 || size > bytes_.size() - at_) {
            throw PictureError("it is cut off");
        }
        take(marker, bytes_.substr(at_ + 2, size - 2));
        at_ += size;
        if (marker == kStartOfScan) {
            read_scan();
        }
    }

    void keep(unsigned marker, std::string_view content) {
        picture_.file += '\xFF';
        picture_.file += static_cast<char>(marker);
        if (!stands_alone(marker)) {
            const std::size_t size = content.size() + 2;
            picture_.file += static_cast<char>(size >> 8);
            picture_.file += static_cast<char>(size & 0xFF);
            picture_.file += content;
        }
    }

    void take(unsigned marker, std::string_view content) {
        if (is_frame(marker)) {
            read_frame(marker, content);
        } else if (marker == kApplication1 && content.starts_with(kExif)) {
            picture_.orientation = orientation_in(content.substr(kExif.size()));
        } else if (marker == kApplication2 && content.starts_with(kProfile)) {
            const std::string_view part = content.substr(kProfile.size());
            if (part.size() > 2) {
                profile_[static_cast<unsigned char>(part[0])] = part.substr(2);
            }
        } else if (marker == kApplication14 && content.starts_with("Adobe")) {
            adobe_ = true;
        }
        const bool own =
            marker == kApplication0   ? content.starts_with("JFIF")
            : marker == kApplication2 ? content.starts_with(kProfile)
            : marker == kApplication14
                ? content.starts_with("Adobe")
                : (marker < kApplication0 || marker > kApplication15) && marker != kComment;
        if (own) {
            keep(marker, content);
        }
    }

    void read_frame(unsigned marker, std::string_view content) {
        if (framed_ || content.size() < 6) {
            throw PictureError("its file is damaged or cut off");
        }
        if (marker > 0xC2) {
            throw PictureError("it is a JPEG of a kind that is not used for pictures on pages");
        }
        if (content[0] != 8) {
            throw PictureError("it has more than 8 bits for each colour");
        }
        framed_ = true;
        picture_.height = read_u16(content, 1);
        picture_.width = read_u16(content, 3);
        picture_.channels = static_cast<unsigned char>(content[5]);
        check_size(picture_.width, picture_.height);
        if (picture_.channels != 1 && picture_.channels != 3 && picture_.channels != 4) {
            throw PictureError("it has " + std::to_string(picture_.channels) + " colour channels");
        }
    }

    // What is coded goes on to the next marker; FF00 and restarts belong to it.
    void read_scan() {
        if (++scans_ > kMostScans) {
            throw PictureError("its file is damaged or cut off");
        }
        const std::size_t begin = at_;
        for (;;) {
            const std::size_t mark = bytes_.find('\xFF', at_);
            if (mark == std::string_view::npos || mark + 1 >= bytes_.size()) {
                throw PictureError("it is cut off");
            }
            const unsigned next = byte(mark + 1);
            if (next != 0 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7)) {
                at_ = mark;
                break;
            }
            at_ = next == 0xFF ? mark + 1 : mark + 2;
        }
        picture_.file += bytes_.substr(begin, at_ - begin);
    }

    void take_profile() {
        for (const auto& [number, part] : profile_) {
            picture_.profile += part;
        }
        if (!picture_.profile.empty() && !is_usable_profile(picture_.profile, picture_.channels)) {
            picture_.profile.clear();
            picture_.profile_was_bad = true;
        }
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    Picture picture_;
    std::map<unsigned, std::string_view> profile_;  // its parts by their numbers
    bool framed_ = false;
    bool adobe_ = false;
    bool ended_ = false;
    int scans_ = 0;
};

}  // namespace

Picture read_jpeg(std::string_view bytes) {
    return JpegReader(bytes).read();
}

}  // namespace precis::picture
