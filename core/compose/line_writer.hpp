// Lines of text become nodes, each in the language that it came out in.
#pragma once

#include "briefing/briefing.hpp"
#include "compose/inline_nodes.hpp"
#include "compose/local_texts.hpp"

#include <string>
#include <string_view>

namespace precis {

void set_language(Node& node, std::string language);

// Whether there is nothing in it but words: nothing to look up, and so nothing to report.
bool is_mere(const RichText& text);

class LineWriter {
  public:
    // All must outlive it. With `rehearsing`, mere text is not written.
    LineWriter(Briefing& briefing, const InlineContext& context, Diagnostics& diagnostics,
               bool rehearsing)
        : briefing_(briefing),
          context_(context),
          diagnostics_(diagnostics),
          rehearsing_(rehearsing) {}

    // A node with inline content; none when the text comes out empty.
    void add(Node& parent, std::string_view kind, const LocalText& local);

    void write(Node& node, const LocalText& local, const InlineContext& context);

    // A text that is not in the briefing's language keeps to its own throughout.
    InlineContext context_for(const LocalText& local) const;
    void mark_language(Node& node, const LocalText& local);

  private:
    Briefing& briefing_;
    const InlineContext& context_;
    Diagnostics& diagnostics_;
    bool rehearsing_;
};

}  // namespace precis
