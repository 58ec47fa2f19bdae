// Where a language keeps words together over a space, and which of its spaces are narrow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace precis::typeset {

enum class SpaceRule : std::uint8_t {
    plain,     // a line may end at it
    no_break,  // as between a number and its unit, initials and name, "p." and its number
    narrow     // the same, and narrower than between words, as before French punctuation
};

// What holds for the space at `text[at]` in a text of this language (BCP 47).
SpaceRule space_rule(std::u32string_view text, std::size_t at, std::string_view language);

}  // namespace precis::typeset
