// The inline nodes of a briefing as spans.
#pragma once

#include "outline/deck.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <precis/plugin.hpp>

namespace precis::outline {

// Everything in `node`; all of it strong where asked for.
void append_inline(std::vector<Span>& out, plugin::Node node, bool strong = false);
void append_text(std::vector<Span>& out, std::string_view text, bool strong = false);

// A name that introduces the text after it: "Depth first. ".
void append_lead_in(std::vector<Span>& out, plugin::Node name);

// The characters of `node`, on one line.
std::string plain(plugin::Node node);
std::string trimmed(std::string_view text);

// Addresses that a slide may lead to.
bool may_link_to(std::string_view address);

}  // namespace precis::outline
