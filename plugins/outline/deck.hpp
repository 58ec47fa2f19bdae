// What the outline plugin makes of a briefing before any Markdown: slides of short entries, each
// with what the speaker should know.
#pragma once

#include <string>
#include <vector>

namespace precis::outline {

// Plain characters, in UTF-8, that look alike.
struct Span {
    std::string text;
    bool emphasised = false;
    bool strong = false;
    std::string address;  // of a link
};

struct Entry {
    // Of a picture, the text stands for it and its address is the file.
    enum class Kind { paragraph, bullet, number, quotation, attribution, picture };

    Kind kind = Kind::paragraph;
    int number = 0;
    std::vector<Span> spans;
    std::string note = {};  // what the speaker should know
};

struct Slide {
    std::string title;
    std::vector<Entry> entries;
};

struct Deck {
    std::string title;
    std::string description;
    std::string footer;
    std::string marking;  // on every slide
    std::string language;
    bool right_to_left = false;
    std::vector<Slide> slides;
};

}  // namespace precis::outline
