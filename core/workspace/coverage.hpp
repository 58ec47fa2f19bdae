// Which items reach which audience, in which lengths, whatever the template.
#pragma once

#include "briefing/briefing.hpp"
#include "strategy/audiences.hpp"
#include "strategy/strategy.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace precis {

class Coverage {
  public:
    // Whether there is a wording of each Length.
    using Lengths = std::array<bool, 3>;

    struct Row {
        std::string item;
        std::string marking;         // empty when it is not marked
        std::vector<Lengths> reach;  // for each audience
    };

    Coverage() = default;
    Coverage(const Strategy& strategy, const Audiences& audiences);

    // What a block of a briefing could show of an item to the audience of that index.
    void add(const Item& item, const Node& block, std::size_t audience);

    const std::vector<std::string>& audiences() const { return audiences_; }
    const std::vector<Row>& rows() const { return rows_; }

  private:
    std::vector<std::string> audiences_;
    std::vector<Row> rows_;
};

// A table with a column for each audience, and the same as JSON.
std::string to_text(const Coverage& coverage);
std::string to_json(const Coverage& coverage);

}  // namespace precis
