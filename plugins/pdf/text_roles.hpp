// The typographic scale: what each kind of text on the page looks like, in proportion to running
// text.
#pragma once

#include "pdf/look.hpp"
#include "typeset/line_breaking.hpp"

#include <cstddef>
#include <cstdint>

namespace precis::pdf {

enum class TextRole : std::uint8_t {
    kicker,
    title,
    subtitle,
    lead,  // the prose that opens a page
    body,
    name,           // of a block, above or before its wording
    heading,        // of a section
    plain_heading,  // the same where it stands on no ground of its own
    slide_heading,
    quote,
    attribution,
    numeral,       // of a numbered block
    disc_numeral,  // the same on a disc
    bullet,
    figure,  // a large number
    unit,    // of it
    date,    // on a timeline
    table_head,
    cell,
    cell_name,
    question,
    note,  // sources
    note_heading,
    running,      // header and footer
    marking,      // handling mark, as TLP:AMBER
    band_marking  // the same on the band
};
inline constexpr std::size_t kTextRoles = 26;

struct RoleStyle {
    Typeface face = Typeface::body;
    int weight = 400;
    bool italic = false;
    double size = 1;       // of running text
    double leading = 1.4;  // of its own size
    double tracking = 0;   // of its own size
    ColourRole colour = ColourRole::ink;
    typeset::LineFill fill = typeset::LineFill::ragged;
};

const RoleStyle& style_of(TextRole role);

// The colour of a role's text in a look: it depends on what the text stands on there.
ColourRole colour_of(TextRole role, const Look& look);

// Vertical measures in proportion to running text. One line of it is the unit of the page's rhythm.
inline constexpr double kLine = 1.4;

}  // namespace precis::pdf
