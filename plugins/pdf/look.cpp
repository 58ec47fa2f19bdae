#include "pdf/look.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace precis::pdf {
namespace {

constexpr std::array<std::string_view, kColourRoles> kRoleNames{
    "ink", "muted", "accent", "band", "on-band", "on-band-muted", "tint", "rule", "paper"};
constexpr std::array<std::string_view, kColourRoles> kSober{"#1c2733", "#4c5a67", "#0b4f7d",
                                                            "#12324a", "#ffffff", "#c9d9e6",
                                                            "#eef3f7", "#b9c6d1", "#ffffff"};

double channel(std::string_view hex) {
    unsigned value = 0;
    std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
    return value / 255.0;
}

// "#rrggbb", which the host has checked.
Colour colour_of(std::string_view text) {
    if (text.size() != 7) {
        return {};
    }
    return {channel(text.substr(1, 2)), channel(text.substr(3, 2)), channel(text.substr(5, 2))};
}

void set_size(Paper& paper, std::string_view name) {
    if (name == "A4") {
        paper.width = 595.28;
        paper.height = 841.89;
    } else if (name == "Letter") {
        paper.width = 612;
        paper.height = 792;
    }
}

Paper read_paper(plugin::Node node, std::string_view option) {
    Paper paper;
    set_size(paper, node["size"]);
    paper.width = number_or(node["width"], paper.width);
    paper.height = number_or(node["height"], paper.height);
    paper.margin_top = number_or(node["margin-top"], paper.margin_top);
    paper.margin_right = number_or(node["margin-right"], paper.margin_right);
    paper.margin_bottom = number_or(node["margin-bottom"], paper.margin_bottom);
    paper.margin_left = number_or(node["margin-left"], paper.margin_left);
    set_size(paper, option);
    return paper;
}

// The choice that is called `text`; the first where none is.
template <typename Choice, std::size_t count>
Choice choice_of(std::string_view text, const std::array<std::string_view, count>& names) {
    const auto found = std::find(names.begin(), names.end(), text);
    return static_cast<Choice>(found == names.end() ? 0 : found - names.begin());
}

Shape read_shape(plugin::Node node) {
    constexpr std::array<std::string_view, 4> kMastheads{"band", "block", "rule", "centred"};
    constexpr std::array<std::string_view, 4> kHeadings{"hairline", "bar", "plain", "banner"};
    constexpr std::array<std::string_view, 3> kPanels{"tint", "outline", "rules"};
    constexpr std::array<std::string_view, 2> kNumerals{"plain", "disc"};
    Shape shape;
    shape.masthead = choice_of<Shape::Masthead>(node["masthead"], kMastheads);
    shape.heading = choice_of<Shape::Heading>(node["heading"], kHeadings);
    shape.panel = choice_of<Shape::Panel>(node["panel"], kPanels);
    shape.numeral = choice_of<Shape::Numeral>(node["numeral"], kNumerals);
    return shape;
}

}  // namespace

double number_or(std::string_view text, double otherwise) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), value);
    return error == std::errc{} && end == text.end() && std::isfinite(value) ? value : otherwise;
}

Look read_look(plugin::Node theme, std::string_view paper_option) {
    Look look;
    look.paper = read_paper(theme.child("paper"), paper_option);
    look.shape = read_shape(theme.child("shape"));
    std::transform(kSober.begin(), kSober.end(), look.colours.begin(), colour_of);
    look.families = {"Noto Sans", "Noto Serif"};
    for (const plugin::Node entry : theme.children("colour")) {
        const auto role = std::find(kRoleNames.begin(), kRoleNames.end(), entry["role"]);
        if (role != kRoleNames.end()) {
            look.colours[static_cast<std::size_t>(role - kRoleNames.begin())] =
                colour_of(entry["value"]);
        }
    }
    for (const plugin::Node entry : theme.children("typeface")) {
        if (entry["role"] == "body" || entry["role"] == "heading") {
            look.families[entry["role"] == "body" ? 0 : 1] = entry["family"];
        }
    }
    return look;
}

}  // namespace precis::pdf
