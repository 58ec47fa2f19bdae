#include "host/elf_file.hpp"

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <limits>
#include <system_error>
#include <vector>

#include <elf.h>
#include <fmt/format.h>

namespace precis {
namespace {

namespace fs = std::filesystem;

template <class Struct>
bool read_at(std::ifstream& file, std::uint64_t offset, Struct* into, std::size_t count) {
    file.seekg(static_cast<std::streamoff>(offset));
    file.read(reinterpret_cast<char*>(into), static_cast<std::streamsize>(count * sizeof(Struct)));
    return file.good();
}

std::string fault_of_segments(std::ifstream& file, const Elf64_Ehdr& header, std::uint64_t size) {
    constexpr std::string_view kCutShort = "a shared library that was cut short";
    std::vector<Elf64_Phdr> segments(header.e_phnum);
    if (header.e_phentsize != sizeof(Elf64_Phdr) || header.e_phoff >= size ||
        !read_at(file, header.e_phoff, segments.data(), segments.size())) {
        return std::string(kCutShort);
    }
    for (const Elf64_Phdr& segment : segments) {
        if (segment.p_type == PT_LOAD &&
            (segment.p_offset > size || segment.p_filesz > size - segment.p_offset)) {
            return fmt::format("{}: {} bytes are missing", kCutShort,
                               segment.p_offset + segment.p_filesz - size);
        }
    }
    return {};
}

}  // namespace

std::string fault_of_elf_file(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::is_directory(status)) {
        return "a folder, not a shared library";
    }
    if (!fs::is_regular_file(status)) {
        return error ? error.message() : "not a regular file";
    }
    const std::uintmax_t size = fs::file_size(path, error);
    std::ifstream file(path, std::ios::binary);
    if (error || !file) {
        return fmt::format("cannot be read: {}", std::strerror(errno));
    }
    if (size == 0) {
        return "an empty file";
    }
    unsigned char identity[EI_NIDENT] = {};
    if (!read_at(file, 0, identity, EI_NIDENT) || std::memcmp(identity, ELFMAG, SELFMAG) != 0) {
        return "not a shared library: it does not begin as an ELF file does";
    }
    // Of another word size: the loader refuses it and says so.
    if (identity[EI_CLASS] != ELFCLASS64 || sizeof(void*) != sizeof(Elf64_Addr)) {
        return {};
    }
    Elf64_Ehdr header{};
    if (!read_at(file, 0, &header, 1)) {
        return "a shared library that was cut short";
    }
    if (header.e_type != ET_DYN) {
        return "an ELF file, but not a shared library";
    }
    return fault_of_segments(file, header, size);
}

}  // namespace precis
