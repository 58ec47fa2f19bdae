// The first step of the docx plugin: a briefing becomes a document of paragraphs and tables.
#pragma once

#include "docx/document.hpp"
#include "picture/picture_shelf.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <precis/plugin.hpp>

namespace precis::docx {

struct Wanted {
    double type_size = 0;  // 0: what the briefing was decided for, else what the theme prefers
    double air = 1;
    std::string_view paper = "theme";
    picture::PictureShelf* pictures = nullptr;  // null: none are shown
};

// The whole of a decided briefing. Of one that is not, blocks without a wording are left out.
Document make_document(plugin::Node briefing, const Wanted& wanted);

// Its page and styles, the lines above the sections and those below, without sections.
Document make_frame(plugin::Node briefing, const Wanted& wanted);

// One block in the given wording as it stands in its section, to be measured: a paragraph or a few,
// or a table of one row.
std::vector<Piece> make_block(const Document& frame, plugin::Node block, plugin::Node wording);

// What comes with a section as soon as it has a block: its heading, the heading of its table.
std::vector<Piece> make_section_frame(const Document& frame, plugin::Node section);

// How many blocks of the section stand side by side; their extents count as shares of one.
int blocks_abreast(plugin::Node section);

}  // namespace precis::docx
