// Which wordings an item can honestly have: its name as the headline, its description in full, and
// a short one only where the first sentence will do.
#pragma once

#include "strategy/stratml/draft.hpp"
#include "strategy/stratml/reading.hpp"

#include <string_view>

namespace precis::stratml {

// The most words that a short wording made by the importer has.
inline constexpr std::size_t kShortWords = 25;

// Gives `item` the wordings that its name, `description` and `other` make. A name that only labels
// ("Vision") is no headline.
void add_wordings(DraftItem& item, std::string_view description, std::string_view other,
                  bool name_is_label, const Reading& reading);

// Adds an oddity for the items that have no short wording, and one for those that have only a
// name.
void report_missing_wordings(const std::vector<DraftItem>& items, Reading& reading);

}  // namespace precis::stratml
