// Human text as PDF and XMP hold it. Characters that XML forbids (NUL and its like) are no text and
// are left out everywhere, so that what is said twice in a file is said alike.
#pragma once

#include <string>
#include <string_view>

namespace precis::pdf {

// Whether XML 1.0 allows the character; false for surrogates too.
bool is_text(char32_t character);

// Malformed sequences become U+FFFD; what is no text is left out.
std::u32string from_utf8(std::string_view text);
std::string to_utf8(std::u32string_view text);

// UTF-16BE in hexadecimal, without a byte order mark.
void append_utf16_hex(std::string& out, std::u32string_view text);

// A text string (ISO 32000-1, 7.9.2.2): "(ASCII)" or "<FEFF...>". Throws WriteError when it is
// longer than PDF/A allows.
void append_text_string(std::string& out, std::u32string_view text);
void append_text_string(std::string& out, std::string_view utf8);

}  // namespace precis::pdf
