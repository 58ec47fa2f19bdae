// Numbers as font files hold them, read within bounds.
#pragma once

#include "pdf/pdf_writer.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace precis::pdf {

// Reads `bytes`; what lies outside throws WriteError(failure).
struct BigEndian {
    std::string_view bytes;
    const char* failure;

    std::uint32_t unsigned_of(std::size_t offset, std::size_t size) const {
        if (size > bytes.size() || offset > bytes.size() - size) {
            throw WriteError(failure);
        }
        std::uint32_t value = 0;
        for (const char byte : bytes.substr(offset, size)) {
            value = value << 8 | static_cast<unsigned char>(byte);
        }
        return value;
    }
    std::uint8_t u8(std::size_t offset) const {
        return static_cast<std::uint8_t>(unsigned_of(offset, 1));
    }
    std::uint16_t u16(std::size_t offset) const {
        return static_cast<std::uint16_t>(unsigned_of(offset, 2));
    }
    std::uint32_t u32(std::size_t offset) const { return unsigned_of(offset, 4); }
};

}  // namespace precis::pdf
