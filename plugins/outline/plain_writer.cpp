#include "outline/plain_writer.hpp"

#include "outline/characters.hpp"

#include <algorithm>
#include <string_view>

namespace precis::outline {
namespace {

constexpr int kPlaces = 76;

int width_of(std::string_view text) {
    int sum = 0;
    for (const char32_t character : decode(text)) {
        sum += width(character);
    }
    return sum;
}

// The text in lines; the first begins with `first`, the others are indented as far.
std::string wrapped(std::string_view text, const std::string& first) {
    const std::string indent(static_cast<std::size_t>(width_of(first)), ' ');
    std::string out = first;
    int filled = width_of(first);
    bool begins = true;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty()) {
            continue;
        }
        const int length = width_of(word);
        if (!begins && filled + 1 + length > kPlaces) {
            out += '\n';
            out += indent;
            filled = static_cast<int>(indent.size());
            begins = true;
        }
        out += begins ? "" : " ";
        out += word;
        filled += length + (begins ? 0 : 1);
        begins = false;
    }
    return out + "\n";
}

std::string text_of(const Entry& entry) {
    std::string text;
    if (entry.kind == Entry::Kind::picture) {
        return "[" + entry.spans.front().text + "] <" + entry.spans.front().address + ">";
    }
    for (const Span& span : entry.spans) {
        text += span.text;
        if (!span.address.empty() && span.address.find(span.text) == std::string::npos) {
            text += " <" + span.address + ">";
        }
    }
    return text;
}

std::string marker_of(const Entry& entry) {
    switch (entry.kind) {
        case Entry::Kind::paragraph:
        case Entry::Kind::picture:
            return "";
        case Entry::Kind::bullet:
            return "- ";
        case Entry::Kind::number:
            return std::to_string(entry.number) + ". ";
        case Entry::Kind::quotation:
        case Entry::Kind::attribution:
            return "    ";
    }
    return "";
}

std::string underlined(const std::string& title, char line) {
    const auto length = static_cast<std::size_t>(std::clamp(width_of(title), 1, kPlaces));
    return title + "\n" + std::string(length, line) + "\n";
}

}  // namespace

std::string to_plain_text(const Deck& deck) {
    std::string out;
    for (std::size_t i = 0; i < deck.slides.size(); ++i) {
        const Slide& slide = deck.slides[i];
        out += i == 0 ? "" : "\n\n";
        out += underlined(slide.title, i == 0 ? '=' : '-');
        for (const Entry& entry : slide.entries) {
            out += '\n';
            out += wrapped(text_of(entry), marker_of(entry));
        }
        for (const Entry& entry : slide.entries) {
            if (!entry.note.empty()) {
                out += '\n';
                out += wrapped(entry.note, "  | ");
            }
        }
    }
    return out;
}

}  // namespace precis::outline
