// A block as paragraphs, for the layouts that are running text or lists.
#pragma once

#include "docx/document.hpp"
#include "docx/tables.hpp"

#include <vector>

namespace precis::docx {

// `list` is the number of the section's list, for layouts that are one.
std::vector<Piece> block_paragraphs(const Document& document, const Shown& shown, int list);

// The list that a section needs, if it is one.
bool is_list(plugin::Node section);
ListKind list_kind(plugin::Node section);

// Whether blocks of running text have their names as headings of their own.
bool names_are_headings(const Document& document, plugin::Node section);

}  // namespace precis::docx
