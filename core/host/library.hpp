// Shared libraries, by Boost.DLL. Nothing else in Precis loads one.
#pragma once

#include <filesystem>
#include <string>

#include <precis/plugin.h>

namespace precis {

// The entry that the library exports, or null and why not. A library once loaded stays loaded until
// the process ends: its code may be needed by destructors that run at exit, and what it gave out
// (strings, extensions) is promised to last. The entry is not looked into here.
struct LibraryEntry {
    const precis_entry_t* entry = nullptr;
    std::string fault;
};
LibraryEntry load_library(const std::filesystem::path& path);

}  // namespace precis
