// Briefings laid out without a plugin around them, and questions about what came of it.
#pragma once

#include "pdf/layout.hpp"
#include "support/briefing_from_xml.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace precis::pdf::test {

// A layout and the host functions that it reads briefings through.
class LayoutRun {
  public:
    explicit LayoutRun(const std::string& xml, const std::string& paper = "theme");
    // Shows another briefing to the same layout.
    void open(const std::string& xml);

    // Shows alternative `alternative` of every block (or the last it has).
    LaidOut lay_out(int alternative = 0, double type_size = 10);
    // The same, only measured.
    plugin::LayoutResult measure(int alternative, double type_size);
    // Shows no alternative, as before.
    void undecide() { precis::undecide(briefing.briefing); }
    plugin::Node root() const;
    std::vector<plugin::Node> sections() const;

    precis::test::TestBriefing briefing;
    Layout layout;

  private:
    precis_host_t host_{};
};

// What a mark of text covers, without white space at its ends: from a little below the baseline to
// the top of the capitals.
Box ink(const TextMark& mark);
std::string text_of(const TextMark& mark);

std::vector<const TextMark*> texts(const Page& page);
// All that the pages say, in painting order.
std::string text_of(const Document& document);
// The mark that begins with these words; null when there is none.
const TextMark* find(const Page& page, std::string_view words);

// The types of the structure tree, as "Document(H1 P Sect(H2 L(...)))".
std::string outline(const Document& document);

}  // namespace precis::pdf::test
