// The text of the example's pages, taken out by another program.

#include "example_pages.hpp"
#include "pdf_tools.hpp"

#include <map>
#include <memory>
#include <string>

#include <catch2/catch.hpp>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace precis::pdf::test {
namespace {

using Words = std::map<std::string, int>;

// Of what begins a word, goes on with it, and ends it: letters with their marks, digits, the rest.
// Hyphens are as if they were not there, as readers leave out those at which a line ends, and so
// are marks of direction, which they put in.
enum class Kind { letter, digit, ideograph, unseen, other };

Kind kind_of(UChar32 character) {
    if (u_hasBinaryProperty(character, UCHAR_IDEOGRAPHIC) != 0) {
        return Kind::ideograph;
    }
    if (u_isalpha(character) || (U_GET_GC_MASK(character) & U_GC_M_MASK) != 0) {
        return Kind::letter;
    }
    if (u_isdigit(character)) {
        return Kind::digit;
    }
    const bool unseen =
        character == '-' || character == 0x2010 || u_charType(character) == U_FORMAT_CHAR;
    return unseen ? Kind::unseen : Kind::other;
}

// A source's number stands next to a word; Chinese has no blanks.
Words words_of(const std::string& text) {
    Words words;
    std::string word;
    Kind last = Kind::other;
    const icu::UnicodeString all = icu::UnicodeString::fromUTF8(text);
    for (int32_t i = 0; i < all.length(); i = all.moveIndex32(i, 1)) {
        const Kind kind = kind_of(all.char32At(i));
        if (kind == Kind::unseen) {
            continue;
        }
        if (!word.empty() && (kind != last || kind == Kind::ideograph)) {
            ++words[word];
            word.clear();
        }
        if (kind != Kind::other) {
            icu::UnicodeString(all.char32At(i)).toUTF8String(word);
        }
        last = kind;
    }
    if (!word.empty()) {
        ++words[word];
    }
    return words;
}

// The headings and wordings that were put in.
std::string text_of_briefing(plugin::Node briefing) {
    std::string text = briefing.child("masthead").child("heading").inner_text();
    for (const plugin::Node section : briefing.children("section")) {
        text += '\n' + section.child("heading").inner_text();
        for (const plugin::Node block : section.children("block")) {
            text += '\n' + block.child("wording").inner_text();
        }
    }
    return text;
}

struct Share {
    int all = 0;
    int lost = 0;
    std::string which;
};

Share compare(const Words& put_in, const Words& taken_out) {
    Share share;
    for (const auto& [word, count] : put_in) {
        const auto found = taken_out.find(word);
        const int lost = std::max(0, count - (found == taken_out.end() ? 0 : found->second));
        share.all += count;
        share.lost += lost;
        share.which += lost > 0 ? word + ' ' : "";
    }
    return share;
}

}  // namespace

TEST_CASE("words of the example's pages are taken out as they were put in") {
    Example example;
    for (const char* language : kLanguages) {
        const bool arabic = language == std::string("ar");
        for (const char* audience : kAudiences) {
            INFO(audience << ", " << language);
            Share share;
            const Handout handout{audience, "one-pager", "ministry", language, false};
            CHECK(example.lay_out(handout, [&](const LaidOut& out, plugin::Node briefing) {
                const PdfFile file(written(out.document));
                share = compare(words_of(text_of_briefing(briefing)), words_of(file.text()));
            }) == "");
            INFO(share.lost << " of " << share.all << ": " << share.which);
            CHECK(share.all > 100);
            CHECK(share.lost <= (arabic ? share.all / 20 : 0));
        }
    }
}

}  // namespace precis::pdf::test
