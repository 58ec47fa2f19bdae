// explain: why a page says what it says. For one handout what became of every item of the strategy
// and why; for one item, whom it reaches; for two audiences, what each gets. Uses host, fit,
// compose, strategy, briefing and base. Everything here is data; explanation_text and the others
// put it into words.
#pragma once

#include "base/diagnostics.hpp"
#include "compose/compose.hpp"
#include "compose/selection.hpp"
#include "fit/fit_report.hpp"
#include "host/plugins.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace precis {

struct ExplainedSource {
    std::string id;
    std::string title;
    std::string locator;  // may be empty
};

struct ExplainedWording {
    std::string length;
    std::string text;
    std::vector<std::string> sentences;  // of the text
    std::vector<ExplainedSource> sources;
    double value = 0;
    double extent = 0;  // in the unit of the plugin; 0 where nothing was measured
    double lines = 0;   // the same in lines; 0: not known
};

// What an item would have displaced.
struct ExplainedChange {
    std::string item;
    std::string from;  // a length; empty: not on the page
    std::string to;
};

struct ExplainedItem {
    enum class Fate {
        shown,         // in its fullest wording, or the one preferred where nothing is fitted
        shortened,     // for want of room
        left_out,      // for want of room
        not_cleared,   // the audience may not see it
        omitted,       // the audience leaves it out
        not_wanted,    // the audience has no interest in it
        over_limit,    // the section that selects it takes no more
        no_wording,    // there is none that the section may use
        not_selected,  // by any section
    };

    std::string id;
    std::string kind;
    std::string name;
    std::string importance;
    std::vector<std::pair<std::string, double>> topics;  // with what the audience thinks of them
    std::string section;                                 // that has it, or would; empty: none
    Fate fate = Fate::not_selected;
    bool required = false;
    ValueOrigin origin;
    std::vector<ExplainedWording> wordings;  // that could be shown, fullest first
    int chosen = Decision::kLeftOut;
    bool has_price = false;  // whether the rest says what showing more of it would have meant
    bool affordable = false;
    std::string next_length;  // in which it would have been shown
    double loss = 0;          // of the value of the page, a share
    std::vector<ExplainedChange> changes;
    std::vector<PlacedBox> boxes;  // where it stands

    bool on_page() const { return fate == Fate::shown || fate == Fate::shortened; }
};

struct ExplainedColumn {
    unsigned page = 0;
    unsigned column = 0;  // from 1; 0: the page has but one
    double fill = 0;      // share of its height
};

struct Explanation {
    std::string title;
    std::string audience;
    std::string audience_name;
    std::string form;
    std::string format;
    std::string language;
    std::string unit;     // of extents
    bool slides = false;  // pages are
    bool fitted = false;  // else everything is shown in the length preferred
    unsigned pages = 0;   // 0: not known
    double type_size = 0;
    double fill = 0;
    double tolerance = 0;
    std::vector<SizeReport> sizes;
    std::vector<ExplainedItem> items;  // as on the page, then in the order of the strategy
    std::vector<ExplainedColumn> columns;
    Placement placement;
    // The boxes of what is no item: headings, masthead, sources, footer.
    std::vector<std::pair<std::string, PlacedBox>> furniture;

    std::size_t count(ExplainedItem::Fate fate) const;
    const ExplainedItem* find(std::string_view id) const;
};

// Composes and fits as make_handout does, by an instance of the plugin that reports to
// `diagnostics`, and looks at every decision. Nothing, and diagnostics, where make_handout would
// make nothing.
std::optional<Explanation> explain(const Request& request, const Plugin& plugin,
                                   PluginInstance& instance, Diagnostics& diagnostics);

}  // namespace precis
