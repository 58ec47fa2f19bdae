// Slides as Markdown that Marp, pandoc and reveal.js read alike.
#pragma once

#include "outline/deck.hpp"

#include <string>
#include <string_view>

namespace precis::outline {

enum class NoteForm {
    comments,  // notes for Marp; no other program shows them
    divs       // notes for pandoc, "::: notes"
};

std::string to_markdown(const Deck& deck, NoteForm notes);

// `text` so that every one of them shows it as it is. `at_start` of a line more has to be escaped.
std::string escaped_markdown(std::string_view text, bool at_start);

}  // namespace precis::outline
