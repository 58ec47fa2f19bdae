// Slides as plain text, for a message or a teleprompter.
#pragma once

#include "outline/deck.hpp"

#include <string>

namespace precis::outline {

// Lines of at most 76 places; addresses of links after their texts.
std::string to_plain_text(const Deck& deck);

}  // namespace precis::outline
