// A draft as the text of strategy.xml, with the original place of each of its elements.
#pragma once

#include "strategy/stratml.hpp"
#include "strategy/stratml/draft.hpp"

#include <string>
#include <vector>

namespace precis::stratml {

struct WrittenDraft {
    std::string text;
    std::vector<Origin> origins;
};

WrittenDraft write_draft(const Draft& draft);

}  // namespace precis::stratml
