// What the theme of a briefing says, as Word needs it: colours, typefaces, page.
#pragma once

#include <string>
#include <string_view>

#include <precis/plugin.hpp>

namespace precis::docx {

// Colours as "RRGGBB".
struct Colours {
    std::string ink = "1B2430";
    std::string muted = "52606D";
    std::string accent = "0F5C86";
    std::string band = "12304D";
    std::string on_band = "FFFFFF";
    std::string on_band_muted = "B9CFE3";
    std::string tint = "EEF3F7";
    std::string rule = "C3CED8";
    std::string paper = "FFFFFF";
};

// Points.
struct PageSize {
    double width = 595.3;
    double height = 841.9;
    double top = 42;
    double right = 48;
    double bottom = 42;
    double left = 48;

    double text_width() const { return width - left - right; }
    double text_height() const { return height - top - bottom; }
};

struct Look {
    Colours colours;
    PageSize page;
    std::string body_face = "Calibri";
    std::string heading_face = "Calibri";
    double type_size = 10.5;  // where none was decided
};

// `paper` is "theme", "A4" or "Letter". What the theme lacks has the values above.
Look read_look(plugin::Node briefing, std::string_view paper);

// A number as the briefing writes them ("10.25"); `otherwise` when it is none.
double number_or(std::string_view text, double otherwise);

}  // namespace precis::docx
