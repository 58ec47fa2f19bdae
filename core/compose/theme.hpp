// A theme: the look. Its file is described in templates/README.md.
#pragma once

#include "base/diagnostics.hpp"
#include "base/xml.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace precis {

inline constexpr std::string_view kThemeNamespace = "urn:precis:theme:1";

// One element of the theme, handed to plugins as it stands: attribute names and values checked.
struct ThemeEntry {
    std::string_view kind;  // "colour", "typeface", "paper", "shape"
    std::vector<std::pair<std::string_view, std::string>> attributes;
    Location where;
};

// What stands at the head of a handout.
struct Logo {
    std::string file;         // PNG or JPEG, relative to the theme's file
    std::string alternative;  // for those who do not see it; never empty
    double height = 28;       // points
    Location where;           // of the name of its file
};

struct Theme {
    std::string id;
    std::string name;
    std::vector<ThemeEntry> entries;
    std::optional<Logo> logo;
    // The range of the size of running text, in points.
    double smallest = 9;
    double largest = 11;
    double step = 0.25;
    double fill = 0.9;  // how much of a page should be filled, at least
    std::unique_ptr<XmlDocument> document;
};

// Nothing is returned when anything is an error; too little contrast between a text colour and what
// it stands on (WCAG 2.2, 1.4.3) is one.
std::optional<Theme> read_theme(std::string path, std::string bytes, Diagnostics& diagnostics);

// What the alternative text of its logo is called in a translation.
std::string unit_id(const Theme& theme);

// The contrast ratio of two colours "#rrggbb" (WCAG 2.2, relative luminance), 1 to 21.
double contrast_ratio(std::string_view one, std::string_view other);

}  // namespace precis
