#include "opc/xml_text.hpp"

#include <cstddef>
#include <cstdint>

namespace precis::opc {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Decoded {
    std::uint32_t character = 0;
    std::size_t length = 1;
    bool valid = false;
};

// The character at the start of `text`, which is not empty (Unicode 15, table 3-7).
Decoded decode(std::string_view text) {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    if (lead < 0x80) {
        return {lead, 1, true};
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) {
        return {};
    }
    std::uint32_t character = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) {
            return {};
        }
        character = (character << 6U) | (byte(i) & 0x3FU);
    }
    constexpr std::uint32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
    if (character < kLeast[length] || surrogate || character > 0x10FFFF) {
        return {};
    }
    return {character, length, true};
}

bool allowed(std::uint32_t character) {
    return character >= 0x20 ? character != 0xFFFE && character != 0xFFFF
                             : character == '\t' || character == '\n' || character == '\r';
}

// What stands for a character that cannot stand for itself; empty when it can.
std::string_view escaped(std::uint32_t character, bool attribute) {
    switch (character) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '\r':
            return "&#13;";
        case '"':
            return attribute ? "&quot;" : "";
        case '\t':
            return attribute ? "&#9;" : "";
        case '\n':
            return attribute ? "&#10;" : "";
        case '\f':
        case '\v':
            return " ";
        default:
            return "";
    }
}

void append(std::string& out, std::string_view text, bool attribute) {
    while (!text.empty()) {
        const Decoded next = decode(text);
        if (!next.valid) {
            out += kReplacement;
        } else if (const auto instead = escaped(next.character, attribute); !instead.empty()) {
            out += instead;
        } else if (allowed(next.character)) {
            out += text.substr(0, next.length);
        }
        text.remove_prefix(next.length);
    }
}

}  // namespace

void append_text(std::string& out, std::string_view text) {
    append(out, text, false);
}

void append_attribute_value(std::string& out, std::string_view text) {
    append(out, text, true);
}

}  // namespace precis::opc
