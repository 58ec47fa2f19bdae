// Explanations side by side: whom an item reaches, and what two audiences get.
#pragma once

#include "explain/explanation.hpp"

#include <span>
#include <string>
#include <string_view>

namespace precis {

// A row for each explanation, all of the same template: how the item appears and why. Empty where
// none of them knows the item.
std::string reach_text(std::string_view item, std::span<const Explanation> explanations);
std::string reach_json(std::string_view item, std::span<const Explanation> explanations);

// A row for each item that is on either page, those that differ first.
std::string comparison_text(const Explanation& one, const Explanation& other);
std::string comparison_json(const Explanation& one, const Explanation& other);

}  // namespace precis
