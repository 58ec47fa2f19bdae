#include "workspace/starter.hpp"

#include "base/files.hpp"

#include <cerrno>
#include <system_error>

#include <fmt/format.h>

namespace precis {

namespace fs = std::filesystem;

bool write_starter(const fs::path& folder, Diagnostics& diagnostics) {
    for (const StarterFile& file : starter_files()) {
        const fs::path path = (folder / file.name).lexically_normal();
        std::error_code error;
        if (fs::exists(fs::symlink_status(path, error))) {
            diagnostics
                .report(Code::workspace_exists, path.string(),
                        fmt::format("there is a '{}' already", path.string()))
                .hinted("nothing was written; name another folder: precis init DIR");
            return false;
        }
    }
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        report_write_failure(folder, error.value(), diagnostics);
        return false;
    }
    for (const StarterFile& file : starter_files()) {
        if (!write_file((folder / file.name).lexically_normal(), file.bytes, diagnostics)) {
            return false;
        }
    }
    return true;
}

}  // namespace precis
