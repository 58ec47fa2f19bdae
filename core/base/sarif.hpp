// Diagnostics as SARIF 2.1.0 (OASIS), which editors and code hosts show at their places.
#pragma once

#include "base/diagnostics.hpp"

#include <string>
#include <string_view>

namespace precis {

// One run of `precis`, with a rule for each code that was reported.
std::string to_sarif(const Diagnostics& diagnostics, std::string_view program_version);

}  // namespace precis
