#include "outline/outline_plugin.hpp"

#include "outline/block_entries.hpp"
#include "outline/briefing_deck.hpp"
#include "outline/inline_spans.hpp"
#include "outline/markdown_writer.hpp"
#include "outline/plain_writer.hpp"
#include "outline/slide_room.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace precis::outline {
namespace {

// The most slides there may be; 0: any number.
int slide_limit(plugin::Node briefing) {
    if (briefing["pages"] != "slides") {
        return 0;
    }
    int limit = 0;
    for (const char digit : briefing["slides"]) {
        limit = limit * 10 + (digit - '0');
    }
    return limit;
}

}  // namespace

OutlinePlugin::OutlinePlugin(plugin::Host, const plugin::Options& options)
    : plain_(options["style"] == "plain"), divs_(options["notes"] == "divs") {}

void OutlinePlugin::render(plugin::Node briefing, plugin::Sink& sink) {
    const Deck deck = make_deck(briefing);
    sink.write(plain_ ? to_plain_text(deck)
                      : to_markdown(deck, divs_ ? NoteForm::divs : NoteForm::comments));
}

// All sizes of type are the same: the programs that show the slides choose it.
double OutlinePlugin::capacity(plugin::Node briefing, double) {
    const int slides = slide_limit(briefing);
    if (slides == 0) {
        return std::numeric_limits<double>::infinity();
    }
    const int others = 1 + (briefing.child("sources") ? 1 : 0);
    return kLinesOnSlide * (slides - others);
}

// What a long title takes on each slide of the section. One without a heading is called by
// something else, which may be long.
double OutlinePlugin::section_extent(plugin::Node section, double) {
    const std::string heading = outline::plain(section.child("heading"));
    return kLinesOnSlide -
           (heading.empty() ? kLeastRoom : room_on_slides(shortened_title(heading)));
}

double OutlinePlugin::page_extent(plugin::Node, double) {
    return kLinesOnSlide;
}

double OutlinePlugin::block_extent(plugin::Node block, std::uint32_t alternative, double) {
    std::vector<Entry> entries;
    append_entries(entries, block, block.alternative(alternative), 1, true);
    int lines = 0;
    for (const Entry& entry : entries) {
        lines += lines_of(entry);
    }
    return lines;
}

double OutlinePlugin::line_extent(plugin::Node, double) {
    return 1;
}

plugin::LayoutResult OutlinePlugin::lay_out(plugin::Node briefing, double) {
    const Deck deck = make_deck(briefing);
    const auto slides = static_cast<int>(deck.slides.size());
    const int limit = slide_limit(briefing);
    plugin::LayoutResult result;
    result.pages = static_cast<std::uint32_t>(slides);
    result.fill = 1;
    if (limit > 0) {
        result.overflow = std::max(0, kLinesOnSlide * (slides - limit));
        result.fill = std::min(1.0, static_cast<double>(slides) / limit);
    }
    return result;
}

}  // namespace precis::outline
