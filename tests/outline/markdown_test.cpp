#include "outline/characters.hpp"
#include "outline/markdown_writer.hpp"

#include <catch2/catch.hpp>

using namespace precis::outline;

namespace {

Deck deck_with(std::vector<Entry> entries) {
    Deck deck{"Plan", {}, {}, {}, "en", false, {}};
    deck.slides.push_back({"Plan", std::move(entries)});
    return deck;
}

// What stands below the title of the only slide.
std::string body_of(const Deck& deck, NoteForm notes = NoteForm::comments) {
    const std::string text = to_markdown(deck, notes);
    return text.substr(text.find("# Plan\n") + 7);
}

std::string paragraph(std::vector<Span> spans) {
    return body_of(deck_with({{Entry::Kind::paragraph, 0, std::move(spans)}}));
}

}  // namespace

TEST_CASE("markup characters of Markdown and its extensions are escaped") {
    CHECK(escaped_markdown("*a* _b_ `c` [d](e) <f> #g", false) ==
          R"(\*a\* \_b\_ \`c\` \[d\](e) \<f\> \#g)");
    CHECK(escaped_markdown("$5 @you ^up~down |x| {y} a\\b &amp;", false) ==
          R"(\$5 \@you \^up\~down \|x\| \{y\} a\\b \&amp;)");
}

TEST_CASE("isolates stay in Markdown, where they order the text, and take no place") {
    const std::string name = "\u2068\u05E0\u05DE\u05DC.\u2069";
    CHECK(escaped_markdown("For " + name + " 5", false) == "For " + name + " 5");
    for (const char32_t character : {U'\u2066', U'\u2067', U'\u2068', U'\u2069'}) {
        CHECK(width(character) == 0);
    }
}

TEST_CASE("what pandoc would make dashes, ellipses and curly quotes of is escaped") {
    CHECK(escaped_markdown("a -- b... \"c\" don't", false) == R"(a \-\- b\.\.\. \"c\" don\'t)");
    CHECK(escaped_markdown("a - b. c", false) == "a - b. c");
}

TEST_CASE("what Marp would make an emoji of is escaped") {
    CHECK(escaped_markdown(":smile: at 12:30, note: this", false) ==
          R"(\:smile: at 12:30, note: this)");
}

TEST_CASE("a line that looks like the entry of a list is escaped") {
    CHECK(escaped_markdown("1. one", true) == R"(1\. one)");
    CHECK(escaped_markdown("(a) one", true) == R"((a\) one)");
    CHECK(escaped_markdown("iv) one", true) == R"(iv\) one)");
    CHECK(escaped_markdown("- one", true) == R"(\- one)");
    CHECK(escaped_markdown("+ one", true) == R"(\+ one)");
    CHECK(escaped_markdown("2024.5 is", true) == "2024.5 is");
    CHECK(escaped_markdown("1. one", false) == "1. one");
}

TEST_CASE("line breaks and control characters become spaces") {
    CHECK(escaped_markdown("a\n---\nb\x07", false) == R"(a \-\-\- b )");
}

TEST_CASE("emphasis keeps white space outside") {
    CHECK(paragraph(
              {{"so ", false, false, ""}, {" very ", true, false, ""}, {"it", false, true, ""}}) ==
          "\nso  *very* **it**\n");
}

TEST_CASE("emphasis next to a letter keeps punctuation outside, as its marks would not hold") {
    CHECK(paragraph({{"原则。", false, true, ""}, {"文字", false, false, ""}}) ==
          "\n**原则**。文字\n");
    CHECK(paragraph({{"Depth.", false, true, ""}, {" Keep it.", false, false, ""}}) ==
          "\n**Depth.** Keep it.\n");
}

TEST_CASE("links are kept, with addresses that cannot break out") {
    CHECK(paragraph({{"a [b]", false, false, "https://example.org/x_y (1) <é>"}}) ==
          "\n[a \\[b\\]](https://example.org/x_y%20%281%29%20%3C%C3%A9%3E)\n");
}

TEST_CASE("lists are tight and what follows them is apart") {
    const auto entry = [](Entry::Kind kind, int number, const char* text) {
        return Entry{kind, number, {{text, false, false, ""}}};
    };
    CHECK(body_of(deck_with(
              {entry(Entry::Kind::number, 3, "three"), entry(Entry::Kind::number, 4, "four"),
               entry(Entry::Kind::paragraph, 0, "text"), entry(Entry::Kind::quotation, 0, "words"),
               entry(Entry::Kind::attribution, 0, "— who")})) ==
          "\n3. three\n4. four\n\ntext\n\n> words\n>\n> — who\n");
}

TEST_CASE("notes stand in a comment that nothing in them ends") {
    const auto noted = [](const char* note) {
        return Entry{Entry::Kind::bullet, 0, {{"text", false, false, ""}}, note};
    };
    CHECK(body_of(deck_with({noted("a --> b -- c"), noted("theme: dark"), noted("")})) ==
          "\n- text\n- text\n- text\n\n<!--\n- a –> b – c\n- theme: dark\n-->\n");
    CHECK(body_of(deck_with({noted("a *b*")}), NoteForm::divs) ==
          "\n- text\n\n::: notes\n\n- a \\*b\\*\n\n:::\n");
}

TEST_CASE("front matter quotes what is in it") {
    const Deck deck{"The \"plan\": *a* \\ b", {}, {}, {}, "ar", true, {}};
    CHECK(to_markdown(deck, NoteForm::comments) ==
          "---\n"
          "pagetitle: \"The \\\\\\\"plan\\\\\\\": \\\\*a\\\\* \\\\\\\\ b\"\n"
          "lang: \"ar\"\n"
          "dir: rtl\n"
          "style: \"section { direction: rtl; }\"\n"
          "marp: true\n"
          "paginate: true\n"
          "---\n");
}
