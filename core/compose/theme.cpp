#include "compose/theme.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/element_reader.hpp"
#include "base/nearest_name.hpp"

namespace precis {
namespace {

constexpr std::array<std::string_view, 9> kColourRoles{
    "ink", "muted", "accent", "band", "on-band", "on-band-muted", "tint", "rule", "paper"};

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

int hex_digit(char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; }

double luminance(std::string_view colour) {
    constexpr std::array kWeights{0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) {
        const double level = (hex_digit(colour[1 + 2 * i]) * 16 + hex_digit(colour[2 + 2 * i])) / 255.0;
        sum += kWeights[i] *
               (level <= 0.04045 ? level / 12.92 : std::pow((level + 0.055) / 1.055, 2.4));
    }
    return sum;
}

class ThemeReader {
  public:
    ThemeReader(const XmlDocument& document, Diagnostics& diagnostics)
        : document_(document), diagnostics_(diagnostics) {}

    Theme read() {
        ElementReader root(document_, document_.root(), diagnostics_);
        theme_.id = root.required("id");
        theme_.name = root.child_text("name");
        read_paper(root);
        for (const pugi::xml_node colour : root.children("colour")) {
            read_colour(colour);
        }
        for (const pugi::xml_node typeface : root.children("typeface")) {
            read_typeface(typeface);
        }
        read_size(root);
        root.finish();
        check_roles("colour", kColourRoles);
        check_roles("typeface", std::array<std::string_view, 2>{"body", "heading"});
        check_contrast();
        return std::move(theme_);
    }

  private:
    ThemeEntry& add(std::string_view kind, const Location& where) {
        return theme_.entries.emplace_back(ThemeEntry{kind, {}, where});
    }

    void read_paper(ElementReader& root) {
        const pugi::xml_node element = root.child("paper");
        if (!element) {
            return;
        }
        ElementReader reader(document_, element, diagnostics_);
        ThemeEntry& entry = add("paper", reader.place());
        entry.attributes.emplace_back("size", reader.one_of("size", {"A4", "Letter"}));
        for (const std::string_view side :
             {"margin-top", "margin-right", "margin-bottom", "margin-left"}) {
            entry.attributes.emplace_back(
                side, fmt::format("{}", reader.number(side, 14, 200).value_or(42)));
        }
        reader.finish();
    }

    void read_colour(pugi::xml_node element) {
        ElementReader reader(document_, element, diagnostics_);
        ThemeEntry& entry = add("colour", reader.place("value"));
        entry.attributes.emplace_back("role", role(reader, kColourRoles));
        std::string value = reader.required("value");
        if (!value.empty() && !is_colour(value)) {
            diagnostics_.report(Code::bad_colour, reader.place("value"),
                                fmt::format("'{}' is not a colour", value))
                .hinted("write it as #rrggbb, two hexadecimal digits each for red, green and blue");
            value = "#000000";
        }
        entry.attributes.emplace_back("value", std::move(value));
        reader.finish();
    }

    void read_typeface(pugi::xml_node element) {
        ElementReader reader(document_, element, diagnostics_);
        ThemeEntry& entry = add("typeface", reader.place());
        entry.attributes.emplace_back(
            "role", role(reader, std::array<std::string_view, 2>{"body", "heading"}));
        entry.attributes.emplace_back("family", reader.required("family"));
        std::string office = reader.text("office");
        if (!office.empty()) {
            entry.attributes.emplace_back("office", std::move(office));
        }
        reader.finish();
    }

    void read_size(ElementReader& root) {
        const pugi::xml_node element = root.child("size");
        if (!element) {
            return;
        }
        ElementReader reader(document_, element, diagnostics_);
        reader.one_of("role", {"body"});
        theme_.smallest = reader.number("minimum", 5, 30).value_or(theme_.smallest);
        theme_.largest = reader.number("maximum", 5, 30).value_or(theme_.largest);
        theme_.step = reader.number("step", 0.05, 5).value_or(theme_.step);
        if (theme_.smallest > theme_.largest) {
            diagnostics_.report(Code::bad_number, reader.place("minimum"),
                                fmt::format("the smallest size, {}, is above the largest, {}",
                                            theme_.smallest, theme_.largest));
        }
        reader.finish();
    }

    template <std::size_t Count>
    std::string role(ElementReader& reader, const std::array<std::string_view, Count>& known) {
        std::string role = reader.required("role");
        if (!role.empty() && std::find(known.begin(), known.end(), role) == known.end()) {
            diagnostics_.report(Code::unknown_value, reader.place("role"),
                                fmt::format("no role is called '{}'", role))
                .hinted(did_you_mean(role, known,
                                     fmt::format("roles are {}", fmt::join(known, ", "))));
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

    template <std::size_t Count>
    void check_roles(std::string_view kind, const std::array<std::string_view, Count>& roles) {
        for (const std::string_view role : roles) {
            if (find(kind, role) == nullptr) {
                diagnostics_.report(Code::missing_role, document_.name_of(document_.root()),
                                    fmt::format("the theme has no {} for '{}'", kind, role));
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
            const double ratio =
                contrast_ratio(of_text->attributes[1].second, of_ground->attributes[1].second);
            if (ratio < kLeastContrast) {
                diagnostics_
                    .report(Code::low_contrast, of_text->where,
                            fmt::format("'{}' on '{}' has a contrast of {:.1f}:1", text, ground,
                                        ratio))
                    .hinted("text needs 4.5:1 or more to be read by all");
            }
        }
    }

    const XmlDocument& document_;
    Diagnostics& diagnostics_;
    Theme theme_;
};

}  // namespace

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
        if (check_root(*document, "theme", kThemeNamespace, own)) {
            result = ThemeReader(*document, own).read();
            result->document = std::make_unique<XmlDocument>(std::move(*document));
        }
    }
    const bool failed = own.has_errors();
    diagnostics.append(own);
    return failed ? std::nullopt : std::move(result);
}

}  // namespace precis
