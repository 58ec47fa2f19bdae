// The characters of UTF-8 text, as far as slides need to know them.
#pragma once

#include <string>
#include <string_view>

namespace precis::outline {

// Bytes that are not UTF-8 become U+FFFD; control characters and line breaks become spaces.
std::u32string decode(std::string_view text);
void append(std::string& out, char32_t character);
std::string encode(std::u32string_view text);

bool is_space(char32_t character);
bool is_punctuation(char32_t character);

// Places on a line: 2 for the wide characters of East Asia, 0 for marks, else 1.
int width(char32_t character);

}  // namespace precis::outline
