// The theme as the pdf layout uses it: paper, colours, typefaces.
#pragma once

#include "pdf/page_model.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <precis/plugin.hpp>

namespace precis::pdf {

enum class ColourRole : std::uint8_t {
    ink,
    muted,
    accent,
    band,
    on_band,
    on_band_muted,
    tint,
    rule,
    paper
};
inline constexpr std::size_t kColourRoles = 9;

enum class Typeface : std::uint8_t { body, heading };

// Points.
struct Paper {
    double width = 595.28;
    double height = 841.89;
    double margin_top = 40;
    double margin_right = 45;
    double margin_bottom = 36;
    double margin_left = 45;
};

// What parts of the page are shaped like; see templates/README.md.
struct Shape {
    enum class Masthead : std::uint8_t { band, block, rule, centred };
    enum class Heading : std::uint8_t { hairline, bar, plain, banner };
    enum class Panel : std::uint8_t { tint, outline, rules };
    enum class Numeral : std::uint8_t { plain, disc };

    Masthead masthead = Masthead::band;
    Heading heading = Heading::hairline;
    Panel panel = Panel::tint;
    Numeral numeral = Numeral::plain;

    // Whether the masthead has a ground of its own.
    bool has_band() const { return masthead == Masthead::band || masthead == Masthead::block; }
};

struct Look {
    Paper paper;
    Shape shape;
    std::array<Colour, kColourRoles> colours;
    std::array<std::string, 2> families;

    const Colour& operator[](ColourRole role) const {
        return colours[static_cast<std::size_t>(role)];
    }
    const std::string& operator[](Typeface face) const {
        return families[static_cast<std::size_t>(face)];
    }
};

// `paper_option` is "theme", "A4" or "Letter". What the theme leaves open is as a sober theme has
// it.
Look read_look(plugin::Node theme, std::string_view paper_option);

// A number in the C locale; `otherwise` for what is none.
double number_or(std::string_view text, double otherwise);

}  // namespace precis::pdf
