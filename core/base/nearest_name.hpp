// The name that was probably meant.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace precis {

// The candidate nearest to `name` by edit distance (insertions, deletions, substitutions and swaps
// of neighbours, by Unicode code point, case ignored), if it is near enough to be worth offering;
// else empty. Ties go to the earlier candidate.
std::string_view nearest_name(std::string_view name, std::span<const std::string_view> candidates);

// "did you mean 'x'?", or `otherwise` when nothing is near.
std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates,
                         std::string otherwise = {});

}  // namespace precis
