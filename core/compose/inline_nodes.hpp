// Rich text becomes inline nodes: fields filled in, terms named, quotations in their marks.
#pragma once

#include "briefing/briefing.hpp"
#include "compose/fields.hpp"
#include "compose/local_texts.hpp"
#include "strategy/rich_text.hpp"
#include "strategy/strategy.hpp"

#include <string>
#include <string_view>

namespace precis {

// Told of each term where a text uses it, outside quotations; may add to `parent` what it means.
class TermListener {
  public:
    virtual ~TermListener() = default;
    virtual void used(const Item& term, Node& parent) = 0;
};

struct InlineContext {
    const Strategy& strategy;
    const Fields& fields;
    std::string_view language;
    LocalTexts* texts;       // for the names of terms; null: as they are in the strategy
    MarkingRank cleared_to;  // what is marked higher is not named
    TermListener* terms = nullptr;
    unsigned quotations = 0;  // that the text stands in
};

// Appends `text` to `parent`. Adjoining texts become one node.
void add_inline(Briefing& briefing, Node& parent, const RichText& text,
                const InlineContext& context, Diagnostics& diagnostics);

// The same with the marks of a quotation around it.
void add_quoted(Briefing& briefing, Node& parent, const RichText& text,
                const InlineContext& context, Diagnostics& diagnostics);

// Adds `text` as a text node, or to the text node that `parent` ends in.
void add_plain(Briefing& briefing, Node& parent, std::string_view text);

}  // namespace precis
