#include "outline/markdown_writer.hpp"

#include "outline/characters.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace precis::outline {
namespace {

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
bool is_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

// The length of what looks like the marker of a list entry at the start of a line, with its last
// character being what makes it one: "1." "a)" "(iv)" "#." "-" "+"; 0 when there is none.
std::size_t list_marker(std::u32string_view text) {
    const auto space_at = [text](std::size_t i) { return i == text.size() || is_space(text[i]); };
    if (!text.empty() && (text[0] == U'-' || text[0] == U'+') && space_at(1)) {
        return 1;
    }
    std::size_t i = !text.empty() && text[0] == U'(' ? 1 : 0;
    const std::size_t from = i;
    while (i < text.size() && (is_digit(text[i]) || is_letter(text[i]) || text[i] == U'#')) {
        ++i;
    }
    constexpr std::size_t kLongest = 9;
    const bool closed = i < text.size() && (text[i] == U'.' || text[i] == U')');
    return i > from && i - from <= kLongest && closed && space_at(i + 1) ? i + 1 : 0;
}

// Whether the colon at `i` begins or ends what Marp takes for the name of an emoji.
bool may_be_emoji_colon(std::u32string_view text, std::size_t i) {
    const auto in_name = [text](std::size_t at) {
        return at < text.size() && (is_letter(text[at]) || text[at] == U'+' || text[at] == U'_');
    };
    return in_name(i + 1);
}

bool needs_escape(std::u32string_view text, std::size_t i) {
    // Markup of CommonMark or of pandoc's extensions wherever it stands; straight quotation marks,
    // which pandoc makes curly ones.
    constexpr std::u32string_view kAlways = U"\\`*_{}[]<>#$@^~|&\"'";
    const char32_t c = text[i];
    const auto at = [text](std::size_t k) { return k < text.size() ? text[k] : U'\0'; };
    if (kAlways.find(c) != std::u32string_view::npos) {
        return true;
    }
    const char32_t before = i > 0 ? text[i - 1] : U'\0';
    switch (c) {
        case U'-':  // runs become dashes
        case U'.':  // and ellipses
            return before == c || at(i + 1) == c;
        case U':':
            return may_be_emoji_colon(text, i);
        default:
            return false;
    }
}

std::string yaml_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += c;
    }
    return out + '"';
}

std::string link_target(std::string_view address) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    constexpr std::string_view kUnsafe = " \"'<>\\^`{|}()*_[]";
    std::string out;
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x7F || kUnsafe.find(c) != std::string_view::npos) {
            // An underscore is safe in an address, but not escaped alike by all readers.
            if (c == '_') {
                out += c;
                continue;
            }
            out += '%';
            out += kDigits[byte >> 4U];
            out += kDigits[byte & 15U];
        } else {
            out += c;
        }
    }
    return out;
}

// A stretch of text with what has to stand outside of its emphasis: marks of emphasis hold only
// next to a letter, or between white space and punctuation.
struct Parts {
    std::u32string before;
    std::u32string inside;
    std::u32string after;
};

Parts parted(const std::u32string& text, bool letter_before, bool letter_after) {
    const auto outside = [](char32_t c, bool letter) {
        return is_space(c) || (letter && is_punctuation(c));
    };
    std::size_t first = 0;
    std::size_t last = text.size();
    while (first < last && outside(text[first], letter_before)) {
        ++first;
    }
    while (last > first && outside(text[last - 1], letter_after)) {
        --last;
    }
    return {text.substr(0, first), text.substr(first, last - first), text.substr(last)};
}

bool letter_at(const std::vector<Span>& spans, std::size_t index, bool front) {
    if (index >= spans.size()) {
        return false;
    }
    const std::u32string text = decode(spans[index].text);
    const char32_t c = text.empty() ? U' ' : front ? text.front() : text.back();
    return !is_space(c) && !is_punctuation(c);
}

bool looks_alike(const Span& one, const Span& other) {
    return one.emphasised == other.emphasised && one.strong == other.strong &&
           one.address == other.address;
}

std::vector<Span> joined(const std::vector<Span>& spans) {
    std::vector<Span> out;
    for (const Span& span : spans) {
        if (!out.empty() && looks_alike(out.back(), span)) {
            out.back().text += span.text;
        } else if (!span.text.empty()) {
            out.push_back(span);
        }
    }
    return out;
}

