#include "outline/block_entries.hpp"

#include "outline/inline_spans.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace precis::outline {
namespace {

using plugin::Node;

Entry::Kind kind_for(std::string_view layout) {
    const bool plain =
        layout == "prose" || layout == "contact" || layout == "glossary" || layout == "pictures";
    return plain                   ? Entry::Kind::paragraph
           : layout == "numbered"  ? Entry::Kind::number
           : layout == "quotation" ? Entry::Kind::quotation
                                   : Entry::Kind::bullet;
}

// "12 m", "64%"; empty when the block has no value.
std::string value_text(Node block) {
    std::string text{block.has("value-text") ? block["value-text"] : block["value"]};
    if (!text.empty() && block.has("unit")) {
        text += block["unit"] == "%" ? "" : "\u00a0";
        text += block["unit"];
    }
    return text;
}

// What a block is about, before its wording: when, how much.
void append_facts(std::vector<Span>& spans, Node block) {
    const std::string_view layout = block.parent()["layout"];
    std::string fact;
    if (layout == "table" || layout == "timeline") {
        fact = block.has("date-text") ? block["date-text"] : block["date"];
    }
    if (fact.empty() && (layout == "table" || layout == "figures")) {
        fact = value_text(block);
    }
    if (!fact.empty()) {
        append_text(spans, fact, true);
        append_text(spans, " – ");
    }
}

void append_target(std::vector<Span>& spans, Node block) {
    if (block.has("baseline") && block.has("target")) {
        std::string change = " (";
        change += block["baseline"];
        change += " → ";
        change += block["target"];
        change += ')';
        append_text(spans, change);
    }
}

// Where an address leads, for people: "example.org".
std::string_view place_of(std::string_view address) {
    for (const std::string_view prefix : {"https://", "http://", "mailto:", "tel:", "www."}) {
        if (address.starts_with(prefix)) {
            address.remove_prefix(prefix.size());
        }
    }
    return address.substr(0, address.find('/'));
}

void append_link(std::vector<Span>& spans, Node block) {
    const std::string_view address = block["link"];
    const bool wanted = block.parent()["layout"] == "contact" || block["item-kind"] == "resource";
    if (!wanted || !may_link_to(address)) {
        return;
    }
    append_text(spans, spans.empty() ? "" : " ");
    Span link;
    link.text = place_of(address);
    link.address = address;
    spans.push_back(std::move(link));
}

}  // namespace

void append_entries(std::vector<Entry>& entries, Node block, Node wording, int number,
                    bool with_name) {
    const std::string_view layout = block.parent()["layout"];
    if (const Node picture = block.child("picture")) {
        Entry shown;
        shown.kind = Entry::Kind::picture;
        append_text(shown.spans, picture["alternative"]);
        shown.spans.front().address = picture["file"];
        entries.push_back(std::move(shown));
    }
    Entry entry;
    entry.kind = kind_for(layout);
    entry.number = number;
    append_facts(entry.spans, block);
    if (with_name) {
        append_lead_in(entry.spans, block.child("name"));
    }
    append_inline(entry.spans, wording);
    append_target(entry.spans, block);
    append_link(entry.spans, block);
    if (layout != "pictures" || !entry.spans.empty()) {
        entries.push_back(std::move(entry));
    }
    if (layout == "quotation" && block.child("attribution")) {
        Entry attribution;
        attribution.kind = Entry::Kind::attribution;
        append_text(attribution.spans, "— ");
        append_inline(attribution.spans, block.child("attribution"));
        entries.push_back(std::move(attribution));
    }
}

}  // namespace precis::outline
