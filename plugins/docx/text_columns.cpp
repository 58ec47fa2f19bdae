#include "docx/text_columns.hpp"

#include "docx/look.hpp"

#include <algorithm>

namespace precis::docx {
namespace {

// How many parts of a section can stand in columns of their own.
int parts_of(plugin::Node section) {
    const std::string_view layout = section["layout"];
    int shown = 0;
    for (const plugin::Node block : section.children("block")) {
        const bool undecided = !block.child("wording") && block.alternative_count() > 0;
        shown += block.child("wording") || undecided ? 1 : 0;
    }
    const bool table = layout == "table" || layout == "timeline" || layout == "figures";
    return table ? std::min(shown, 1) : shown;
}

}  // namespace

plugin::Node root_of(plugin::Node node) {
    while (node.parent()) {
        node = node.parent();
    }
    return node;
}

int columns_of(plugin::Node section) {
    if (section["span"] == "page") {
        return 1;
    }
    const plugin::Node root = root_of(section);
    const int wanted = std::clamp(static_cast<int>(number_or(root["columns"], 1)), 1, 3);
    int parts = 0;
    bool found = false;
    for (const plugin::Node other : root.children("section")) {
        if (other["span"] == "page") {
            if (found) {
                break;
            }
            parts = 0;
        } else {
            parts += parts_of(other);
            found = found || other == section;
        }
    }
    return std::clamp(parts, 1, wanted);
}

}  // namespace precis::docx
