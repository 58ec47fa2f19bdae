// The core rules of XLIFF 2.0 that a schema or a tool would hold a file to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace precis::test {

// What breaks them, in words; empty when nothing does.
std::vector<std::string> xliff_faults(std::string_view bytes);

}  // namespace precis::test
