// What becomes of a text around a field that is empty.
#pragma once

#include "compose/fields.hpp"
#include "strategy/rich_text.hpp"

#include <optional>

namespace precis {

// The text without the fields that are empty, each taken out with the separators before it, or
// where it leads the text with those after it: "{strategy.issuer} · {strategy.published}" becomes
// "{strategy.published}" for a strategy without an issuer. Brackets around nothing go too. Nothing
// where there is nothing to take out.
std::optional<RichText> without_empty_fields(const RichText& text, const Fields& fields);

}  // namespace precis
