#include "outline/slide_room.hpp"

#include "outline/characters.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace precis::outline {
namespace {

int width_of(std::u32string_view text) {
    int sum = 0;
    for (const char32_t character : text) {
        sum += width(character);
    }
    return sum;
}

int lines_for(int places) {
    return std::max(1, (places + kPlacesOnLine - 1) / kPlacesOnLine);
}

bool ends_sentence(char32_t character) {
    constexpr std::u32string_view kEnds = U".!?。！？؟।";
    return kEnds.find(character) != std::u32string_view::npos;
}

// Where to part a text so that the first piece takes `places` at most: after a sentence, if that
// leaves it at least half as long, else between words, else anywhere.
std::size_t place_to_part(std::u32string_view text, int places) {
    std::size_t end = 0;
    int filled = 0;
    while (end < text.size() && filled + width(text[end]) <= places) {
        filled += width(text[end++]);
    }
    end = std::max<std::size_t>(end, 1);
    std::size_t after_word = 0;
    for (std::size_t i = end; i > 0; --i) {
        const bool space = i < text.size() && is_space(text[i]);
        if (space && after_word == 0) {
            after_word = i;
        }
        if (ends_sentence(text[i - 1]) && (i == text.size() || space) && i * 2 >= end) {
            return i;
        }
    }
    return after_word > 0 ? after_word : end;
}

// The first part of an entry that takes `lines` at most; what remains stays in `rest`.
Entry take_part(Entry& rest, int lines) {
    std::u32string text;
    for (const Span& span : rest.spans) {
        text += decode(span.text);
    }
    std::size_t count = place_to_part(text, std::max(1, lines - 1) * kPlacesOnLine);
    Entry part{rest.kind, rest.number, {}, std::exchange(rest.note, {})};
    while (count > 0 && !rest.spans.empty()) {
        Span& span = rest.spans.front();
        const std::u32string characters = decode(span.text);
        if (characters.size() <= count) {
            count -= characters.size();
            part.spans.push_back(std::move(span));
            rest.spans.erase(rest.spans.begin());
            continue;
        }
        Span first = span;
        first.text = encode(characters.substr(0, count));
        span.text = encode(characters.substr(count));
        part.spans.push_back(std::move(first));
        count = 0;
    }
    if (!rest.spans.empty()) {
        std::string& start = rest.spans.front().text;
        start.erase(0, std::min(start.find_first_not_of(' '), start.size()));
    }
    // What follows a numbered entry is no entry of its own.
    if (rest.kind == Entry::Kind::number) {
        rest.kind = Entry::Kind::paragraph;
    }
    return part;
}

using Groups = std::vector<std::vector<Entry>>;

Groups filled_up(const std::vector<Entry>& entries, int room) {
    Groups groups;
    int left = 0;
    const auto place = [&](Entry entry) {
        const int lines = lines_of(entry);
        if (groups.empty() || lines > left) {
            groups.emplace_back();
            left = room;
        }
        left -= lines;
        groups.back().push_back(std::move(entry));
    };
    for (std::size_t i = 0; i < entries.size(); ++i) {
        Entry rest = entries[i];
        while (lines_of(rest) > room) {
            place(take_part(rest, room));
        }
        // Who said it stays with what was said.
        const bool quoted =
            i + 1 < entries.size() && entries[i + 1].kind == Entry::Kind::attribution;
        if (quoted && lines_of(rest) + lines_of(entries[i + 1]) > left) {
            left = 0;
        }
        place(std::move(rest));
    }
    return groups;
}

}  // namespace

int lines_of(const Entry& entry) {
    // A picture wants a slide to itself, with the words below it.
    if (entry.kind == Entry::Kind::picture) {
        return kLinesOnSlide / 2;
    }
    int places = 0;
    for (const Span& span : entry.spans) {
        places += width_of(decode(span.text));
    }
    const bool apart = entry.kind == Entry::Kind::paragraph || entry.kind == Entry::Kind::quotation;
    return lines_for(places) + (apart ? 1 : 0);
}

int room_below(std::string_view title) {
    const int lines = std::max(1, (width_of(decode(title)) + kPlacesInTitle - 1) / kPlacesInTitle);
    return kLinesOnSlide - 2 * (lines - 1);
}

int room_on_slides(std::string_view title) {
    constexpr std::string_view kLongestSuffix = " (99)";
    return std::max(kLeastRoom, room_below(std::string(title) + std::string(kLongestSuffix)));
}

std::vector<std::vector<Entry>> share_out(const std::vector<Entry>& entries, int room) {
    Groups groups = filled_up(entries, room);
    int longest = 0;
    for (const Entry& entry : entries) {
        longest = std::max(longest, lines_of(entry));
    }
    // As many slides as needed, but none with a lonely rest.
    for (int less = room - 1; groups.size() > 1 && less >= longest; --less) {
        Groups evener = filled_up(entries, less);
        if (evener.size() != groups.size()) {
            break;
        }
        groups = std::move(evener);
    }
    return groups;
}

std::string shortened_title(std::string_view title) {
    const std::u32string text = decode(title);
    constexpr int kMost = 2 * kPlacesInTitle;
    if (width_of(text) <= kMost) {
        return encode(text);
    }
    std::size_t end = 0;
    for (int filled = 0; end < text.size() && filled + width(text[end]) < kMost; ++end) {
        filled += width(text[end]);
    }
    const std::size_t space = text.rfind(U' ', end);
    const bool word = space != std::u32string::npos && space * 2 > end;
    return encode(text.substr(0, word ? space : end)) + "…";
}

}  // namespace precis::outline
