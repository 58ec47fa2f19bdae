#include "pdf/writer/cff_charset.hpp"

#include "pdf/pdf_writer.hpp"
#include "pdf/writer/big_endian.hpp"

namespace precis::pdf {
namespace {

constexpr int kCharset = 15;
constexpr int kEscape = 12;
constexpr int kRegistryOrderingSupplement = 12 << 8 | 30;
constexpr std::size_t kPredefinedCharsets = 3;  // offsets that name a charset instead

struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// An INDEX: an array of objects of any size (section 5).
struct Index {
    Range first;  // empty when it has no objects
    std::size_t end = 0;
};

Index read_index(const BigEndian& read, std::size_t offset) {
    const std::size_t count = read.u16(offset);
    if (count == 0) {
        return {{}, offset + 2};
    }
    const std::size_t size = read.u8(offset + 2);
    if (size < 1 || size > 4) {
        throw WriteError(read.failure);
    }
    const std::size_t offsets = offset + 3;
    const std::size_t base = offsets + (count + 1) * size - 1;
    const auto place = [&](std::size_t i) {
        return base + read.unsigned_of(offsets + i * size, size);
    };
    return {{place(0), place(1)}, place(count)};
}

struct TopDict {
    bool cid_keyed = false;
    std::size_t charset = 0;
};

// Reads operands (section 4) for their last value only: that is the offset where one is wanted.
class DictReader {
  public:
    DictReader(const BigEndian& read, Range range) : read_(read), range_(range) {}

    TopDict top_dict() {
        TopDict result;
        long operand = 0;
        while (range_.begin < range_.end) {
            const int byte = next();
            if (byte > 21) {
                operand = number(byte);
                continue;
            }
            const int operation = byte == kEscape ? kEscape << 8 | next() : byte;
            result.cid_keyed |= operation == kRegistryOrderingSupplement;
            if (operation == kCharset) {
                result.charset = static_cast<std::size_t>(operand);
            }
        }
        return result;
    }

  private:
    int next() { return read_.u8(range_.begin++); }

    long number(int lead) {
        if (lead == 28) {
            const int high = next();
            return static_cast<std::int16_t>(high << 8 | next());
        }
        if (lead == 29) {
            range_.begin += 4;
            return static_cast<std::int32_t>(read_.u32(range_.begin - 4));
        }
        if (lead == 30) {
            skip_real();
            return 0;
        }
        if (lead <= 246) {
            return lead - 139;
        }
        return lead <= 250 ? (lead - 247) * 256 + next() + 108 : -(lead - 251) * 256 - next() - 108;
    }

    // Packed digits, ended by a nibble of all ones.
    void skip_real() {
        int byte = 0;
        do {
            byte = next();
        } while ((byte & 0x0F) != 0x0F && (byte >> 4) != 0x0F);
    }

    const BigEndian& read_;
    Range range_;
};

std::vector<std::uint16_t> read_charset(const BigEndian& read, std::size_t offset,
                                        std::size_t glyph_count) {
    std::vector<std::uint16_t> cids = {0};  // .notdef is not told
    cids.reserve(glyph_count);
    const int format = read.u8(offset++);
    if (format > 2) {
        throw WriteError(read.failure);
    }
    while (cids.size() < glyph_count) {
        const std::uint32_t first = read.u16(offset);
        offset += 2;
        std::uint32_t more = 0;
        if (format != 0) {
            const auto size = static_cast<std::size_t>(format);
            more = read.unsigned_of(offset, size);
            offset += size;
        }
        for (std::uint32_t i = 0; i <= more && cids.size() < glyph_count; ++i) {
            cids.push_back(static_cast<std::uint16_t>(first + i));
        }
    }
    return cids;
}

}  // namespace

std::optional<std::vector<std::uint16_t>> cff_charset(std::string_view program,
                                                      std::size_t glyph_count) {
    const BigEndian read{program, "its CFF table is damaged"};
    const Index names = read_index(read, read.u8(2));
    const Index top_dicts = read_index(read, names.end);
    const TopDict top = DictReader(read, top_dicts.first).top_dict();
    if (!top.cid_keyed) {
        return std::nullopt;
    }
    if (top.charset < kPredefinedCharsets) {
        throw WriteError(read.failure);
    }
    return read_charset(read, top.charset, glyph_count);
}

}  // namespace precis::pdf
