#include "pdf/writer/outline.hpp"

#include "pdf/writer/pdf_syntax.hpp"
#include "pdf/writer/text_strings.hpp"

#include <optional>
#include <string_view>

namespace precis::pdf {
namespace {

// Node 0 is the root, node i + 1 bookmark i.
struct Node {
    Reference reference;
    std::size_t parent = 0;
    std::optional<std::size_t> previous;
    std::optional<std::size_t> next;
    std::optional<std::size_t> first;
    std::size_t last = 0;
    long long below = 0;
};

std::vector<Node> tree_of(ObjectFile& file, std::span<const Bookmark> bookmarks) {
    std::vector<Node> nodes(bookmarks.size() + 1);
    for (Node& node : nodes) {
        node.reference = file.dictionary();
    }
    std::vector<std::size_t> open = {0};  // the way down to the bookmark before
    for (std::size_t i = 1; i < nodes.size(); ++i) {
        while (open.size() > 1 && bookmarks[open.back() - 1].level >= bookmarks[i - 1].level) {
            open.pop_back();
        }
        Node& parent = nodes[open.back()];
        nodes[i].parent = open.back();
        if (parent.first) {
            nodes[i].previous = parent.last;
            nodes[parent.last].next = i;
        } else {
            parent.first = i;
        }
        parent.last = i;
        for (const std::size_t above : open) {
            ++nodes[above].below;
        }
        open.push_back(i);
    }
    return nodes;
}

std::string links(const Node& node, std::span<const Node> nodes) {
    std::string out;
    const auto add = [&](std::string_view key, std::size_t to) {
        out += key;
        append_reference(out, nodes[to].reference);
    };
    if (node.previous) {
        add("/Prev ", *node.previous);
    }
    if (node.next) {
        add("/Next ", *node.next);
    }
    if (node.first) {
        add("/First ", *node.first);
        add("/Last ", node.last);
        out += "/Count ";
        append_integer(out, node.below);
    }
    return out;
}

}  // namespace

Reference write_outline(ObjectFile& file, std::span<const Bookmark> bookmarks,
                        std::span<const Reference> pages) {
    const std::vector<Node> nodes = tree_of(file, bookmarks);
    file.add_entries(nodes[0].reference, "/Type/Outlines" + links(nodes[0], nodes));
    for (std::size_t i = 1; i < nodes.size(); ++i) {
        const Bookmark& bookmark = bookmarks[i - 1];
        std::string entries = "/Title";
        append_text_string(entries, bookmark.title);
        entries += "/Parent ";
        append_reference(entries, nodes[nodes[i].parent].reference);
        entries += links(nodes[i], nodes) + "/Dest[";
        append_reference(entries, pages[bookmark.page]);
        entries += "/XYZ 0 ";
        append_number(entries, bookmark.top);
        entries += " 0]";
        file.add_entries(nodes[i].reference, entries);
    }
    return nodes[0].reference;
}

}  // namespace precis::pdf
