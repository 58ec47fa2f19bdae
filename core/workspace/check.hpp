// Looking for everything that a workspace can have wrong, all at once.
#pragma once

#include "base/diagnostics.hpp"
#include "workspace/coverage.hpp"
#include "workspace/workspace.hpp"

#include <cstddef>
#include <memory>

namespace precis {

// How much was looked at, and what reaches whom.
struct Checked {
    std::size_t items = 0;
    std::size_t audiences = 0;
    std::size_t templates = 0;
    Coverage coverage;
    std::shared_ptr<const Strategy> strategy;  // null when it could not be read
};

// Reads every file of the workspace, the texts of its sources too, and composes a briefing from
// each template for each audience. What comes with the program is checked only as far as it is
// used. `diagnostics` has all that is wrong; with `details`, each text that is not translated is
// named.
Checked check(const Workspace& workspace, bool details, Diagnostics& diagnostics);

}  // namespace precis
