#include "host/folder_resources.hpp"

#include "base/files.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace precis {
namespace {

namespace fs = std::filesystem;

// Links are followed before looking, so that none of them leads out either.
bool is_inside(const fs::path& folder, const fs::path& file) {
    std::error_code error;
    const fs::path real_folder = fs::canonical(folder, error);
    const fs::path real_file = error ? fs::path() : fs::canonical(file, error);
    return !error &&
           std::mismatch(real_folder.begin(), real_folder.end(), real_file.begin(), real_file.end())
                   .first == real_folder.end();
}

}  // namespace

FolderResources::FolderResources(std::vector<fs::path> folders) : folders_(std::move(folders)) {}

std::optional<std::string> FolderResources::bytes(std::string_view, std::string_view name,
                                                  std::string& reason) {
    for (const fs::path& folder : folders_) {
        const fs::path file = folder / name;
        std::error_code error;
        if (!fs::exists(file, error)) {
            continue;
        }
        if (!is_inside(folder, file)) {
            reason = fmt::format("it lies outside the folder '{}'", folder.string());
            return std::nullopt;
        }
        Diagnostics diagnostics;
        auto bytes = read_file(file, diagnostics);
        if (!bytes) {
            reason = diagnostics.sorted().front().message;
        }
        return bytes;
    }
    reason = "there is no such file";
    for (const fs::path& folder : folders_) {
        reason += fmt::format("{} '{}'", &folder == &folders_.front() ? " in" : ",",
                              folder.empty() ? "." : folder.string());
    }
    return std::nullopt;
}

}  // namespace precis
