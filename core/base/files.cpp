#include "base/files.hpp"

#include "base/nearest_name.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace precis {
namespace fs = std::filesystem;
namespace {

// An open descriptor, closed at the end of its scope.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

    // False and errno set when the system could not write what it still held.
    bool close() {
        const int number = number_;
        number_ = -1;
        return number < 0 || ::close(number) == 0;
    }

  private:
    int number_;
};

std::string reason(int error) {
    return std::generic_category().message(error);
}

fs::path folder_of(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

// Beyond this many entries a folder is not searched for a name like the one that is missing.
constexpr std::size_t kMostNames = 10'000;

std::string nearest_file(const fs::path& path) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator it(folder_of(path), error), end; !error && it != end;
         it.increment(error)) {
        names.push_back(it->path().filename().string());
        if (names.size() == kMostNames) {
            break;
        }
    }
    std::sort(names.begin(), names.end());
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    return did_you_mean(path.filename().string(), candidates);
}

void report_unreadable(const fs::path& path, int error, Diagnostics& diagnostics) {
    const std::string name = path.string();
    if (error == ENOENT || error == ENOTDIR) {
        diagnostics.report(Code::missing_file, name, fmt::format("there is no file '{}'", name))
            .hinted(nearest_file(path));
    } else {
        diagnostics.report(Code::unreadable_file, name,
                           fmt::format("'{}' cannot be read: {}", name, reason(error)));
    }
}

// All that can be read, up to one byte more than `limit`; nothing and errno set when it fails.
std::optional<std::string> read_all(int descriptor, std::size_t expected, std::size_t limit) {
    constexpr std::size_t kPiece = std::size_t{64} << 10;
    std::string bytes;
    std::size_t used = 0;
    bytes.resize(std::min(expected, limit) + 1);
    while (true) {
        const ssize_t got = ::read(descriptor, bytes.data() + used, bytes.size() - used);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return std::nullopt;
        }
        used += static_cast<std::size_t>(got);
        if (got == 0 || used > limit) {
            break;
        }
        if (used == bytes.size()) {
            bytes.resize(std::min(used + std::max(used, kPiece), limit + 1));
        }
    }
    bytes.resize(used);
    return bytes;
}

// What `path` leads to, links followed, so that a link stays a link when its file is replaced.
fs::path resolved(const fs::path& path) {
    std::error_code error;
    const fs::path target = fs::canonical(path, error);
    return error ? path : target;
}

bool write_directly(const fs::path& path, std::string_view bytes) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    return file && write_all(file.number(), bytes) && file.close();
}

// A new file beside `path`, its name in `name`; with the permissions that any new file gets.
int open_beside(const fs::path& path, fs::path& name) {
    static std::atomic<unsigned> counter{0};
    while (true) {
        name = folder_of(path) / fmt::format(".precis-{}-{}.tmp", ::getpid(), counter++);
        const int descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0 || errno != EEXIST) {
            return descriptor;
        }
    }
}

bool keep_permissions(int descriptor, const struct stat& old) {
    constexpr mode_t kPermissions = 07777;
    // Only the superuser may give a file away; for anyone else it stays the writer's own.
    const bool given = ::fchown(descriptor, old.st_uid, old.st_gid) == 0;
    const mode_t mode = old.st_mode & (given ? kPermissions : mode_t{0777});
    return ::fchmod(descriptor, mode) == 0;
}

// The rename is on the disk only when its folder is. Some file systems cannot do it and say so.
bool flush_folder(const fs::path& folder) {
    Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return !descriptor || ::fsync(descriptor.number()) == 0 || errno != EIO;
}

bool replace(const fs::path& path, std::string_view bytes, const struct stat* old) {
    fs::path temporary;
    Descriptor file(open_beside(path, temporary));
    if (!file) {
        return false;
    }
    const bool written = write_all(file.number(), bytes) &&
                         (old == nullptr || keep_permissions(file.number(), *old)) &&
                         ::fsync(file.number()) == 0 && file.close() &&
                         ::rename(temporary.c_str(), path.c_str()) == 0;
    if (!written) {
        const int error = errno;
        ::unlink(temporary.c_str());
        errno = error;
        return false;
    }
    return flush_folder(folder_of(path));
}

}  // namespace

std::optional<std::string> read_file(const fs::path& path, Diagnostics& diagnostics,
                                     std::size_t limit) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status {};
    if (!file || ::fstat(file.number(), &status) != 0) {
        report_unreadable(path, errno, diagnostics);
        return std::nullopt;
    }
    if (S_ISDIR(status.st_mode)) {
        diagnostics.report(Code::folder_not_file, path.string(),
                           fmt::format("'{}' is a folder, not a file", path.string()));
        return std::nullopt;
    }
    const auto expected = S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0;
    auto bytes = expected > limit ? std::string() : read_all(file.number(), expected, limit);
    if (!bytes) {
        report_unreadable(path, errno, diagnostics);
        return std::nullopt;
    }
    if (expected > limit || bytes->size() > limit) {
        diagnostics.report(
            Code::file_too_large, path.string(),
            fmt::format("'{}' is larger than the limit of {} bytes", path.string(), limit));
        return std::nullopt;
    }
    return bytes;
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            return false;
        }
        bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    return true;
}

void report_write_failure(const fs::path& path, int error, Diagnostics& diagnostics) {
    const std::string name = path.string();
    const std::string folder = folder_of(path).string();
    switch (error) {
        case ENOENT:
        case ENOTDIR:
            diagnostics
                .report(
                    Code::output_folder_missing, name,
                    fmt::format("'{}' cannot be written: there is no folder '{}'", name, folder))
                .hinted(fmt::format("make it first: mkdir -p '{}'", folder));
            break;
        case EACCES:
        case EPERM:
        case EROFS:
            diagnostics
                .report(Code::output_not_allowed, name,
                        fmt::format("'{}' cannot be written: {}", name, reason(error)))
                .hinted(
                    fmt::format("choose a folder that you may write to; '{}' is not one", folder));
            break;
        case EISDIR:
            diagnostics
                .report(Code::output_is_folder, name,
                        fmt::format("'{}' cannot be written: it is a folder", name))
                .hinted("name a file in it");
            break;
        case ENOSPC:
        case EDQUOT:
            diagnostics
                .report(Code::disk_full, name,
                        fmt::format("'{}' cannot be written: the disk is full", name))
                .hinted("nothing of it was kept; make room and try again");
            break;
        default:
            diagnostics.report(Code::output_failed, name,
                               fmt::format("'{}' cannot be written: {}", name, reason(error)));
    }
}

bool write_file(const fs::path& path, std::string_view bytes, Diagnostics& diagnostics) {
    const fs::path target = resolved(path);
    struct stat status {};
    const bool exists = ::stat(target.c_str(), &status) == 0;
    bool written = false;
    if (exists && S_ISDIR(status.st_mode)) {
        errno = EISDIR;
    } else if (exists && !S_ISREG(status.st_mode)) {
        written = write_directly(target, bytes);
    } else {
        written = replace(target, bytes, exists ? &status : nullptr);
    }
    if (!written) {
        report_write_failure(path, errno, diagnostics);
    }
    return written;
}

}  // namespace precis
