// Whether what a strategy quotes and cites is in the texts of its sources.
#pragma once

#include "base/diagnostics.hpp"
#include "strategy/strategy.hpp"

#include <filesystem>

namespace precis {

// Reads the texts that the sources name, from `folder` and below only. Reports those that are not
// there, quotations and places that are not in them, and sources whose places cannot be checked.
void check_sources(const Strategy& strategy, const std::filesystem::path& folder,
                   Diagnostics& diagnostics);

}  // namespace precis
