#include "pdf/text_roles.hpp"

#include <array>

namespace precis::pdf {
namespace {

using typeset::LineFill;
using enum ColourRole;
constexpr auto kBody = Typeface::body;
constexpr auto kHeading = Typeface::heading;

// In the order of TextRole. Sizes go up in steps of about a minor third: 1, 1.2, 1.44 ...
constexpr std::array<RoleStyle, kTextRoles> kStyles{{
    {kBody, 700, false, 0.86, 1.4, 0.05, on_band_muted, LineFill::ragged},    // kicker
    {kHeading, 700, false, 2.75, 1.14, -0.005, on_band, LineFill::balanced},  // title
    {kBody, 400, false, 1.08, 1.4, 0, on_band_muted, LineFill::balanced},     // subtitle
    {kHeading, 400, false, 1.24, 1.38, 0, ink, LineFill::ragged},             // lead
    {kBody, 400, false, 1, kLine, 0, ink, LineFill::ragged},                  // body
    {kBody, 700, false, 1, kLine, 0, ink, LineFill::balanced},                // name
    {kHeading, 700, false, 1.26, 1.22, 0, accent, LineFill::balanced},        // heading
    {kHeading, 700, false, 1.26, 1.22, 0, accent, LineFill::balanced},        // plain_heading
    {kHeading, 700, false, 1.9, 1.2, 0, accent, LineFill::balanced},          // slide_heading
    {kHeading, 400, true, 1.3, 1.36, 0, ink, LineFill::balanced},             // quote
    {kBody, 400, false, 0.88, 1.4, 0, muted, LineFill::ragged},               // attribution
    {kHeading, 700, false, 1.4, 1.0, 0, accent, LineFill::ragged},            // numeral
    {kBody, 700, false, 0.86, kLine / 0.86, 0, paper, LineFill::ragged},      // disc_numeral
    {kBody, 700, false, 1, kLine, 0, accent, LineFill::ragged},               // bullet
    {kHeading, 700, false, 2.5, 1.08, -0.005, accent, LineFill::ragged},      // figure
    {kBody, 700, false, 0.92, 1.35, 0, accent, LineFill::ragged},             // unit
    {kBody, 700, false, 0.92, kLine / 0.92, 0, accent, LineFill::ragged},     // date
    {kBody, 700, false, 0.8, 1.4, 0.03, muted, LineFill::ragged},             // table_head
    {kBody, 400, false, 0.95, kLine / 0.95, 0, ink, LineFill::ragged},        // cell
    {kBody, 700, false, 0.95, kLine / 0.95, 0, ink, LineFill::ragged},        // cell_name
    {kBody, 700, false, 1, kLine, 0, accent, LineFill::balanced},             // question
    {kBody, 400, false, 0.74, 1.34, 0, muted, LineFill::ragged},              // note
    {kBody, 700, false, 0.74, 1.34, 0.03, muted, LineFill::ragged},           // note_heading
    {kBody, 400, false, 0.76, 1.4, 0, muted, LineFill::ragged},               // running
    {kBody, 700, false, 0.82, 1.4, 0.04, ink, LineFill::ragged},              // marking
    {kBody, 700, false, 0.86, 1.4, 0.05, on_band, LineFill::ragged},          // band_marking
}};

}  // namespace

const RoleStyle& style_of(TextRole role) {
    return kStyles[static_cast<std::size_t>(role)];
}

ColourRole colour_of(TextRole role, const Look& look) {
    if (!look.shape.has_band()) {
        switch (role) {
            case TextRole::kicker:
                return accent;
            case TextRole::title:
            case TextRole::band_marking:
                return ink;
            case TextRole::subtitle:
                return muted;
            default:
                break;
        }
    }
    if (role == TextRole::heading && look.shape.heading == Shape::Heading::banner) {
        return on_band;
    }
    return style_of(role).colour;
}

}  // namespace precis::pdf
