// Examples of what diagnostics are about, for `precis help CODE`: something wrong, and how it is
// right. The tests make each wrong one and hold it to give its code.
#pragma once

#include "base/diagnostic_codes.hpp"

#include <span>
#include <string_view>

namespace precis {

struct CodeExample {
    Code code;
    // A file of a workspace that the two stand in, "$" for commands, empty for what is neither.
    std::string_view where;
    std::string_view wrong;  // empty: it is not there
    std::string_view right;  // the same
};

// One for each code, in the order of the codes.
std::span<const CodeExample> all_examples();
const CodeExample& example_of(Code code);

}  // namespace precis
