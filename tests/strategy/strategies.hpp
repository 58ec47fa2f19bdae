// Small strategies for tests, and what reading them reports.
#pragma once

#include "strategy/strategy.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace precis::test {

// A strategy with the given lines before its items and the given items. Its sources are `plan`
// and `gazette`, its topics `dredging` and `safety`; lines 1 to 9 come before `items`.
std::string strategy_xml(std::string_view items);

// A complete item that has nothing wrong with it.
std::string principle_xml(std::string_view id);

// Throws, with the diagnostics, when it cannot be read.
Strategy strategy_of(std::string xml);

// What reading it reports, as text; it must not be readable.
std::string faults_of(std::string xml);

// The same for a strategy with these items.
std::string faults_in(std::string_view items);

}  // namespace precis::test
