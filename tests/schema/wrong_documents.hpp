// Documents with one structural fault each, most made from sound ones by an exchange of text.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace precis::testing {

struct WrongDocument {
    std::string_view fault;         // what is wrong
    std::string_view kind;          // of file
    std::string_view before;        // what stands in the sound document; empty: all of it
    std::string_view after;         // what stands there instead
    std::string_view says;          // part of what xmllint says
    std::string_view sound = kind;  // name of the sound document

    std::string text() const;
};

std::span<const WrongDocument> wrong_documents();

}  // namespace precis::testing
