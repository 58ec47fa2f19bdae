#include "pdf/writer/sfnt_check.hpp"

#include "pdf/pdf_writer.hpp"
#include "pdf/writer/big_endian.hpp"

namespace precis::pdf {
namespace {

constexpr std::uint32_t tag(const char (&name)[5]) {
    return static_cast<std::uint32_t>(name[0]) << 24 | static_cast<std::uint32_t>(name[1]) << 16 |
           static_cast<std::uint32_t>(name[2]) << 8 | static_cast<std::uint32_t>(name[3]);
}

constexpr std::uint32_t kTrueType = 0x00010000;

}  // namespace

void check_font_file(std::string_view file, unsigned index) {
    const BigEndian read{file, "its file is cut off"};
    std::size_t start = 0;
    if (read.u32(0) == tag("ttcf")) {
        if (index >= read.u32(8)) {
            throw WriteError("the collection has no font of that index");
        }
        start = read.u32(12 + std::size_t{4} * index);
    }
    const std::uint32_t kind = read.u32(start);
    if (kind != kTrueType && kind != tag("OTTO") && kind != tag("true")) {
        throw WriteError("its file is neither TrueType nor OpenType");
    }
    const std::size_t tables = read.u16(start + 4);
    for (std::size_t i = 0; i < tables; ++i) {
        const std::size_t record = start + 12 + 16 * i;
        const std::uint64_t end = std::uint64_t{read.u32(record + 8)} + read.u32(record + 12);
        if (end > file.size()) {
            throw WriteError("its file is cut off");
        }
    }
}

}  // namespace precis::pdf
