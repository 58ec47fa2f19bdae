// Text as it is written into XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace precis {

// The text with references for '&', '<' and '>', and for those of `quotes` ('"' and '\'') that
// would end the attribute it stands in.
std::string escaped_xml(std::string_view text, std::string_view quotes = "\"");

}  // namespace precis
