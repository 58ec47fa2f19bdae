// Strings that come from a plugin: copied at once, and never trusted to be UTF-8.
#pragma once

#include <string>
#include <string_view>

#include <precis/plugin.h>

namespace precis {

// A copy that can be shown: ill-formed UTF-8 becomes U+FFFD, control characters become spaces.
// Empty for a null pointer.
std::string shown_text(precis_string_t text);

// Well-formed UTF-8 without control characters.
bool is_plain_text(std::string_view text);

}  // namespace precis
