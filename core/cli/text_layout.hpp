// Text for a terminal: tables and paragraphs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace precis::cli {

// Columns as wide as their longest cell, two blanks apart; the last as it is. Widths are counted in
// characters: cells other than the last should be ASCII.
std::string table(const std::vector<std::vector<std::string>>& rows);

// Lines of at most `width` characters, broken at blanks, each after `indent` blanks.
std::string paragraph(std::string_view text, std::size_t width, std::size_t indent = 0);

}  // namespace precis::cli
