// What the targets share: bytes as text, a strategy to read other files against, and what has to be
// true after every reading.
#pragma once

#include "base/diagnostics.hpp"
#include "strategy/strategy.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace precis::fuzz {

std::string text_of(const std::uint8_t* data, std::size_t size);

// A small strategy that has a bit of everything; read once.
const Strategy& sample_strategy();

// Says what is wrong, shows the diagnostics and ends the process.
[[noreturn]] void fail(const char* what, const Diagnostics& diagnostics);

// Shows all diagnostics in every form, which looks at every place they point to. Ends the process
// when something was loaded in spite of an error, or nothing without one, or when a diagnostic
// about content points nowhere.
void check_outcome(const Diagnostics& diagnostics, bool loaded);

}  // namespace precis::fuzz
