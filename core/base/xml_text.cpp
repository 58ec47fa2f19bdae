#include "base/xml_text.hpp"

namespace precis {
namespace {

// Empty when the character stands for itself.
std::string_view reference_for(char character) {
    switch (character) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return {};
    }
}

}  // namespace

std::string escaped_xml(std::string_view text, std::string_view quotes) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        const bool is_quote = c == '"' || c == '\'';
        const bool stays = is_quote && quotes.find(c) == std::string_view::npos;
        const std::string_view reference = stays ? std::string_view() : reference_for(c);
        if (reference.empty()) {
            out += c;
        } else {
            out += reference;
        }
    }
    return out;
}

}  // namespace precis
