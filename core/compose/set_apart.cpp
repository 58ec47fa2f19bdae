#include "compose/set_apart.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace precis {
namespace {

bool is_number_in_groups(std::string_view text) {
    return text.find_first_not_of("0123456789 +()-./") == std::string_view::npos &&
           text.find_first_of(" +(") != std::string_view::npos;
}

bool turns(UCharDirection direction, bool right_to_left) {
    switch (direction) {
        case U_LEFT_TO_RIGHT:
            return right_to_left;
        case U_RIGHT_TO_LEFT:
        case U_RIGHT_TO_LEFT_ARABIC:
        case U_ARABIC_NUMBER:
            return !right_to_left;
        case U_LEFT_TO_RIGHT_EMBEDDING:
        case U_LEFT_TO_RIGHT_OVERRIDE:
        case U_RIGHT_TO_LEFT_EMBEDDING:
        case U_RIGHT_TO_LEFT_OVERRIDE:
        case U_FIRST_STRONG_ISOLATE:
        case U_LEFT_TO_RIGHT_ISOLATE:
        case U_RIGHT_TO_LEFT_ISOLATE:
            return true;  // it may lack its end
        default:
            return false;
    }
}

// Ends of isolates that the text does not begin would end those that it stands in.
std::string without_stray_ends(std::string text) {
    std::size_t open = 0;
    std::size_t at = text.find(kEndIsolate) == std::string::npos ? text.size() : 0;
    while (at < text.size()) {
        const std::string_view mark = std::string_view(text).substr(at, kIsolate.size());
        if (mark == kEndIsolate && open == 0) {
            text.erase(at, mark.size());
            continue;
        }
        if (mark == "\u2066" || mark == "\u2067" || mark == kIsolate) {
            ++open;
        } else if (mark == kEndIsolate) {
            --open;
        }
        ++at;
    }
    return text;
}

}  // namespace

bool needs_isolation(std::string_view text, bool right_to_left) {
    const auto is_plain = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (!right_to_left && std::all_of(text.begin(), text.end(), is_plain)) {
        return false;
    }
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 character = 0;
        U8_NEXT_OR_FFFD(bytes, at, size, character);
        if (turns(u_charDirection(character), right_to_left)) {
            return true;
        }
    }
    return right_to_left && is_number_in_groups(text);
}

std::string set_apart(std::string text, bool right_to_left) {
    text = without_stray_ends(std::move(text));
    if (needs_isolation(text, right_to_left)) {
        text.insert(0, kIsolate);
        text += kEndIsolate;
    }
    return text;
}

}  // namespace precis
