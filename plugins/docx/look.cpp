#include "docx/look.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace precis::docx {
namespace {

constexpr PageSize kA4{.width = 595.3, .height = 841.9};
constexpr PageSize kLetter{.width = 612, .height = 792};

void read_colour(plugin::Node colour, Colours& colours) {
    const std::string_view value = colour["value"];
    const auto hexadecimal = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    if (value.size() != 7 || value[0] != '#' ||
        !std::all_of(value.begin() + 1, value.end(), hexadecimal)) {
        return;
    }
    std::string digits{value.substr(1)};
    std::transform(digits.begin(), digits.end(), digits.begin(),
                   [](char c) { return static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c); });
    const struct {
        std::string_view role;
        std::string& colour;
    } roles[] = {{"ink", colours.ink},         {"muted", colours.muted},
                 {"accent", colours.accent},   {"band", colours.band},
                 {"on-band", colours.on_band}, {"on-band-muted", colours.on_band_muted},
                 {"tint", colours.tint},       {"rule", colours.rule},
                 {"paper", colours.paper}};
    for (const auto& role : roles) {
        if (role.role == colour["role"]) {
            role.colour = digits;
        }
    }
}

void read_paper(plugin::Node paper, std::string_view wanted, PageSize& page) {
    const std::string_view own = paper.has("size") ? paper["size"] : paper["name"];
    const std::string_view size = wanted == "theme" ? own : wanted;
    const PageSize& standard = size == "Letter" ? kLetter : kA4;
    const bool as_theme = wanted == "theme" || wanted == own;
    page.width = as_theme ? number_or(paper["width"], standard.width) : standard.width;
    page.height = as_theme ? number_or(paper["height"], standard.height) : standard.height;
    page.top = number_or(paper["margin-top"], page.top);
    page.right = number_or(paper["margin-right"], page.right);
    page.bottom = number_or(paper["margin-bottom"], page.bottom);
    page.left = number_or(paper["margin-left"], page.left);
}

void read_typeface(plugin::Node typeface, Look& look) {
    const std::string_view family =
        typeface.has("office") ? typeface["office"] : typeface["family"];
    if (family.empty()) {
        return;
    }
    if (typeface["role"] == "body") {
        look.body_face = family;
    } else if (typeface["role"] == "heading") {
        look.heading_face = family;
    }
}

}  // namespace

double number_or(std::string_view text, double otherwise) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return whole && std::isfinite(value) ? value : otherwise;
}

Look read_look(plugin::Node briefing, std::string_view paper) {
    Look look;
    const plugin::Node theme = briefing.child("theme");
    for (const plugin::Node colour : theme.children("colour")) {
        read_colour(colour, look.colours);
    }
    for (const plugin::Node typeface : theme.children("typeface")) {
        read_typeface(typeface, look);
    }
    read_paper(theme.child("paper"), paper, look.page);
    for (const plugin::Node size : theme.children("size")) {
        if (size["role"] == "body") {
            look.type_size = number_or(size["maximum"], number_or(size["points"], look.type_size));
        }
    }
    return look;
}

}  // namespace precis::docx
