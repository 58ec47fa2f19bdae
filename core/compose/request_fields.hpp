// The values that fields have in one briefing.
#pragma once

#include "compose/fields.hpp"
#include "compose/local_texts.hpp"

namespace precis {

Fields fields_of(const Request& request, LocalTexts& texts);

}  // namespace precis
