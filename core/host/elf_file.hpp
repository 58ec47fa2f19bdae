// A look at a file before the dynamic loader is let near it.
#pragma once

#include <filesystem>
#include <string>

namespace precis {

// Why the file cannot be a shared library: empty when it looks like a whole one. The loader itself
// is not asked: it maps a file that was cut short without complaint, and dies when it touches what
// is missing.
std::string fault_of_elf_file(const std::filesystem::path& path);

}  // namespace precis
