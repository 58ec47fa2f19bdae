// Sections that stand as tables: rows of dates and values, or cards side by side.
#pragma once

#include "docx/document.hpp"
#include "docx/text_columns.hpp"

#include <string>
#include <vector>

#include <precis/plugin.hpp>

namespace precis::docx {

enum class Arrangement { paragraphs, table, cards };

// How the blocks of a section stand, given what they have: a table needs something to tabulate.
Arrangement arrangement_of(plugin::Node section);

// A block and the wording that it is shown in.
struct Shown {
    plugin::Node block;
    plugin::Node wording;
};

struct TableColumn {
    enum class Kind { date, name, text, value, baseline, target };
    Kind kind = Kind::text;
    double width = 0;  // points
};

// The columns that the blocks of a section need, in a table of that width.
std::vector<TableColumn> table_columns(const Document& document, plugin::Node section,
                                       double width);

// A table of these columns, to which rows are added.
Table make_table(plugin::Node section, const std::vector<TableColumn>& columns);
Row make_heading_row(plugin::Node section, const std::vector<TableColumn>& columns);
Row make_row(const Shown& shown, const std::vector<TableColumn>& columns);

// How many cards of a section stand side by side when it has `count`.
int cards_abreast(plugin::Node section, int count);
Table make_cards(plugin::Node section, const std::vector<Shown>& shown, double card_width);

// "12 m", "64%"; empty when the block has no value.
std::string value_text(plugin::Node block, std::string_view which = "value");

// A paragraph for text from `node`, in its language and direction.
Paragraph make_paragraph(Style style, plugin::Node node, plugin::Node document_root);

}  // namespace precis::docx
