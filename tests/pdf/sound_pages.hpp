// Whether pages are sound, judged by the boxes of what was placed on them.
#pragma once

#include "laid_out.hpp"

#include <string>
#include <vector>

namespace precis::pdf::test {

// What is wrong, a line each: text outside the margins, over other text or struck through by a
// rule; anything outside the page; headings that skip a level; elements that a reader needs to be
// told of and is not. None on sound pages.
std::vector<std::string> faults_of(const Document& document, const Paper& paper);

// What is out of order: the headings and wordings of the briefing, as it was decided, in the order
// of the structure tree.
std::vector<std::string> disorder_of(const Document& document, plugin::Node briefing);

}  // namespace precis::pdf::test
