// Dates, numbers and quotation marks as a language writes them (CLDR, through ICU).
#pragma once

#include "strategy/partial_date.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace precis {

// "6 May 2024", "mai 2024", "2024": as much as is known. Empty for no date.
std::string date_text(const PartialDate& date, std::string_view language);

// A decimal number ("1234.5") with the language's digits, grouping and decimal mark; anything else
// is given back as it is.
std::string number_text(std::string_view number, std::string_view language);

// The marks around a quotation that stands in `depth` others, opening and closing, with the narrow
// blanks that French sets inside them.
std::pair<std::string, std::string> quotation_marks(std::string_view language, unsigned depth = 0);

bool is_right_to_left(std::string_view language);

}  // namespace precis
