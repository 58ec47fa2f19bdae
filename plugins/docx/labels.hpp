// The few words that the document needs of its own: the headings of table columns.
#pragma once

#include <string>
#include <string_view>

namespace precis::docx {

enum class Label { date, value, baseline, target, name, text };

// In the language of the tag (BCP 47), where that is one of the six of the United Nations; else in
// English.
std::string_view label(Label what, std::string_view language);

// The kind of item ("milestone", "actor", ...) as the heading of a column of such items.
std::string_view kind_label(std::string_view kind, std::string_view language);

// What parts a name from the text that it introduces, in the typography of the language.
std::string_view lead_in_end(std::string_view language);

}  // namespace precis::docx
