// A new workspace: small, complete, and meant to be written over.
#pragma once

#include "base/diagnostics.hpp"

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace precis {

struct StarterFile {
    std::string_view name;  // relative to the workspace
    std::string_view bytes;
};

std::span<const StarterFile> starter_files();

// Writes them to `folder`, which is made when it is not there. Nothing is written when one of them
// is there already.
bool write_starter(const std::filesystem::path& folder, Diagnostics& diagnostics);

}  // namespace precis
