#include "outline/briefing_deck.hpp"

#include "outline/characters.hpp"
#include "outline/inline_spans.hpp"
#include "outline/slide_room.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace precis::outline {
namespace {

using plugin::Node;

Entry::Kind kind_for(std::string_view layout) {
    return layout == "prose" || layout == "contact" ? Entry::Kind::paragraph
           : layout == "numbered"                   ? Entry::Kind::number
           : layout == "quotation"                  ? Entry::Kind::quotation
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

void append_detail(std::vector<Span>& spans, std::string_view text) {
    if (!text.empty()) {
        append_text(spans, ", ");
        append_text(spans, text);
    }
}

class DeckWriter {
  public:
    explicit DeckWriter(Node briefing) : briefing_(briefing) {}

    Deck write() {
        const Node heading = briefing_.child("masthead").child("heading");
        deck_.title = plain(heading);
        if (deck_.title.empty()) {
            deck_.title = trimmed(encode(decode(briefing_["title"])));
        }
        if (deck_.title.empty()) {
            deck_.title = "Briefing";
        }
        deck_.marking = trimmed(encode(decode(briefing_["marking"])));
        deck_.footer = plain(briefing_.child("footer"));
        deck_.language = briefing_.language().empty() ? "en" : briefing_.language();
        deck_.right_to_left = briefing_.right_to_left();
        sources_label_ = plain(briefing_.child("sources").child("heading"));
        if (sources_label_.empty()) {
            sources_label_ = "Sources";
        }
        add_opening();
        for (const Node section : briefing_.children("section")) {
            add_section(section);
        }
        add_sources();
        return std::move(deck_);
    }

  private:
    void add_opening() {
        std::vector<Entry> entries;
        if (!deck_.marking.empty()) {
            Entry marking;
            append_text(marking.spans, deck_.marking, true);
            entries.push_back(std::move(marking));
        }
        const Node masthead = briefing_.child("masthead");
        for (const std::string_view line : {"kicker", "subtitle"}) {
            Entry entry;
            append_inline(entry.spans, masthead.child(line));
            if (!entry.spans.empty()) {
                deck_.description += deck_.description.empty() ? "" : " – ";
                deck_.description += plain(masthead.child(line));
                entries.push_back(std::move(entry));
            }
        }
        add_slides(deck_.title, entries, {});
    }

    void add_section(Node section) {
        std::vector<std::pair<Node, Node>> shown;
        for (const Node block : section.children("block")) {
            if (const Node wording = block.child("wording")) {
                shown.emplace_back(block, wording);
            }
        }
        if (shown.empty()) {
            return;
        }
        std::string title = plain(section.child("heading"));
        // The only thing on a slide gives it its name, and need not say it again.
        const bool named_after_block =
            title.empty() && shown.size() == 1 && shown.front().first.child("name");
        if (title.empty()) {
            title = shown.size() == 1 ? title_of(shown.front().first) : deck_.title;
        }
        std::vector<Entry> entries;
        std::vector<std::string> notes;
        int number = 0;
        for (const auto& [block, wording] : shown) {
            add_entries(entries, block, wording, ++number, !named_after_block);
            if (std::string note = note_of(block, wording); !note.empty()) {
                notes.push_back(std::move(note));
            }
        }
        add_slides(title, entries, notes);
    }

    std::string title_of(Node block) {
        std::string title = plain(block.child("name"));
        if (title.empty()) {
            title = plain(block.child("attribution"));
        }
        for (std::uint32_t i = 0; title.empty() && i < block.alternative_count(); ++i) {
            if (block.alternative(i)["length"] == "headline") {
                title = plain(block.alternative(i));
            }
        }
        return title.empty() ? deck_.title : title;
    }

    static void add_entries(std::vector<Entry>& entries, Node block, Node wording, int number,
                            bool with_name) {
        const std::string_view layout = block.parent()["layout"];
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
        entries.push_back(std::move(entry));
        if (layout == "quotation" && block.child("attribution")) {
            Entry attribution;
            attribution.kind = Entry::Kind::attribution;
            append_text(attribution.spans, "— ");
            append_inline(attribution.spans, block.child("attribution"));
            entries.push_back(std::move(attribution));
        }
    }

    // What a speaker should know: the fullest wording, where the slide has another, and on what
    // the words on the slide rest.
    std::string note_of(Node block, Node wording) const {
        std::string note = plain(block.child("name"));
        note += note.empty() ? "" : ".";
        const auto add = [&note](std::string_view text) {
            note += note.empty() ? "" : " ";
            note += text;
        };
        const Node fullest = block.alternative_count() > 0 ? block.alternative(0) : wording;
        const bool fuller = !(fullest == wording) && plain(fullest) != plain(wording);
        if (fuller) {
            add(plain(fullest));
        }
        const std::string sources = sources_of(fullest, wording);
        if (!sources.empty()) {
            add("[" + sources + "]");
        }
        return fuller || !sources.empty() ? note : std::string{};
    }

    std::string sources_of(Node fullest, Node wording) const {
        std::vector<std::string> sources;
        for (const Node node : {wording, fullest}) {
            for (std::uint32_t i = 0; i < node.reference_count(); ++i) {
                const plugin::Reference reference = node.reference(i);
                std::string text{reference.source[reference.source.has("title") ? "title" : "id"]};
                if (!reference.locator.empty()) {
                    text += ", ";
                    text += reference.locator;
                }
                text = encode(decode(text));
                if (std::find(sources.begin(), sources.end(), text) == sources.end()) {
                    sources.push_back(std::move(text));
                }
            }
        }
        std::string out;
        for (const std::string& source : sources) {
            out += out.empty() ? sources_label_ + ": " : std::string("; ");
            out += source;
        }
        return out;
    }

    void add_sources() {
        std::vector<Entry> entries;
        for (const Node source : briefing_.child("sources").children("source")) {
            Entry entry;
            entry.kind = Entry::Kind::number;
            entry.number = static_cast<int>(entries.size()) + 1;
            if (source.has("author")) {
                append_text(entry.spans, std::string(source["author"]) + ", ");
            }
            append_text(entry.spans, source[source.has("title") ? "title" : "id"]);
            entry.spans.back().emphasised = true;
            if (may_link_to(source["link"])) {
                entry.spans.back().address = source["link"];
            }
            if (source["publisher"] != source["author"]) {
                append_detail(entry.spans, source["publisher"]);
            }
            append_detail(entry.spans,
                          source[source.has("published-text") ? "published-text" : "published"]);
            entries.push_back(std::move(entry));
        }
        if (!entries.empty()) {
            add_slides(sources_label_, entries, {});
        }
    }

    // One slide, or as many as the entries need. Notes stand with the first.
    void add_slides(std::string_view title, const std::vector<Entry>& entries,
                    std::vector<std::string> notes) {
        std::string base = shortened_title(title);
        while (base.ends_with('.')) {
            base.pop_back();
        }
        constexpr std::string_view kLongestSuffix = " (99)";
        auto groups = share_out(entries, room_below(base + std::string(kLongestSuffix)));
        if (groups.empty()) {
            groups.emplace_back();
        }
        for (auto& group : groups) {
            deck_.slides.push_back(
                {unused_title(base), std::move(group), std::exchange(notes, {})});
        }
    }

    std::string unused_title(const std::string& base) {
        std::string title = base;
        for (int i = 2; !used_.insert(title).second; ++i) {
            title = base + " (" + std::to_string(i) + ")";
        }
        return title;
    }

    Node briefing_;
    Deck deck_;
    std::string sources_label_;
    std::set<std::string> used_;
};

}  // namespace

Deck make_deck(plugin::Node briefing) {
    return DeckWriter(briefing).write();
}

}  // namespace precis::outline
