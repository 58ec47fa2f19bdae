// Texts put into another text, which may run the other way (UAX 9): they must not disturb the order
// of what stands around them, nor be disturbed by it.
#pragma once

#include <string>
#include <string_view>

namespace precis {

// What encloses them: U+2068 FIRST STRONG ISOLATE and U+2069 POP DIRECTIONAL ISOLATE.
inline constexpr std::string_view kIsolate = "\u2068";
inline constexpr std::string_view kEndIsolate = "\u2069";

// Whether `text` has to be isolated in a text of that direction: it has letters that run against
// it, or marks of UAX 9, or is a number in groups, such as one of a telephone, whose groups would
// change places.
bool needs_isolation(std::string_view text, bool right_to_left);

// `text`, isolated where it needs it, without ends of isolates that it does not begin.
std::string set_apart(std::string text, bool right_to_left);

}  // namespace precis
