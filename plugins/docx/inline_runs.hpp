// The inline nodes of a briefing as runs.
#pragma once

#include "docx/document.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <precis/plugin.hpp>

namespace precis::docx {

// Everything in `node`, in `style` where the text itself says nothing else.
void append_inline(std::vector<Run>& out, plugin::Node node,
                   CharacterStyle style = CharacterStyle::none);

void append_text(std::vector<Run>& out, std::string_view text,
                 CharacterStyle style = CharacterStyle::none);

// The numbers of the sources that a wording rests on, each leading to its place in the list.
// Sources that are not listed have no number; while nothing is decided, one is assumed.
void append_source_marks(std::vector<Run>& out, plugin::Node wording);

// A name that introduces the text after it: "Depth first. ".
void append_lead_in(std::vector<Run>& out, plugin::Node name);

std::string source_bookmark(std::string_view number);

// Addresses that a document may lead to; others are shown as text.
bool may_link_to(std::string_view address);

}  // namespace precis::docx
