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

FolderResources::FolderResources(std::vector<ResourceFolder> folders)
    : folders_(std::move(folders)) {}

std::optional<std::string> FolderResources::bytes(std::string_view kind, std::string_view name,
                                                  std::string& reason) {
    const fs::path wanted(name);
    if (wanted.empty() || wanted.is_absolute() ||
        std::find(wanted.begin(), wanted.end(), "..") != wanted.end()) {
        reason = "only files in the workspace can be used";
        return std::nullopt;
    }
    std::string looked_in;
    for (const auto& [of_kind, folder] : folders_) {
        if (of_kind != kind) {
            continue;
        }
        const fs::path file = folder / wanted;
        std::error_code error;
        if (fs::exists(file, error)) {
            return read(folder.empty() ? fs::path(".") : folder, file, reason);
        }
        looked_in += fmt::format("{} '{}'", looked_in.empty() ? " in" : ",",
                                 folder.empty() ? "." : folder.string());
    }
    reason = "there is no such file" + looked_in;
    return std::nullopt;
}

std::optional<std::string> FolderResources::read(const fs::path& folder, const fs::path& file,
                                                 std::string& reason) {
    constexpr std::uintmax_t kLargest = std::uintmax_t{64} << 20;
    std::error_code error;
    if (!is_inside(folder, file)) {
        reason = fmt::format("it lies outside the folder '{}'", folder.string());
    } else if (!fs::is_regular_file(file, error)) {
        reason = "it is not a file";
    } else if (fs::file_size(file, error) > kLargest) {
        reason = "it is larger than 64 MiB";
    } else {
        Diagnostics diagnostics;
        auto bytes = read_file(file, diagnostics);
        if (!bytes) {
            reason = diagnostics.sorted().front().message;
        }
        return bytes;
    }
    return std::nullopt;
}

}  // namespace precis
