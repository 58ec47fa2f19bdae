// Rich text: the little inline markup that names and wordings may have.
#pragma once

#include "base/diagnostics.hpp"
#include "base/xml.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace precis {

// One run. `text` runs hold text; the others hold runs.
struct Run {
    enum class Kind { text, emphasis, strong, quote, term, link, field };

    Kind kind = Kind::text;
    // text: the characters, white space folded; field: its name; term: id of the term; link:
    // address; quote: citation ("source#locator").
    std::string text;
    std::vector<Run> runs;
    Location where;
};

using RichText = std::vector<Run>;

// The characters alone, fields as {name}.
std::string plain_text(const RichText& text);

// Whether the characters of both are the same.
bool says_the_same(const RichText& one, const RichText& other);

// A text of one run, as it is: braces stand for themselves.
RichText rich_text_of(std::string_view text);

// Takes the blank at the very end away, in whatever run it is.
void trim_end(RichText& text);

// The inline content of `element`. White space is folded as in running text; text may hold fields
// in braces ({strategy.title}; "{{" stands for a brace). Unknown elements and attributes are
// reported with the nearest known name.
RichText read_rich_text(const XmlDocument& document, pugi::xml_node element,
                        Diagnostics& diagnostics);

}  // namespace precis
