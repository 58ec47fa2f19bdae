// Numbers that the layout itself writes, in the digits of a language.
#pragma once

#include <string>
#include <string_view>

namespace precis::pdf {

// `number` has ASCII digits; `language` is a BCP 47 tag.
std::string local_digits(std::string_view number, std::string_view language);

}  // namespace precis::pdf
