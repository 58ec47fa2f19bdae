// The sentences of a text (Unicode Standard Annex #29).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace precis {

// Without the blanks between them. `language` is a BCP 47 tag.
std::vector<std::string> sentences_of(std::string_view text, const std::string& language);

}  // namespace precis
