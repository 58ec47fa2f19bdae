// compose: a template, an audience and a strategy make a briefing. Pure: no files, clock or
// environment. Uses strategy, briefing and base.
#pragma once

#include "base/diagnostics.hpp"
#include "briefing/briefing.hpp"
#include "compose/labels.hpp"
#include "compose/query_results.hpp"
#include "compose/template.hpp"
#include "compose/theme.hpp"
#include "strategy/audiences.hpp"
#include "strategy/strategy.hpp"
#include "strategy/translation.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace precis {

// An item that a section selected and did not take.
struct PassedOver {
    enum class Why { not_cleared, omitted, of_no_interest, over_limit, no_wording };

    const Item* item = nullptr;
    std::string section;
    Why why = Why::omitted;
};

struct Request {
    const Strategy& strategy;
    const Audience& audience;
    const Template& form;
    const Theme& theme;
    std::string language;                                       // BCP 47
    PartialDate date;                                           // of the handout
    std::map<std::string, std::string, std::less<>> recipient;  // the columns of its row
    const Translation* translation = nullptr;        // into `language`; null: there is none
    const Labels* labels = nullptr;                  // null: the briefing has none
    QueryResults* found = nullptr;                   // null: queries are evaluated anew
    std::vector<PassedOver>* passed_over = nullptr;  // where they are noted; null: nowhere
    bool details = false;  // whether each text that is not translated is named, or their count
};

// The briefing, with every wording that may be shown and nothing that may not. Its locations point
// into the texts of the strategy, the template and the translation. A text that is not translated
// is in its own language, marked with it.
std::optional<Briefing> compose(const Request& request, Diagnostics& diagnostics);

// Told of each item that a section would show, and in which lengths.
using SeeItem =
    std::function<void(const TemplateSection&, const Item&, std::span<const Length> lengths)>;

// Goes through all that composing does, for what it reports, and keeps nothing: takes no more
// memory for a large strategy than for a small one. False when there would be no briefing.
bool rehearse(const Request& request, const SeeItem& see, Diagnostics& diagnostics);

// The choice when nothing has to fit: each block in the length that its audience and template
// prefer.
Decision preferred_choice(const Briefing& briefing, const Request& request);

}  // namespace precis
