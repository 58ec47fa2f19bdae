// Briefings for tests, written as XML: an element is a node, its attributes are the node's, text is
// a "text" node. Within a block, each `wording` is an alternative. Special attributes: `cite` makes
// references (source ids, each with an optional #locator), `lang` and `dir` ("rtl") set language
// and direction, `value` (with shares full 1, short 0.8, headline 0.45) and `required="yes"` say
// what a block is worth; `measured` is what a measure measures. A `marking` of the root is what
// everything in it is marked. Where there is no `labels`, English ones are added. Locations point
// into the XML.
#pragma once

#include "base/source_text.hpp"
#include "briefing/briefing.hpp"

#include <memory>
#include <string>

namespace precis::test {

struct TestBriefing {
    std::shared_ptr<const SourceText> source;
    Briefing briefing;

    // Shows the given alternative of every block (0: the fullest), or the last it has.
    void choose_all(int alternative, double type_size = 10);
};

TestBriefing briefing_from_xml(const std::string& xml);

// One with a masthead, a quotation, prose, three numbered principles, four actions, a table of
// milestones, sources and a footer: enough for any plugin to show all it can.
std::string sample_briefing_xml();

}  // namespace precis::test
