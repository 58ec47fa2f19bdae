#include "pdf/writer/text_strings.hpp"

#include "pdf/pdf_writer.hpp"
#include "pdf/writer/pdf_syntax.hpp"

#include <algorithm>

namespace precis::pdf {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::size_t kLongestString = 32767;  // bytes; ISO 19005-2, 6.1.13

struct Decoded {
    char32_t character = kReplacement;
    std::size_t length = 1;
};

// One character at the start of `text`, or U+FFFD for one byte that starts none.
Decoded decode(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    if (lead < 0x80) {
        return {lead, 1};
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) {
        return {};
    }
    char32_t character = lead & (0x7FU >> length);
    for (const char next : text.substr(1, length - 1)) {
        const auto byte = static_cast<unsigned char>(next);
        if ((byte & 0xC0) != 0x80) {
            return {};
        }
        character = character << 6 | (byte & 0x3F);
    }
    constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
    if (character < kSmallest[length] || character > 0x10FFFF || surrogate) {
        return {};
    }
    return {character, length};
}

}  // namespace

bool is_text(char32_t character) {
    if (character < 0x20) {
        return character == '\t' || character == '\n' || character == '\r';
    }
    return character < 0xD800 || (character >= 0xE000 && character <= 0xFFFD) ||
           (character >= 0x10000 && character <= 0x10FFFF);
}

std::u32string from_utf8(std::string_view text) {
    std::u32string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const Decoded next = decode(text);
        if (is_text(next.character)) {
            result += next.character;
        }
        text.remove_prefix(next.length);
    }
    return result;
}

std::string to_utf8(std::u32string_view text) {
    std::string result;
    result.reserve(text.size());
    for (const char32_t character : text) {
        const auto tail = [&](unsigned shift) {
            result += static_cast<char>(0x80 | ((character >> shift) & 0x3F));
        };
        if (character < 0x80) {
            result += static_cast<char>(character);
        } else if (character < 0x800) {
            result += static_cast<char>(0xC0 | character >> 6);
            tail(0);
        } else if (character < 0x10000) {
            result += static_cast<char>(0xE0 | character >> 12);
            tail(6);
            tail(0);
        } else {
            result += static_cast<char>(0xF0 | character >> 18);
            tail(12);
            tail(6);
            tail(0);
        }
    }
    return result;
}

void append_utf16_hex(std::string& out, std::u32string_view text) {
    for (const char32_t character : text) {
        if (!is_text(character)) {
            continue;
        }
        if (character < 0x10000) {
            append_hex16(out, character);
        } else {
            const char32_t offset = character - 0x10000;
            append_hex16(out, 0xD800 + (offset >> 10));
            append_hex16(out, 0xDC00 + (offset & 0x3FF));
        }
    }
}

void append_text_string(std::string& out, std::u32string_view text) {
    const bool ascii = std::all_of(text.begin(), text.end(), [](char32_t character) {
        return character >= 0x20 && character < 0x7F;
    });
    if (ascii) {
        append_byte_string(out, std::string(text.begin(), text.end()));
        return;
    }
    const std::size_t begin = out.size();
    out += "<FEFF";
    append_utf16_hex(out, text);
    out += '>';
    if ((out.size() - begin) / 2 > kLongestString) {
        throw WriteError("a text is longer than PDF/A allows a string to be");
    }
}

void append_text_string(std::string& out, std::string_view utf8) {
    append_text_string(out, from_utf8(utf8));
}

}  // namespace precis::pdf
