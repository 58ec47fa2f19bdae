#include "outline/briefing_deck.hpp"

#include "outline/block_entries.hpp"
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
        add_slides(deck_.title, entries);
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
        int number = 0;
        for (const auto& [block, wording] : shown) {
            const std::size_t first = entries.size();
            append_entries(entries, block, wording, ++number, !named_after_block);
            entries[first].note = note_of(block, wording);
        }
        add_slides(title, entries);
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

    // Each source once, with all the places in it.
    std::string sources_of(Node fullest, Node wording) const {
        std::vector<std::pair<Node, std::string>> sources;
        for (const Node node : {wording, fullest}) {
            for (std::uint32_t i = 0; i < node.reference_count(); ++i) {
                add_reference(sources, node.reference(i));
            }
        }
        std::string out;
        for (const auto& [source, locators] : sources) {
            out += out.empty() ? sources_label_ + ": " : std::string("; ");
            out += encode(decode(source[source.has("title") ? "title" : "id"]));
            out += locators;
        }
        return out;
    }

    static void add_reference(std::vector<std::pair<Node, std::string>>& sources,
                              const plugin::Reference& reference) {
        auto found = std::find_if(sources.begin(), sources.end(),
                                  [&](const auto& one) { return one.first == reference.source; });
        if (found == sources.end()) {
            found = sources.insert(sources.end(), {reference.source, {}});
        }
        const std::string locator = ", " + encode(decode(reference.locator));
        if (!reference.locator.empty() && found->second.find(locator) == std::string::npos) {
            found->second += locator;
        }
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
            add_slides(sources_label_, entries);
        }
    }

    // One slide, or as many as the entries need.
    void add_slides(std::string_view title, const std::vector<Entry>& entries) {
        std::string base = shortened_title(title);
        while (base.ends_with('.')) {
            base.pop_back();
        }
        auto groups = share_out(entries, room_on_slides(base));
        if (groups.empty()) {
            groups.emplace_back();
        }
        for (auto& group : groups) {
            deck_.slides.push_back({unused_title(base), std::move(group)});
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
