// How much a slide holds, and what becomes of more than that.
#pragma once

#include "outline/deck.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace precis::outline {

// Lines and places on a line of an ordinary 16:9 slide in the themes of Marp and reveal.js.
inline constexpr int kLinesOnSlide = 11;
inline constexpr int kPlacesOnLine = 60;
inline constexpr int kPlacesInTitle = 38;

// The lines that an entry takes, the space around it included.
int lines_of(const Entry& entry);

// The lines that are left below a title, and below one of as many lines as a title may have.
int room_below(std::string_view title);
inline constexpr int kLeastRoom = kLinesOnSlide - 2;

// The same on slides that share a title, so that each but the first has a number after it.
int room_on_slides(std::string_view title);

// The entries in groups that each fit `room` lines, in their order. An entry that is longer than a
// slide is parted, after a sentence where possible.
std::vector<std::vector<Entry>> share_out(const std::vector<Entry>& entries, int room);

// A title of two lines at most, cut between words.
std::string shortened_title(std::string_view title);

}  // namespace precis::outline
