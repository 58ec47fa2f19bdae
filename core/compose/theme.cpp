#include "compose/theme.hpp"

#include "base/xml_reader.hpp"
#include "strategy/read_picture.hpp"
#include "strategy/values.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace precis {
namespace {

constexpr std::array<std::string_view, 9> kColourRoles{
    "ink", "muted", "accent", "band", "on-band", "on-band-muted", "tint", "rule", "paper"};
constexpr std::array<std::string_view, 2> kTypefaceRoles{"body", "heading"};

// What parts of a page are shaped like; the first of each is the default.
constexpr std::array<std::string_view, 4> kShapeParts{"masthead", "heading", "panel", "numeral"};
constexpr std::array<std::string_view, 4> kMastheads{"band", "block", "rule", "centred"};
constexpr std::array<std::string_view, 4> kHeadings{"hairline", "bar", "plain", "banner"};
constexpr std::array<std::string_view, 3> kPanels{"tint", "outline", "rules"};
constexpr std::array<std::string_view, 2> kNumerals{"plain", "disc"};
constexpr std::array<KnownNames, 4> kShapes{kMastheads, kHeadings, kPanels, kNumerals};

// Text colours and the grounds that they stand on.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kTextOnGround{{
    {"ink", "paper"},
    {"muted", "paper"},
    {"accent", "paper"},
    {"ink", "tint"},
    {"muted", "tint"},
    {"accent", "tint"},
    {"on-band", "band"},
    {"on-band-muted", "band"},
}};
constexpr double kLeastContrast = 4.5;

bool is_colour(std::string_view text) {
    return text.size() == 7 && text[0] == '#' &&
           std::all_of(text.begin() + 1, text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
           });
}

