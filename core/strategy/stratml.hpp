// StratML (ISO 17469-1, Parts 1 and 2, and the ANSI editions before it) as strategies. Real
// documents often break their schema: what can be understood is read, and what was odd or has no
// place in a strategy is reported where it stands.
#pragma once

#include "base/diagnostics.hpp"
#include "base/source_text.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

// Whether the root element is one of StratML's, by its name or namespace, or nearly so. Looks no
// further than the root's start tag and says nothing on whether the rest is well-formed.
bool is_stratml(std::string_view bytes);

// From this offset on in the text of the strategy, up to that of the next origin, everything comes
// from `original`.
struct Origin {
    std::size_t offset = 0;
    Location original;
};

struct ImportedStrategy {
    std::string text;  // of a strategy.xml
    std::shared_ptr<const SourceText> original;
    std::vector<Origin> origins;  // by rising offset; they point into `original`

    Location original_of(std::size_t offset) const;
};

// Nothing, and an error, when the file is not XML or not of StratML at all.
std::optional<ImportedStrategy> import_stratml(std::string path, std::string bytes,
                                               Diagnostics& diagnostics);

}  // namespace precis
