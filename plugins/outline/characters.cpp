#include "outline/characters.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace precis::outline {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

template <std::size_t size>
bool within(const Range (&ranges)[size], char32_t character) {
    return std::any_of(std::begin(ranges), std::end(ranges), [character](const Range& range) {
        return character >= range.first && character <= range.last;
    });
}

// How many bytes the character at the start of `text` has; 0 when they are not UTF-8.
std::size_t length_at(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length > text.size()) {
        return 0;
    }
    const bool continued =
        std::all_of(text.begin() + 1,
                    text.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(length, 1)),
                    [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; });
    return continued ? length : 0;
}

}  // namespace

std::u32string decode(std::string_view text) {
    constexpr char32_t kUnknown = 0xFFFD;
    std::u32string out;
    while (!text.empty()) {
        const std::size_t length = length_at(text);
        if (length == 0) {
            out += kUnknown;
            text.remove_prefix(1);
            continue;
        }
        constexpr std::uint32_t kLeadBits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
        std::uint32_t character = static_cast<unsigned char>(text[0]) & kLeadBits[length];
        for (std::size_t i = 1; i < length; ++i) {
            character = (character << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
        }
        const bool control = character < 0x20 || (character >= 0x7F && character < 0xA0) ||
                             character == 0x2028 || character == 0x2029;
        out += control ? U' ' : static_cast<char32_t>(character);
        text.remove_prefix(length);
    }
    return out;
}

void append(std::string& out, char32_t character) {
    const auto add = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (character < 0x80) {
        add(character);
    } else if (character < 0x800) {
        add(0xC0U | (character >> 6U));
        add(0x80U | (character & 0x3FU));
    } else if (character < 0x10000) {
        add(0xE0U | (character >> 12U));
        add(0x80U | ((character >> 6U) & 0x3FU));
        add(0x80U | (character & 0x3FU));
    } else {
        add(0xF0U | (character >> 18U));
        add(0x80U | ((character >> 12U) & 0x3FU));
        add(0x80U | ((character >> 6U) & 0x3FU));
        add(0x80U | (character & 0x3FU));
    }
}

std::string encode(std::u32string_view text) {
    std::string out;
    for (const char32_t character : text) {
        append(out, character);
    }
    return out;
}

bool is_space(char32_t character) {
    return character == U' ' || character == 0xA0 || character == 0x3000 ||
           (character >= 0x2000 && character <= 0x200B) || character == 0x202F;
}

bool is_punctuation(char32_t character) {
    constexpr Range kPunctuation[] = {
        {0x21, 0x2F},     {0x3A, 0x40},     {0x5B, 0x60},     {0x7B, 0x7E},     {0xA1, 0xA9},
        {0xAB, 0xB1},     {0xB6, 0xB7},     {0xBB, 0xBB},     {0xBF, 0xBF},     {0x0589, 0x058A},
        {0x05BE, 0x05BE}, {0x060C, 0x060D}, {0x061B, 0x061F}, {0x066A, 0x066D}, {0x06D4, 0x06D4},
        {0x2010, 0x2027}, {0x2030, 0x205E}, {0x20A0, 0x20CF}, {0x2190, 0x2BFF}, {0x3001, 0x3003},
        {0x3008, 0x3020}, {0xFE30, 0xFE6F}, {0xFF01, 0xFF0F}, {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40},
        {0xFF5B, 0xFF65}};
    return within(kPunctuation, character);
}

int width(char32_t character) {
    constexpr Range kMarks[] = {{0x0300, 0x036F}, {0x0591, 0x05BD}, {0x0610, 0x061A},
                                {0x064B, 0x065F}, {0x200B, 0x200F}, {0x202A, 0x202E},
                                {0x2060, 0x206F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}};
    constexpr Range kWide[] = {{0x1100, 0x115F},  {0x2E80, 0x303E}, {0x3041, 0xA4CF},
                               {0xAC00, 0xD7A3},  {0xF900, 0xFAFF}, {0xFE30, 0xFE6F},
                               {0xFF00, 0xFF60},  {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF},
                               {0x20000, 0x3FFFD}};
    return within(kMarks, character) ? 0 : within(kWide, character) ? 2 : 1;
}

}  // namespace precis::outline
