#include "explain/page_picture.hpp"

#include "explain/explanation_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace precis {
namespace {

constexpr double kLabel = 9.5;

// As much of a text as goes into a width: a letter takes about half its size.
std::string cut(std::string_view text, double width) {
    const auto most = static_cast<std::size_t>(std::max(0.0, width / (kLabel * 0.5)));
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool starts = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
        if (starts && letters++ == most) {
            return std::string(text.substr(0, i)) + "…";
        }
    }
    return std::string(text);
}

std::string rectangle(const PlacedBox& box, std::string_view style) {
    return fmt::format(
        "<rect class='{}' x='{:.1f}' y='{:.1f}' width='{:.1f}' height='{:.1f}' rx='2'/>", style,
        box.x - 2, box.y - 1, box.width + 4, box.height + 2);
}

std::string label(const PlacedBox& box, std::string_view style, const std::string& text) {
    return fmt::format("<text class='{}' x='{:.1f}' y='{:.1f}' font-size='{}'>{}</text>", style,
                       box.x + 3, box.y + std::min(box.height / 2 + 3, kLabel + 2), kLabel,
                       escaped_html(text));
}

void add_item(const ExplainedItem& item, std::size_t page, std::string& out) {
    const bool shortened = item.fate == ExplainedItem::Fate::shortened;
    const ExplainedWording& wording = item.wordings[static_cast<std::size_t>(item.chosen)];
    bool first = true;
    for (const PlacedBox& box : item.boxes) {
        if (box.page != page) {
            continue;
        }
        const std::string id =
            first && &box == item.boxes.data() ? fmt::format(" id='box-{}'", item.id) : "";
        first = false;
        out +=
            fmt::format("<a href='#row-{0}'{1}><title>{2}: {3}, {4}</title>{5}{6}</a>\n", item.id,
                        id, escaped_html(item.name), name_of(item.fate), wording.length,
                        rectangle(box, shortened ? "short" : "full"),
                        label(box, "name", cut(item.name + " · " + wording.length, box.width - 6)));
    }
}

}  // namespace

std::string page_picture(const Explanation& explanation, std::size_t page) {
    const Placement::Page& paper = explanation.placement.pages[page];
    std::string out = fmt::format(
        "<svg viewBox='0 0 {0:.1f} {1:.1f}' role='group' aria-label='Page {2}'>\n"
        "<rect class='paper' x='0.5' y='0.5' width='{3:.1f}' height='{4:.1f}'/>\n",
        paper.width, paper.height, page + 1, paper.width - 1, paper.height - 1);
    for (const auto& [what, box] : explanation.furniture) {
        if (box.page == page) {
            const bool around = what == "masthead" || what == "footer" || what == "sources";
            out += rectangle(box, around ? what : "heading") +
                   label(box, around ? "around" : "title",
                         what == "sources" ? std::string() : cut(what, box.width - 6)) +
                   '\n';
        }
    }
    for (const ExplainedItem& item : explanation.items) {
        add_item(item, page, out);
    }
    return out + "</svg>\n";
}

}  // namespace precis
