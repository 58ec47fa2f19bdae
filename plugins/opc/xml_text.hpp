// Text as XML can carry it (XML 1.0, 2.2 and 2.4).
#pragma once

#include <string>
#include <string_view>

namespace precis::opc {

// Appends `text` as character data. Markup characters are escaped; bytes that are not UTF-8 become
// U+FFFD; characters that XML forbids are dropped, except that form feed and vertical tab, which
// part words, become a space.
void append_text(std::string& out, std::string_view text);

// The same for the value of an attribute in double quotes; white space survives normalisation.
void append_attribute_value(std::string& out, std::string_view text);

}  // namespace precis::opc
