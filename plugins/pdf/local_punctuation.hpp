// The signs that a layout puts between the parts of a text, in the manner of the text's language.
#pragma once

#include <string_view>

namespace precis::pdf {

// Between things that follow one another, with the blank that goes with it: ", ".
std::string_view comma_of(std::string_view language);

// Between a name and what is said of it in the same line: ". ".
std::string_view stop_after_name(std::string_view language);

}  // namespace precis::pdf
