// The entries of a ZIP file, as another program reads them.
#pragma once

#include <string>
#include <vector>

namespace precis::test {

struct ZipEntry {
    std::string name;
    std::string bytes;
    unsigned long dos_date = 0;
};

// In their order. Throws when the file is broken.
std::vector<ZipEntry> unzip(const std::string& zip);

// The bytes of one entry; empty when there is none.
std::string entry(const std::vector<ZipEntry>& entries, const std::string& name);

}  // namespace precis::test
