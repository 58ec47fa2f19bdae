// Which items reach which audience, in which lengths, whatever the template.
#pragma once

#include "strategy/audiences.hpp"
#include "strategy/strategy.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

class Coverage {
  public:
    // Whether there is a wording of each Length.
    using Lengths = std::array<bool, 3>;

    Coverage() = default;
    // The strategy must outlive it.
    Coverage(const Strategy& strategy, const Audiences& audiences);

    // What a briefing could show of an item to the audience of that index.
    void add(const Item& item, std::span<const Length> lengths, std::size_t audience);

    const std::vector<std::string>& audiences() const { return audiences_; }
    std::span<const Item> items() const;
    // Empty when the item is not marked.
    std::string_view marking(const Item& item) const;
    // What of the item reaches each audience.
    std::span<const Lengths> reach(const Item& item) const;

  private:
    const Strategy* strategy_ = nullptr;
    std::vector<std::string> audiences_;
    std::vector<Lengths> reach_;  // of each item, by order, for each audience
};

// A table with a column for each audience, and the same as JSON.
std::string to_text(const Coverage& coverage);
std::string to_json(const Coverage& coverage);

}  // namespace precis
