#include "host/plugin_text.hpp"

#include <cstdint>

#include <unicode/utf8.h>

namespace precis {
namespace {

constexpr UChar32 kReplacement = 0xFFFD;

bool is_control(UChar32 character) {
    return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

// Calls `take` with each character, or a negative number for what is not one.
template <class Take>
void for_each_character(std::string_view text, Take&& take) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    for (std::int64_t next = 0; next < size;) {
        UChar32 character = 0;
        U8_NEXT(bytes, next, size, character);
        take(character);
    }
}

void append(std::string& out, UChar32 character) {
    std::uint8_t bytes[U8_MAX_LENGTH];
    int length = 0;
    U8_APPEND_UNSAFE(bytes, length, character);
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

}  // namespace

std::string shown_text(precis_string_t text) {
    std::string shown;
    if (text.data == nullptr) {
        return shown;
    }
    for_each_character({text.data, text.size}, [&shown](UChar32 character) {
        if (character < 0) {
            append(shown, kReplacement);
        } else {
            append(shown, is_control(character) ? UChar32{' '} : character);
        }
    });
    return shown;
}

bool is_plain_text(std::string_view text) {
    bool plain = true;
    for_each_character(text, [&plain](UChar32 character) {
        plain = plain && character >= 0 && !is_control(character);
    });
    return plain;
}

}  // namespace precis
