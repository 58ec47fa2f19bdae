// The first step of the outline plugin: a briefing becomes slides.
#pragma once

#include "outline/deck.hpp"

#include <precis/plugin.hpp>

namespace precis::outline {

// An opening slide, one or more for each section, and one for the sources. No two slides have the
// same title, and none holds more than fits it.
Deck make_deck(plugin::Node briefing);

}  // namespace precis::outline
