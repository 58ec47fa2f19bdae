// Items become blocks: what is known of them, and their wordings as alternatives.
#pragma once

#include "briefing/briefing.hpp"
#include "compose/cited_sources.hpp"
#include "compose/compose.hpp"
#include "compose/label_texts.hpp"
#include "compose/line_writer.hpp"
#include "compose/local_texts.hpp"
#include "compose/selection.hpp"
#include "compose/term_meanings.hpp"

#include <string>
#include <vector>

namespace precis {

// A picture's file and what is said for those who do not see it.
void describe_picture(Node& node, const std::string& file, const Location& where,
                      const LocalText& alternative);

// A wording and its text in the language of the briefing.
struct Said {
    const Wording* wording;
    LocalText text;
};

// What writing a block needs. All must outlive it.
struct BlockTools {
    const Request& request;
    Briefing& briefing;
    LocalTexts& texts;
    const LabelTexts& labels;
    LineWriter& lines;
    CitedSources& sources;
    TermMeanings& meanings;
    Diagnostics& diagnostics;
};

class BlockWriter {
  public:
    // With `rehearsing`, what could not be reported is left out.
    BlockWriter(const BlockTools& tools, bool rehearsing) : t_(tools), rehearsing_(rehearsing) {}

    void add(Node& parent, const Selected& selected, const TemplateSection& section);
    // The only wording of a picture is its caption, or the name of what it shows.
    void add_picture(Node& parent, const Selected& selected);

    // The wordings that are shown: beside the name those that say more, for the others would say it
    // twice; all when none does.
    std::vector<Said> told(const Selected& selected, const TemplateSection& section);

  private:
    Node& add_node(Node& parent, const Selected& selected);
    void describe(Node& block, const Item& item);
    std::string supported_by(const Item& item) const;
    bool add_attribution(Node& block, const Item& item, bool translated);
    RichText attribution_form(bool has_role) const;
    void add_translated(Node& node);
    Node& add_wording(Node& block, const Item& item, const Wording& wording,
                      const LocalText& local);

    BlockTools t_;
    bool rehearsing_;
};

}  // namespace precis
