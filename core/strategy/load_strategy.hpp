// A strategy from a file of any kind that holds one.
#pragma once

#include "strategy/strategy.hpp"
#include "strategy/stratml.hpp"

#include <optional>
#include <string>

namespace precis {

// Reads a strategy.xml, or imports a StratML document and reads what comes of it. Whatever is
// wrong is reported at its place in the file given. In an imported strategy all locations point
// into the StratML document; only its elements are those of the strategy.xml made from it.
std::optional<Strategy> load_strategy(std::string path, std::string bytes,
                                      Diagnostics& diagnostics);

// The second half of that: reads what an import has made of the file `path`.
std::optional<Strategy> read_imported(std::string path, const ImportedStrategy& imported,
                                      Diagnostics& diagnostics);

}  // namespace precis
