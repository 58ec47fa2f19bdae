// What audiences inherit from those that they extend.
#pragma once

#include "strategy/audiences.hpp"
#include "strategy/values.hpp"

#include <optional>
#include <vector>

namespace precis {

// An audience as written, before it has inherited anything.
struct WrittenAudience {
    Audience audience;
    PlacedValue extends;
    std::optional<double> headline;
    std::optional<double> short_;
    std::optional<double> full;
};

// Folds into each audience what it inherits. Reports an id given twice, an audience that is
// extended but not there, circles, and chains that are too long.
void resolve_heritage(std::vector<WrittenAudience>& written, Diagnostics& diagnostics);

}  // namespace precis
