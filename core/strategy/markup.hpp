// Inline markup as text: the way it is written in a strategy, which is what translations show of
// it and what two texts are compared by.
#pragma once

#include "strategy/rich_text.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace precis {

// `<strong>deep</strong>, {date}`: the same for the same text, however it was laid out.
std::string markup_of(const RichText& text);

// The markup that opens and closes a run that is not text. A field, and a term that shows its own
// name, are whole in the first; the second is empty.
struct Markup {
    std::string start;
    std::string end;
};
Markup markup_around(const Run& run);
// The same as if it held words, or did not.
Markup markup_around(const Run& run, bool holds);

// The run without its content that `start` opens; nothing when it is no such markup.
std::optional<Run> run_from_markup(std::string_view start);

}  // namespace precis
