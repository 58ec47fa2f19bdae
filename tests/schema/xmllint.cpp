#include "xmllint.hpp"

#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>
#include <unistd.h>

namespace precis::testing {
namespace {

// A file that lasts as long as it is looked at.
class TemporaryFile {
  public:
    explicit TemporaryFile(std::string_view content) {
        std::string name = std::filesystem::temp_directory_path() / "precis-schema-XXXXXX";
        const int descriptor = mkstemp(name.data());
        if (descriptor < 0) {
            throw std::runtime_error("no temporary file can be made");
        }
        close(descriptor);
        path_ = name;
        std::ofstream(path_, std::ios::binary) << content;
    }
    ~TemporaryFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace

std::filesystem::path schema_file(std::string_view kind) {
    return fmt::format(PRECIS_BINARY_DIR "/share/precis/schema/{}.xsd", kind);
}

Verdict validate_file(std::string_view kind, const std::filesystem::path& file) {
    const std::string command = fmt::format("xmllint --nonet --noout --schema '{}' '{}' 2>&1",
                                            schema_file(kind).string(), file.string());
    std::FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) {
        throw std::runtime_error("xmllint cannot be started");
    }
    Verdict verdict;
    std::array<char, 4096> chunk{};
    while (const std::size_t count = std::fread(chunk.data(), 1, chunk.size(), pipe)) {
        verdict.output.append(chunk.data(), count);
    }
    verdict.valid = pclose(pipe) == 0;
    return verdict;
}

Verdict validate(std::string_view kind, std::string_view document) {
    const TemporaryFile file(document);
    return validate_file(kind, file.path());
}

std::string sound_document(std::string_view name) {
    const auto path = fmt::format(PRECIS_SOURCE_DIR "/tests/schema/documents/{}.xml", name);
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw std::runtime_error(path + " cannot be read");
    }
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

}  // namespace precis::testing
