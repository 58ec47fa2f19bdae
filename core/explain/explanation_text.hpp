// Explanations in words, for a terminal.
#pragma once

#include "explain/explanation.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace precis {

std::string to_text(const Explanation& explanation);

// The parts of it that other forms share: one clause each, without a full stop.
std::string headline_of(const Explanation& explanation);  // "1 page, 97 % full, ..."
std::string origin_text(const ExplainedItem& item);       // "high 1 × topics 1.3 = 1.3"
// Why an item is not as it could be. Others are called by their ids, or where `named` is given, by
// the names that they have in it.
std::string reason_of(const ExplainedItem& item, const Explanation* named = nullptr);
std::string size_text(const SizeReport& size, double tolerance);  // what became of a type size
std::string_view name_of(ExplainedItem::Fate fate);               // "shortened"
std::string amount_of(const ExplainedWording& wording, std::string_view unit);  // "3.2 lines"

// The items with that fate: on the page as they stand there, left out the most valuable first.
std::vector<const ExplainedItem*> of_fate(const Explanation& explanation, ExplainedItem::Fate fate);

// Columns two blanks apart, as wide as their widest cell in places on a terminal; the last as it
// is.
std::string aligned(const std::vector<std::vector<std::string>>& rows, std::size_t indent = 0);

}  // namespace precis
