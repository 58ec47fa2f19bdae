#include "opc/package.hpp"
#include "opc/xml_writer.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include <minizip/zip.h>

namespace precis::opc {
namespace {

constexpr std::string_view kDeclaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

// The file that minizip believes it writes.
struct MemoryFile {
    std::string bytes;
    std::size_t position = 0;
};

MemoryFile& file_of(voidpf stream) {
    return *static_cast<MemoryFile*>(stream);
}

voidpf ZCALLBACK open_memory(voidpf file, const void*, int) {
    return file;
}

uLong ZCALLBACK read_memory(voidpf, voidpf stream, void* buffer, uLong size) {
    MemoryFile& file = file_of(stream);
    const std::size_t count = std::min<std::size_t>(size, file.bytes.size() - file.position);
    std::memcpy(buffer, file.bytes.data() + file.position, count);
    file.position += count;
    return static_cast<uLong>(count);
}

uLong ZCALLBACK write_memory(voidpf, voidpf stream, const void* buffer, uLong size) {
    MemoryFile& file = file_of(stream);
    try {
        if (file.bytes.size() < file.position + size) {
            file.bytes.resize(file.position + size);
        }
    } catch (...) {  // called from C: nothing may pass
        return 0;
    }
    std::memcpy(file.bytes.data() + file.position, buffer, size);
    file.position += size;
    return size;
}

ZPOS64_T ZCALLBACK tell_memory(voidpf, voidpf stream) {
    return file_of(stream).position;
}

long ZCALLBACK seek_memory(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
    MemoryFile& file = file_of(stream);
    const std::size_t base = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                             : origin == ZLIB_FILEFUNC_SEEK_CUR ? file.position
                                                                : file.bytes.size();
    if (base + offset > file.bytes.size()) {
        return -1;
    }
    file.position = base + static_cast<std::size_t>(offset);
    return 0;
}

int ZCALLBACK close_memory(voidpf, voidpf) {
    return 0;
}
int ZCALLBACK no_error(voidpf, voidpf) {
    return 0;
}

void require(int status, std::string_view what) {
    if (status != ZIP_OK) {
        throw PackageError("cannot pack \"" + std::string(what) + "\"");
    }
}

class ZipFile {
  public:
    ZipFile() {
        zlib_filefunc64_def functions{open_memory, read_memory,  write_memory, tell_memory,
                                      seek_memory, close_memory, no_error,     &memory_};
        zip_ = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
        if (zip_ == nullptr) {
            throw PackageError("cannot begin a ZIP file");
        }
    }
    ZipFile(const ZipFile&) = delete;
    ZipFile& operator=(const ZipFile&) = delete;
    ~ZipFile() {
        if (zip_ != nullptr) {
            zipClose(zip_, nullptr);
        }
    }

    void add(const std::string& name, std::string_view declaration, std::string_view content) {
        zip_fileinfo info{};
        info.dosDate = (1U << 21U) | (1U << 16U);  // 1 January 1980
        require(zipOpenNewFileInZip4_64(zip_, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr,
                                        Z_DEFLATED, kLevel, 0, -MAX_WBITS, DEF_MEM_LEVEL,
                                        Z_DEFAULT_STRATEGY, nullptr, 0, kVersionMadeBy, 0, 0),
                name);
        write(name, declaration);
        write(name, content);
        require(zipCloseFileInZip(zip_), name);
    }

    std::string finish() {
        require(zipClose(std::exchange(zip_, nullptr), nullptr), "the list of parts");
        return std::move(memory_.bytes);
    }

  private:
    static constexpr int kLevel = 6;
    static constexpr uLong kVersionMadeBy = 20;  // as FAT knows it: no attributes of a file system

    void write(const std::string& name, std::string_view bytes) {
        constexpr std::size_t kMost = 1U << 30U;  // minizip counts in 32 bits
        while (!bytes.empty()) {
            const std::string_view piece = bytes.substr(0, kMost);
            require(zipWriteInFileInZip(zip_, piece.data(), static_cast<unsigned>(piece.size())),
                    name);
            bytes.remove_prefix(piece.size());
        }
    }

    MemoryFile memory_;
    zipFile zip_ = nullptr;
};

std::string content_types_xml(const Package& package) {
    XmlWriter xml;
    xml.open("Types", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"}});
    xml.leaf("Default", {{"Extension", "rels"}, {"ContentType", kRelationshipsType}});
    xml.leaf("Default", {{"Extension", "xml"}, {"ContentType", "application/xml"}});
    for (const Part& part : package.parts) {
        xml.leaf("Override", {{"PartName", std::string("/").append(part.name)},
                              {"ContentType", part.content_type}});
    }
    return xml.take();
}

}  // namespace

std::string to_zip(const Package& package) {
    ZipFile zip;
    zip.add("[Content_Types].xml", kDeclaration, content_types_xml(package));
    zip.add(relationships_name(""), kDeclaration, relationships_xml(package.relationships));
    for (const Part& part : package.parts) {
        zip.add(part.name, part.kind == Part::Kind::xml ? kDeclaration : std::string_view{},
                part.content);
        if (!part.relationships.all().empty()) {
            zip.add(relationships_name(part.name), kDeclaration,
                    relationships_xml(part.relationships));
        }
    }
    return zip.finish();
}

}  // namespace precis::opc
