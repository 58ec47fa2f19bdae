// The labels of a briefing: for plugins, and for what compose itself adds to a text.
#pragma once

#include "briefing/briefing.hpp"
#include "compose/compose.hpp"

#include <string_view>

namespace precis {

class LabelTexts {
  public:
    // `request` must outlive it.
    explicit LabelTexts(const Request& request) : request_(request) {}

    // The label in the language of the briefing, else in that of the labels; null when there is
    // none of that name.
    const RichText* find(std::string_view name) const;

    // Adds the node "labels" to the root.
    void add_to(Briefing& briefing) const;

  private:
    bool is_translated(const Label& label) const;
    const RichText& text_of(const Label& label) const;

    const Request& request_;
};

}  // namespace precis
