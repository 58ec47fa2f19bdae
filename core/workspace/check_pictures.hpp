// Whether the pictures that a strategy or theme names can be had. What is in them only a plugin
// finds out.
#pragma once

#include "base/diagnostics.hpp"
#include "compose/theme.hpp"
#include "strategy/strategy.hpp"

#include <filesystem>

namespace precis {

// `folder` is that of the strategy's file.
void check_pictures(const Strategy& strategy, const std::filesystem::path& folder,
                    Diagnostics& diagnostics);

// `folder` is that of the theme's file.
void check_logo(const Theme& theme, const std::filesystem::path& folder, Diagnostics& diagnostics);

}  // namespace precis