int hex_digit(char c) {
    return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

double luminance(std::string_view colour) {
    constexpr std::array kWeights{0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) {
        const double level =
            (hex_digit(colour[1 + 2 * i]) * 16 + hex_digit(colour[2 + 2 * i])) / 255.0;
        sum += kWeights[i] *
               (level <= 0.04045 ? level / 12.92 : std::pow((level + 0.055) / 1.055, 2.4));
    }
    return sum;
}

class ThemeReader {
  public:
    ThemeReader(const XmlDocument& document, Diagnostics& diagnostics)
        : xml_(document, diagnostics) {}

    Theme read() {
        constexpr std::array<std::string_view, 1> kAttributes{"id"};
        constexpr std::array<std::string_view, 7> kChildren{"name", "paper", "colour", "typeface",
                                                            "size", "shape", "logo"};
        const pugi::xml_node root = xml_.document().root();
        xml_.check_attributes(root, kAttributes);
        for (const pugi::xml_node child : root.children()) {
            xml_.is_known_child(child, kChildren);
        }
        theme_.id = read_id(xml_, root).text;
        theme_.name = xml_.text(xml_.required_child(root, "name"));
        read_paper(xml_.only_child(root, "paper"));
        for (const pugi::xml_node colour : root.children("colour")) {
            read_colour(colour);
        }
        for (const pugi::xml_node typeface : root.children("typeface")) {
            read_typeface(typeface);
        }
        read_shape(xml_.only_child(root, "shape"));
        read_size(xml_.only_child(root, "size"));
        read_logo(xml_.only_child(root, "logo"));
        check_roles("colour", kColourRoles);
        check_roles("typeface", kTypefaceRoles);
        check_contrast();
        return std::move(theme_);
    }

  private:
    ThemeEntry& add(std::string_view kind, const Location& where) {
        return theme_.entries.emplace_back(ThemeEntry{kind, {}, where});
    }

    double number(pugi::xml_node element, std::string_view name, double least, double most,
                  double otherwise) {
        const auto attribute = element.attribute(std::string(name).c_str());
        return attribute ? xml_.number(attribute, least, most).value_or(otherwise) : otherwise;
    }

    void read_paper(pugi::xml_node element) {
        if (!element) {
            return;
        }
        constexpr std::array<std::string_view, 6> kAttributes{
            "size", "margin-top", "margin-right", "margin-bottom", "margin-left", "fill"};
        constexpr std::array<std::string_view, 2> kSizes{"A4", "Letter"};
        xml_.check_attributes(element, kAttributes);
        xml_.check_empty(element);
        ThemeEntry& entry = add("paper", xml_.document().name_of(element));
        const auto size = element.attribute("size");
        entry.attributes.emplace_back("size",
                                      kSizes[size ? xml_.one_of(size, kSizes).value_or(0) : 0]);
        theme_.fill = number(element, "fill", 0, 100, 90) / 100;
        for (const std::string_view side : KnownNames(kAttributes).subspan(1, 4)) {
            entry.attributes.emplace_back(side,
                                          fmt::format("{}", number(element, side, 14, 200, 42)));
        }
    }

    void read_colour(pugi::xml_node element) {
        constexpr std::array<std::string_view, 2> kAttributes{"role", "value"};
        xml_.check_attributes(element, kAttributes);
        xml_.check_empty(element);
        std::string value = xml_.required(element, "value");
        const auto given = element.attribute("value");
        const Location where =
            given ? xml_.document().value_of(given) : xml_.document().name_of(element);
        if (!value.empty() && !is_colour(value)) {
            xml_.diagnostics()
                .report(Code::bad_colour, where, fmt::format("'{}' is not a colour", value))
                .hinted("write it as #rrggbb, two hexadecimal digits each for red, green and blue");
            value.clear();
        }
        ThemeEntry& entry = add("colour", where);
        entry.attributes.emplace_back("role", role(element, kColourRoles));
        entry.attributes.emplace_back("value", std::move(value));
    }

    void read_typeface(pugi::xml_node element) {
        constexpr std::array<std::string_view, 3> kAttributes{"role", "family", "office"};
        xml_.check_attributes(element, kAttributes);
        xml_.check_empty(element);
        ThemeEntry& entry = add("typeface", xml_.document().name_of(element));
        entry.attributes.emplace_back("role", role(element, kTypefaceRoles));
        entry.attributes.emplace_back("family", xml_.required(element, "family"));
        if (std::string office = folded(element.attribute("office").value()); !office.empty()) {
            entry.attributes.emplace_back("office", std::move(office));
        }
    }

    void read_shape(pugi::xml_node element) {
        if (!element) {
            return;
        }
        xml_.check_attributes(element, kShapeParts);
        xml_.check_empty(element);
        ThemeEntry& entry = add("shape", xml_.document().name_of(element));
        for (std::size_t i = 0; i < kShapeParts.size(); ++i) {
            const auto given = element.attribute(std::string(kShapeParts[i]).c_str());
            const std::size_t choice = given ? xml_.one_of(given, kShapes[i]).value_or(0) : 0;
            entry.attributes.emplace_back(kShapeParts[i], kShapes[i][choice]);
        }
    }

    void read_size(pugi::xml_node element) {
        if (!element) {
            xml_.diagnostics().report(Code::missing_element,
                                      xml_.document().name_of(xml_.document().root()),
                                      "the theme has no 'size' for 'body'");
            return;
        }
        constexpr std::array<std::string_view, 4> kAttributes{"role", "minimum", "maximum", "step"};
        constexpr std::array<std::string_view, 1> kRoles{"body"};
        xml_.check_attributes(element, kAttributes);
        xml_.check_empty(element);
        role(element, kRoles);
        theme_.smallest = number(element, "minimum", 5, 30, theme_.smallest);
        theme_.largest = number(element, "maximum", 5, 30, theme_.largest);
        theme_.step = number(element, "step", 0.05, 5, theme_.step);
        if (theme_.smallest <= theme_.largest) {
            return;
        }
        if (const auto minimum = element.attribute("minimum")) {
            xml_.report_value(xml_.document().value_of(minimum), minimum.value(),
                              fmt::format("at most the maximum, {}", theme_.largest));
        } else {
            const auto maximum = element.attribute("maximum");
            xml_.report_value(xml_.document().value_of(maximum), maximum.value(),
                              fmt::format("at least the minimum, {}", theme_.smallest));
        }
    }

    void read_logo(pugi::xml_node element) {
        if (!element) {
            return;
        }
        constexpr std::array<std::string_view, 2> kAttributes{"file", "height"};
        constexpr std::array<std::string_view, 1> kChildren{"alternative"};
        xml_.check_attributes(element, kAttributes);
        for (const pugi::xml_node child : element.children()) {
            xml_.is_known_child(child, kChildren);
        }
        PictureFile named = read_picture_file(xml_, element, "logo");
        Logo logo{std::move(named.file), std::move(named.alternative), {}, named.file_where};
        logo.height = number(element, "height", 8, 120, Logo().height);
        theme_.logo = std::move(logo);
    }

    std::string role(pugi::xml_node element, KnownNames known) {
        std::string role = xml_.required(element, "role");
        if (!role.empty()) {
            xml_.one_of(element.attribute("role"), known);
        }
        return role;
    }

    const ThemeEntry* find(std::string_view kind, std::string_view role) const {
        for (const ThemeEntry& entry : theme_.entries) {
            if (entry.kind == kind && entry.attributes.front().second == role) {
                return &entry;
            }
        }
        return nullptr;
    }

    void check_roles(std::string_view kind, KnownNames roles) {
        for (const std::string_view role : roles) {
            if (find(kind, role) == nullptr) {
                xml_.diagnostics().report(Code::missing_role,
                                          xml_.document().name_of(xml_.document().root()),
                                          fmt::format("the theme has no {} for '{}'", kind, role));
            }
        }
        for (const ThemeEntry& entry : theme_.entries) {
            if (entry.kind == kind && find(kind, entry.attributes.front().second) != &entry) {
                xml_.diagnostics()
                    .report(Code::repeated_element, entry.where,
                            fmt::format("the theme has more than one {} for '{}'", kind,
                                        entry.attributes.front().second))
                    .hinted("keep one of them");
            }
        }
    }

    void check_contrast() {
        for (const auto& [text, ground] : kTextOnGround) {
            const ThemeEntry* of_text = find("colour", text);
            const ThemeEntry* of_ground = find("colour", ground);
            if (of_text == nullptr || of_ground == nullptr) {
                continue;
            }
            const std::string& text_colour = of_text->attributes[1].second;
            const std::string& ground_colour = of_ground->attributes[1].second;
            if (text_colour.empty() || ground_colour.empty()) {
                continue;  // reported already
            }
            const double ratio = contrast_ratio(text_colour, ground_colour);
            if (ratio < kLeastContrast) {
                xml_.diagnostics()
                    .report(
                        Code::low_contrast, of_text->where,
                        fmt::format("'{}' on '{}' has a contrast of {:.1f}:1", text, ground, ratio))
                    .hinted("text needs 4.5:1 or more to be read by all");
            }
        }
    }

    XmlReader xml_;
    Theme theme_;
};

}  // namespace

std::string unit_id(const Theme& theme) {
    return fmt::format("theme.{}.logo", theme.id);
}

double contrast_ratio(std::string_view one, std::string_view other) {
    if (!is_colour(one) || !is_colour(other)) {
        return 1;
    }
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

std::optional<Theme> read_theme(std::string path, std::string bytes, Diagnostics& diagnostics) {
    Diagnostics own;
    std::optional<Theme> result;
    if (auto document = XmlDocument::parse(std::move(path), std::move(bytes), own)) {
        if (XmlReader(*document, own).check_root("theme", kThemeNamespace)) {
            result = ThemeReader(*document, own).read();
            result->document = std::make_unique<XmlDocument>(std::move(*document));
        }
    }
    const bool failed = own.has_errors();
    diagnostics.append(own);
    return failed ? std::nullopt : std::move(result);
}

}  // namespace precis