std::string inline_markdown(const std::vector<Span>& given) {
    const std::vector<Span> spans = joined(given);
    std::string out;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const Span& span = spans[i];
        const std::u32string text = decode(span.text);
        const std::string marks =
            std::string(span.strong ? "**" : "") + (span.emphasised ? "*" : "");
        if (marks.empty() && span.address.empty()) {
            out += escaped_markdown(span.text, out.empty());
            continue;
        }
        const bool link = !span.address.empty();
        const Parts parts = parted(text, !link && i > 0 && letter_at(spans, i - 1, false),
                                   !link && letter_at(spans, i + 1, true));
        out += escaped_markdown(encode(parts.before), out.empty());
        if (!parts.inside.empty()) {
            const std::string inside = marks + escaped_markdown(encode(parts.inside), false) +
                                       std::string(marks.rbegin(), marks.rend());
            out += link ? "[" + inside + "](" + link_target(span.address) + ")" : inside;
        }
        out += escaped_markdown(encode(parts.after), false);
    }
    const std::size_t last = out.find_last_not_of(' ');
    return out.substr(0, last == std::string::npos ? 0 : last + 1);
}

std::string picture_markdown(const Entry& entry) {
    std::string text;
    for (const Span& span : entry.spans) {
        text += escaped_markdown(span.text, false);
    }
    return "![" + text + "](" + link_target(entry.spans.front().address) + ")\n";
}

std::string entry_markdown(const Entry& entry) {
    if (entry.kind == Entry::Kind::picture) {
        return picture_markdown(entry);
    }
    const std::string text = inline_markdown(entry.spans);
    switch (entry.kind) {
        case Entry::Kind::paragraph:
            return text + "\n";
        case Entry::Kind::bullet:
            return "- " + text + "\n";
        case Entry::Kind::number:
            return std::to_string(entry.number) + ". " + text + "\n";
        case Entry::Kind::quotation:
        case Entry::Kind::attribution:
            return "> " + text + "\n";
        case Entry::Kind::picture:
            break;
    }
    return text;
}

bool same_list(const Entry& one, const Entry& other) {
    return one.kind == other.kind &&
           (one.kind == Entry::Kind::bullet || one.kind == Entry::Kind::number);
}

// A comment ends with two hyphens and a bracket.
std::string comment_text(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i, 2) == "--") {
            out += "–";
            ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

// As a list: a comment that could be read as "key: value" would be taken for an instruction by
// Marp.
std::string notes_markdown(const Slide& slide, NoteForm form) {
    std::string out = form == NoteForm::comments ? "\n<!--\n" : "\n::: notes\n\n";
    for (const Entry& entry : slide.entries) {
        if (!entry.note.empty()) {
            out += "- ";
            out += form == NoteForm::comments ? comment_text(entry.note)
                                              : escaped_markdown(entry.note, true);
            out += '\n';
        }
    }
    return out + (form == NoteForm::comments ? "-->\n" : "\n:::\n");
}

std::string front_matter(const Deck& deck) {
    std::string out = "---\n";
    // Not "title": pandoc would make a slide of it, before the one that all programs show.
    out += "pagetitle: " + yaml_string(escaped_markdown(deck.title, true)) + "\n";
    if (!deck.description.empty()) {
        out += "description: " + yaml_string(escaped_markdown(deck.description, true)) + "\n";
    }
    out += "lang: " + yaml_string(deck.language) + "\n";
    if (deck.right_to_left) {
        out += "dir: rtl\nstyle: \"section { direction: rtl; }\"\n";
    }
    if (!deck.marking.empty()) {
        out += "keywords: " + yaml_string(escaped_markdown(deck.marking, true)) + "\n";
        out += "header: " + yaml_string(escaped_markdown(deck.marking, true)) + "\n";
    }
    out += "marp: true\npaginate: true\n";
    if (!deck.footer.empty()) {
        out += "footer: " + yaml_string(escaped_markdown(deck.footer, true)) + "\n";
    }
    return out + "---\n";
}

}  // namespace

std::string escaped_markdown(std::string_view text, bool at_start) {
    const std::u32string characters = decode(text);
    const std::size_t marker = at_start ? list_marker(characters) : 0;
    std::string out;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const char32_t c = characters[i];
        const bool starts_line = at_start && i == 0 && (c == U':' || c == U'=' || c == U'%');
        if (i + 1 == marker || starts_line || needs_escape(characters, i)) {
            out += '\\';
        }
        append(out, c);
    }
    return out;
}

std::string to_markdown(const Deck& deck, NoteForm notes) {
    std::string out = front_matter(deck);
    for (std::size_t i = 0; i < deck.slides.size(); ++i) {
        const Slide& slide = deck.slides[i];
        out += i == 0 ? "\n# " : "\n---\n\n# ";
        out += escaped_markdown(slide.title, true) + "\n";
        const Entry* before = nullptr;
        for (const Entry& entry : slide.entries) {
            if (entry.kind == Entry::Kind::attribution && before != nullptr) {
                out += ">\n";
            } else if (before == nullptr || !same_list(*before, entry)) {
                out += "\n";
            }
            out += entry_markdown(entry);
            before = &entry;
        }
        if (std::any_of(slide.entries.begin(), slide.entries.end(),
                        [](const Entry& entry) { return !entry.note.empty(); })) {
            out += notes_markdown(slide, notes);
        }
    }
    return out;
}

}  // namespace precis::outline
