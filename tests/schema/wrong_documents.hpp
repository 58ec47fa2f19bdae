// Documents with one structural fault each, most made from sound ones by an exchange of text.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace precis::testing {

struct WrongDocument {
    std::string_view fault;   // what is wrong
    std::string_view kind;    // of file, and name of the sound document
    std::string_view before;  // what stands in the sound document; empty: all of it
    std::string_view after;   // what stands there instead
    std::string_view says;    // part of what xmllint says
};

std::span<const WrongDocument> wrong_documents();

// The sound document `kind` with the first `before` in it (empty: all of it) exchanged for `after`.
std::string changed(std::string_view kind, std::string_view before, std::string_view after);

}  // namespace precis::testing
