// The inline nodes of a briefing as styled text, with what each span means.
#pragma once

#include "pdf/look.hpp"
#include "pdf/text_roles.hpp"
#include "typeset/paragraph.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <precis/plugin.hpp>

namespace precis::pdf {

enum class SpanMeaning : std::uint8_t { words, link, reference };

struct SpanInfo {
    ColourRole colour = ColourRole::ink;
    SpanMeaning meaning = SpanMeaning::words;
    std::string address;                          // of a link ...
    std::optional<Destination> destination = {};  // ... that leads to a place in the document
    std::string description;                      // of a link: what it says and where it leads
    std::string language;                         // BCP 47, where it differs from that of the whole
};

// One text on the page: a paragraph, a heading, a cell. Sizes are in proportion to running text.
struct InlineText {
    TextRole role = TextRole::body;
    typeset::Direction direction = typeset::Direction::left_to_right;
    std::string language;
    std::vector<typeset::StyledText> spans;
    std::vector<SpanInfo> infos;  // one for each span

    bool empty() const { return spans.empty(); }
};

// Puts texts together from nodes and words.
class InlineWriter {
  public:
    // `where` gives language and direction.
    InlineWriter(const Look& look, TextRole role, plugin::Node where);
    // Lets the whole run the way of its first words, whatever the page does.
    InlineWriter& run_as(std::string_view words) {
        text_.direction = words.empty() ? text_.direction : typeset::direction_of(words);
        return *this;
    }

    // The inline nodes in `parent`. Runs of white space count as one space. Where it runs the other
    // way than the whole, it does so for itself.
    InlineWriter& add(plugin::Node parent) { return add(parent, text_.role); }
    InlineWriter& add(plugin::Node parent, TextRole role);
    // Words of the layout itself. `role` for its size and weight, when another than that of the
    // whole.
    InlineWriter& add(std::string_view words);
    InlineWriter& add(std::string_view words, TextRole role);
    // Words of the briefing that stand for themselves, whichever way they run.
    InlineWriter& insert(std::string_view words) { return insert(words, text_.role); }
    InlineWriter& insert(std::string_view words, TextRole role);
    InlineWriter& add_link(std::string_view words, std::string_view address);
    InlineWriter& add_link(std::string_view words, const Destination& place);
    // Small raised numbers of the sources that a wording rests on.
    InlineWriter& add_references(plugin::Node wording);

    bool empty() const { return text_.empty(); }
    typeset::Direction direction() const { return text_.direction; }
    // Whether it ends in a full stop or the like.
    bool ends_in_punctuation() const;
    InlineText take() { return std::move(text_); }

  private:
    struct Mood {
        TextRole role = TextRole::body;
        bool emphasis = false;
        bool strong = false;
        std::string_view address;
    };

    bool runs_against(std::string_view words) const {
        return typeset::runs_against(words, text_.direction);
    }
    // Whether the text so far runs both ways, or from right to left.
    bool turns() const;
    // Encloses the spans from `first` on.
    void isolate(std::size_t first, std::string_view how);
    void add_nodes(plugin::Node parent, Mood mood);
    void add_span(std::string text, const Mood& mood, std::string_view language);
    typeset::TextStyle style(const Mood& mood, std::string_view language) const;

    const Look& look_;
    InlineText text_;
};

// The number that a source is cited by: its place among those that are shown, or while that is not
// decided, among all.
int source_number(plugin::Node source);

}  // namespace precis::pdf
