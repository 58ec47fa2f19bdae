// Files: read whole with a limit; written beside their place and renamed, so that a reader sees the
// old file or the new one and never half of one.
#pragma once

#include "base/diagnostics.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace precis {

inline constexpr std::size_t kMaxInputBytes = std::size_t{64} << 20;

// The whole file, or nothing and a diagnostic that says why: missing (with the nearest name in that
// folder), a folder, unreadable, larger than `limit`.
std::optional<std::string> read_file(const std::filesystem::path& path, Diagnostics& diagnostics,
                                     std::size_t limit = kMaxInputBytes);

// Writes `bytes` to a temporary file beside `path`, flushes it to the disk and renames it. On
// failure there is a diagnostic, `path` is as it was and no temporary file is left. A path that is
// not a regular file (a pipe, /dev/full) is written directly. Keeps the permissions of a file that
// it replaces.
bool write_file(const std::filesystem::path& path, std::string_view bytes,
                Diagnostics& diagnostics);

// Reports that writing to `path` failed with the system's `error` (an errno), in the words that
// suit it. For whoever writes by other means than write_file.
void report_write_failure(const std::filesystem::path& path, int error, Diagnostics& diagnostics);

// Writes all of `bytes` to an open descriptor, going on after interruptions and short writes.
// False and errno set when it cannot.
bool write_all(int descriptor, std::string_view bytes);

}  // namespace precis
