// Slides as plain text, for a message or a teleprompter.
#pragma once

#include <string>

#include "outline/deck.hpp"

namespace precis::outline {

// Lines of at most 76 places; addresses of links after their texts.
std::string to_plain_text(const Deck& deck);

}  // namespace precis::outline
