// What terms mean, for readers who do not know them: said where a wording first uses one.
#pragma once

#include "briefing/briefing.hpp"
#include "compose/compose.hpp"
#include "compose/inline_nodes.hpp"
#include "compose/label_texts.hpp"
#include "compose/local_texts.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

// Adds a meaning to each wording that could be the first to use a term; which of them is, shows
// when the briefing is decided. Headlines stay as they are, and the words of quotations.
class TermMeanings : public TermListener {
  public:
    using Cite = std::function<Reference(const Citation&)>;

    // All must outlive it. `context` is that of texts in the briefing's language; `cite` finds the
    // sources of a meaning.
    TermMeanings(const Request& request, Briefing& briefing, LocalTexts& texts,
                 const LabelTexts& labels, const InlineContext& context, Cite cite,
                 Diagnostics& diagnostics);

    // Between the two, terms that are used belong to `wording` of `item`, whose text is in the
    // briefing's language unless it `fell_back`.
    void begin(Node& wording, const Item& item, bool fell_back);
    void end();
    // After all wordings of a block. Where it is sure to be shown, what all of them explain needs
    // no explaining further on.
    void end_block(bool sure);

    void used(const Item& term, Node& parent) override;

  private:
    std::optional<std::string> text_of(const Item& term, const Wording& wording);
    std::string set_off(const std::string& meaning) const;
    bool is_known(std::string_view term) const;

    const Request& request_;
    Briefing& briefing_;
    LocalTexts& texts_;
    const LabelTexts& labels_;
    const InlineContext& context_;
    Cite cite_;
    Diagnostics& diagnostics_;

    Node* wording_ = nullptr;
    const Item* item_ = nullptr;
    bool fell_back_ = false;
    std::set<const Item*> in_wording_;
    std::optional<std::set<const Item*>> in_block_;  // in all of its wordings
    std::set<const Item*> explained_;                // on every page
};

}  // namespace precis
