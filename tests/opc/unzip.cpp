#include "opc/unzip.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include <minizip/unzip.h>
#include <unistd.h>

namespace precis::test {
namespace {

void require(bool holds) {
    if (!holds) {
        throw std::runtime_error("the ZIP file is broken");
    }
}

ZipEntry read_entry(unzFile file) {
    unz_file_info64 info{};
    char name[512];
    require(unzGetCurrentFileInfo64(file, &info, name, sizeof name, nullptr, 0, nullptr, 0) ==
            UNZ_OK);
    ZipEntry read{name, std::string(info.uncompressed_size, '\0'), info.dosDate};
    require(unzOpenCurrentFile(file) == UNZ_OK);
    const int count =
        unzReadCurrentFile(file, read.bytes.data(), static_cast<unsigned>(read.bytes.size()));
    require(count == static_cast<int>(read.bytes.size()));
    require(unzCloseCurrentFile(file) == UNZ_OK);  // compares the checksum
    return read;
}

}  // namespace

std::vector<ZipEntry> unzip(const std::string& zip) {
    std::string path = (std::filesystem::temp_directory_path() / "precis-XXXXXX").string();
    const int descriptor = mkstemp(path.data());
    require(descriptor >= 0);
    close(descriptor);
    std::ofstream(path, std::ios::binary) << zip;
    unzFile file = unzOpen64(path.c_str());
    std::filesystem::remove(path);
    require(file != nullptr);
    std::vector<ZipEntry> entries;
    for (int status = unzGoToFirstFile(file); status == UNZ_OK; status = unzGoToNextFile(file)) {
        entries.push_back(read_entry(file));
    }
    unzClose(file);
    return entries;
}

std::string entry(const std::vector<ZipEntry>& entries, const std::string& name) {
    for (const ZipEntry& one : entries) {
        if (one.name == name) {
            return one.bytes;
        }
    }
    return {};
}

}  // namespace precis::test
