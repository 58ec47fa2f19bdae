#include "typeset/paragraph.hpp"

#include "typeset_fixture.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include <catch2/catch.hpp>

namespace precis::typeset {
namespace {

using test::Fixture;
using test::kHarbour;

std::u32string joined(const Lines& lines) {
    std::u32string all;
    for (std::size_t i = 0; i < lines.count(); ++i) {
        all += Fixture::text_of(lines, i);
    }
    return all;
}

// The room that the spaces at the end of a run of one line take.
double white_end(const PlacedRun& run) {
    const Glyph& last = run.run->glyphs.back();
    const bool space = run.run->text[last.text_begin] == U' ';
    return space ? last.advance * 10.0 / run.run->face->units_per_em + run.extra : 0;
}

}  // namespace

TEST_CASE_METHOD(Fixture, "no line of a paragraph is wider than its measure, and none is lost") {
    Paragraph text = paragraph(kHarbour);
    CHECK(text.lines(2000, LineFill::ragged)->count() == 1);
    for (const double width : {40.0, 90.0, 123.4, 250.0, 400.0}) {
        for (const LineFill fill : {LineFill::ragged, LineFill::balanced, LineFill::justified}) {
            const auto lines = text.lines(width, fill);
            for (std::size_t i = 0; i < lines->count(); ++i) {
                const auto runs = lines->line(i, Alignment::start);
                CHECK(runs.back().x + runs.back().width - white_end(runs.back()) <= width + 0.001);
            }
            CHECK(joined(*lines) == to_utf32(kHarbour));
        }
    }
}

TEST_CASE_METHOD(Fixture, "a measure of exactly the natural width gives one line") {
    Paragraph text = paragraph(kHarbour);
    CHECK(text.lines(text.natural_width(), LineFill::ragged)->count() == 1);
    CHECK(text.lines(text.natural_width() - 0.01, LineFill::ragged)->count() == 2);
}

TEST_CASE_METHOD(Fixture, "a paragraph does not end in a single word when there is another way") {
    Paragraph text = paragraph("the harbour is deep and the lights are lit at every tide");
    const double width = text.natural_width() - 1;
    const auto lines = text.lines(width, LineFill::ragged);
    REQUIRE(lines->count() == 2);
    CHECK(text_of(*lines, 1).find(U' ') != std::u32string::npos);
}

TEST_CASE_METHOD(Fixture, "a balanced heading has lines of about the same length") {
    Paragraph text = paragraph("A harbour plan for pilots and for everyone else at sea");
    const auto lines = text.lines(text.natural_width() * 0.8, LineFill::balanced);
    REQUIRE(lines->count() == 2);
    CHECK(std::abs(lines->line_width(0) - lines->line_width(1)) < text.natural_width() * 0.15);
}

TEST_CASE_METHOD(Fixture, "justified lines end at the measure, but for the last") {
    Paragraph text = paragraph(kHarbour);
    const auto lines = text.lines(200, LineFill::justified);
    for (std::size_t i = 0; i + 1 < lines->count(); ++i) {
        const auto runs = lines->line(i, Alignment::start);
        REQUIRE(runs.size() == 1);
        const auto spaces = std::count(runs[0].run->text.begin(), runs[0].run->text.end(), U' ');
        const double end = lines->line_width(i) + static_cast<double>(spaces - 1) * runs[0].extra;
        CHECK(end == Approx(200));
    }
    CHECK(lines->line(lines->count() - 1, Alignment::start)[0].extra == 0);
}

TEST_CASE_METHOD(Fixture, "a word wider than the measure is cut between its graphemes") {
    Paragraph text = paragraph("x Donaudampfschifffahrtsgesellscha\u0308ftskapita\u0308n y");
    const auto lines = text.lines(40, LineFill::ragged);
    CHECK(lines->count() > 4);
    CHECK(lines->widest() <= 40.001);
    CHECK(joined(*lines) == to_utf32("x Donaudampfschifffahrtsgesellscha\u0308ftskapita\u0308n y"));
    for (std::size_t i = 0; i < lines->count(); ++i) {
        CHECK(text_of(*lines, i).front() != 0x308);
    }
}

TEST_CASE_METHOD(Fixture, "a soft hyphen is seen only where a line ends at it") {
    Paragraph text = paragraph("harbour\u00ADmaster");
    CHECK(text_of(*text.lines(200, LineFill::ragged), 0) == U"harbour\u00ADmaster");
    const auto lines = text.lines(50, LineFill::ragged);
    REQUIRE(lines->count() == 2);
    CHECK(text_of(*lines, 0) == U"harbour\u00AD-");
    CHECK(text_of(*lines, 1) == U"master");
}

TEST_CASE_METHOD(Fixture, "a forced break ends a line and is not shown") {
    Paragraph text = paragraph("one\u2028two\nthree");
    const auto lines = text.lines(500, LineFill::ragged);
    REQUIRE(lines->count() == 3);
    CHECK(joined(*lines) == U"onetwothree");
}

TEST_CASE_METHOD(Fixture, "spans of a line keep their style and their order") {
    std::array<StyledText, 3> spans{span("Open at "), span("any tide", 14), span(", always")};
    spans[1].style.face.weight = 700;
    Paragraph text(typesetter, spans, Direction::left_to_right);
    const auto runs = text.lines(500, LineFill::ragged)->line(0, Alignment::start);
    REQUIRE(runs.size() == 3);
    CHECK(runs[1].span == 1);
    CHECK(runs[1].run->face->weight == 700);
    CHECK(runs[0].run->face->weight == 400);
    CHECK(runs[1].x == Approx(runs[0].x + runs[0].width));
    CHECK(runs[2].x == Approx(runs[1].x + runs[1].width));
}

TEST_CASE_METHOD(Fixture, "text that runs both ways stands in visual order") {
    Paragraph text = paragraph("depth \u05D0\u05D1\u05D2 \u05D3\u05D4 12 m");
    const auto runs = text.lines(500, LineFill::ragged)->line(0, Alignment::start);
    std::vector<std::u32string> texts;
    for (const PlacedRun& run : runs) {
        texts.push_back(run.run->text);
        CHECK(run.run->right_to_left == (run.run->text.find(0x5D0) != std::u32string::npos));
    }
    CHECK(texts == std::vector<std::u32string>{U"depth ", U"12",
                                               U"\u05D0\u05D1\u05D2 \u05D3\u05D4 ", U" m"});
}

TEST_CASE_METHOD(Fixture, "every character belongs to exactly one glyph") {
    for (const char* words :
         {"office fly e\u0301te\u0301", "\u0633\u0644\u0627\u0645 \u0639\u0644\u064A\u0643",
          "\u05E9\u05C1\u05B8\u05DC\u05D5\u05B9\u05DD", "na\u00EFve \U0001F30A"}) {
        Paragraph text = paragraph(words);
        for (const Piece& piece : text.text().pieces) {
            std::vector<int> told(piece.run->text.size());
            for (const Glyph& glyph : piece.run->glyphs) {
                for (std::uint32_t i = 0; i < glyph.text_length; ++i) {
                    ++told.at(glyph.text_begin + i);
                }
            }
            CHECK(std::all_of(told.begin(), told.end(), [](int times) { return times == 1; }));
        }
    }
}

TEST_CASE_METHOD(Fixture, "a character that no font has is named and shown by another") {
    Paragraph text = paragraph("a\U0010ABCDb");
    CHECK(text.text().missing == std::vector<char32_t>{0x10ABCD});
    for (const Piece& piece : text.text().pieces) {
        for (const Glyph& glyph : piece.run->glyphs) {
            CHECK(glyph.id != 0);
        }
    }
}

TEST_CASE_METHOD(Fixture, "the height of a paragraph is its lines times the leading") {
    const StyledText text = span(kHarbour);
    CHECK(paragraph_height(typesetter, {&text, 1}, 250, 14) == Approx(4 * 14));
    CHECK(paragraph_height(typesetter, {}, 250, 14) == 0);
}

namespace {

const std::string kLongWords =
    "international cooperation strengthens telecommunications infrastructure and accountability";

StyledText hyphenated(std::string words, const char* language = "en") {
    StyledText text = Fixture::span(std::move(words), 10, language);
    text.style.hyphenate = true;
    return text;
}

std::size_t hyphens_in(const Lines& lines) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < lines.count(); ++i) {
        count += Fixture::text_of(lines, i).back() == U'-' ? 1U : 0U;
    }
    return count;
}

}  // namespace

TEST_CASE_METHOD(Fixture, "words of a narrow column are parted where the style wants it") {
    const StyledText text = hyphenated(kLongWords);
    Paragraph narrow(typesetter, {&text, 1}, Direction::left_to_right);
    const auto lines = narrow.lines(75, LineFill::ragged);
    REQUIRE(hyphens_in(*lines) > 0);
    CHECK(lines->widest() <= 75.001);
    std::u32string all;
    for (std::size_t i = 0; i < lines->count(); ++i) {
        std::u32string line = text_of(*lines, i);
        if (line.back() == U'-') {
            line.pop_back();
        }
        all += line;
    }
    CHECK(all == to_utf32(kLongWords));
    CHECK(hyphens_in(*paragraph(kLongWords).lines(75, LineFill::ragged)) == 0);
    CHECK(hyphens_in(*narrow.lines(1000, LineFill::ragged)) == 0);
}

TEST_CASE_METHOD(Fixture, "a word wider than its column is parted before it is cut") {
    const StyledText text = hyphenated("telecommunications");
    Paragraph narrow(typesetter, {&text, 1}, Direction::left_to_right);
    const auto lines = narrow.lines(60, LineFill::ragged);
    CHECK(text_of(*lines, 0).back() == U'-');
    CHECK(joined(*narrow.lines(20, LineFill::ragged)) == U"telecommunications");
}

TEST_CASE_METHOD(Fixture, "words that no line ends in keep their ligatures and kerning") {
    const StyledText text = hyphenated("the affiliated officials of the telecommunications office");
    Paragraph whole(typesetter, {&text, 1}, Direction::left_to_right);
    const auto lines = whole.lines(70, LineFill::ragged);
    REQUIRE(hyphens_in(*lines) > 0);
    const double natural = paragraph("officials").natural_width();
    bool found = false;
    for (const Piece& piece : lines->text().pieces) {
        if (piece.run->text == U"officials ") {
            found = true;
            CHECK(piece.width > natural);
            CHECK(piece.run->glyphs.size() ==
                  paragraph("officials ").text().pieces[0].run->glyphs.size());
        }
    }
    CHECK(found);
}

TEST_CASE_METHOD(Fixture, "styles within a hyphenated text keep their spans") {
    std::array<StyledText, 3> spans{hyphenated("international "), hyphenated("cooperation"),
                                    span("1", 6)};
    spans[1].style.face.weight = 700;
    Paragraph text(typesetter, spans, Direction::left_to_right);
    const auto lines = text.lines(66, LineFill::ragged);
    REQUIRE(lines->count() >= 2);
    std::u32string bold;
    for (std::size_t i = 0; i < lines->count(); ++i) {
        for (const PlacedRun& run : lines->line(i, Alignment::start)) {
            bold += run.span == 1 ? run.run->text : U"";
            CHECK((run.span != 1 || run.run->face->weight == 700));
        }
    }
    bold.erase(std::remove(bold.begin(), bold.end(), U'-'), bold.end());
    CHECK(bold == U"cooperation");
}

TEST_CASE_METHOD(Fixture, "without a dictionary the lines are as without hyphenation") {
    Typesetter without(fonts, Spacing::of_language, "/nowhere");
    const StyledText text = hyphenated(kLongWords);
    Paragraph narrow(without, {&text, 1}, Direction::left_to_right);
    CHECK(joined(*narrow.lines(75, LineFill::ragged)) ==
          joined(*paragraph(kLongWords).lines(75, LineFill::ragged)));
}

TEST_CASE_METHOD(Fixture, "quotation marks and stops hang over the edges where that is asked for") {
    Paragraph text = paragraph("\u201CShips come and go at any tide.\u201D");
    const auto within = text.lines(500, LineFill::ragged);
    const auto hanging = text.lines(500, LineFill::ragged, Punctuation::hanging);
    CHECK(within->line(0, Alignment::start)[0].x == 0);
    CHECK(hanging->line(0, Alignment::start)[0].x < -2);
    const auto at_end = hanging->line(0, Alignment::end).back();
    CHECK(at_end.x + at_end.width > 502);
}

TEST_CASE_METHOD(Fixture, "a column should not end after the first or before the last line") {
    const StyledText text = hyphenated(kLongWords);
    Paragraph paragraph(typesetter, {&text, 1}, Direction::left_to_right);
    const auto lines = paragraph.lines(75, LineFill::ragged);
    const std::size_t count = lines->count();
    REQUIRE(count > 4);
    CHECK(lines->parting_cost(0) == Lines::kNeverPart);
    CHECK(lines->parting_cost(count - 2) == Lines::kNeverPart);
    CHECK(lines->parting_cost(count - 1) == 0);
    for (std::size_t i = 1; i + 2 < count; ++i) {
        const bool hyphen = text_of(*lines, i).back() == U'-';
        CHECK((lines->parting_cost(i) > 0) == hyphen);
    }
}

TEST_CASE_METHOD(Fixture, "French spaces before punctuation are narrow and remain spaces") {
    const StyledText french = span("Qui vient ?", 10, "fr");
    const StyledText english = span("Qui vient ?", 10, "en");
    Paragraph narrow(typesetter, {&french, 1}, Direction::left_to_right);
    Paragraph plain(typesetter, {&english, 1}, Direction::left_to_right);
    CHECK(joined(*narrow.lines(500, LineFill::ragged)) == U"Qui vient ?");
    CHECK(narrow.natural_width() < plain.natural_width() - 0.5);
}

TEST_CASE_METHOD(Fixture, "a style may ask for figures of one width or with descenders") {
    StyledText text = span("1703");
    text.style.face.family = "Carlito";
    const auto shaped = [&](std::uint8_t features) {
        text.style.features = features;
        Paragraph figures(typesetter, {&text, 1}, Direction::left_to_right);
        return figures.text().pieces.at(0).run;
    };
    const auto plain = shaped(0);
    const auto old_style = shaped(font_feature::kOldStyleFigures);
    const auto tabular = shaped(font_feature::kTabularFigures);
    CHECK(plain->glyphs[1].id != old_style->glyphs[1].id);
    for (const Glyph& figure : tabular->glyphs) {
        CHECK(figure.advance == tabular->glyphs[0].advance);
    }
}

// The runs of the only line, from left to right, each in the order in which it is read.
std::vector<std::u32string> runs_of(Paragraph& paragraph) {
    std::vector<std::u32string> runs;
    for (const PlacedRun& run : paragraph.lines(900, LineFill::ragged)->line(0, Alignment::start)) {
        runs.push_back(run.run->text);
    }
    return runs;
}

TEST_CASE_METHOD(Fixture, "an isolated name keeps its own punctuation and leaves the rest alone") {
    using Runs = std::vector<std::u32string>;
    Paragraph hebrew = paragraph("To \u2068\u05D0\u05D1.\u2069 5 tons");
    CHECK(runs_of(hebrew) == Runs{U"To ", U".", U"\u05D0\u05D1", U" 5 tons"});
    Paragraph bare = paragraph("To \u05D0\u05D1. 5 tons");
    CHECK(runs_of(bare).at(1) == U"5");
    Paragraph latin = paragraph("\u05D0 \u2068Port Inc.\u2069, 5.", Direction::right_to_left);
    CHECK(runs_of(latin) == Runs{U".", U"5", U", ", U"Port Inc.", U"\u05D0 "});
}

TEST_CASE_METHOD(Fixture, "marks of direction are not shown") {
    Paragraph marked = paragraph("\u200Eab\u200E \u200Ec\u2066\u2069\u200E");
    CHECK(runs_of(marked) == std::vector<std::u32string>{U"ab c"});
    Paragraph plain = paragraph("ab c");
    CHECK(marked.natural_width() == plain.natural_width());
    CHECK(paragraph("\u2068\u2069").lines(100, LineFill::ragged)->count() == 0);
}

TEST_CASE_METHOD(Fixture, "the space that a line ends in hangs out, whichever way its words run") {
    Paragraph hebrew = paragraph("x \u05D0\u05D1\u05D2 \u05D3\u05D4\u05D5 \u05D6\u05D7\u05D8");
    Paragraph latin = paragraph("\u05D0 abc def ghi", Direction::right_to_left);
    for (const double width : {32.0, 40.0}) {
        INFO(width);
        const auto to_right = hebrew.lines(width, LineFill::ragged);
        REQUIRE(to_right->count() > 1);
        CHECK(to_right->line(0, Alignment::start).back().run->text == U" ");
        CHECK(to_right->line(0, Alignment::start).front().x == 0);
        const auto to_left = latin.lines(width, LineFill::ragged);
        REQUIRE(to_left->count() > 1);
        const auto runs = to_left->line(0, Alignment::start);
        CHECK(runs.front().run->text == U" ");
        CHECK(runs.back().x + runs.back().width == Approx(width));
        CHECK(runs.front().x + runs.front().width == Approx(width - to_left->line_width(0)));
    }
}

TEST_CASE_METHOD(Fixture, "brackets are mirrored where text runs from right to left") {
    Paragraph text = paragraph("(\u05D0\u05D1)", Direction::right_to_left);
    const auto runs = text.lines(500, LineFill::ragged)->line(0, Alignment::start);
    const Glyph& leftmost = runs.front().run->glyphs.front();
    hb_codepoint_t opening = 0;
    REQUIRE(hb_font_get_nominal_glyph(runs.front().run->face->font, U'(', &opening) != 0);
    CHECK(leftmost.id == opening);
    CHECK(runs.front().run->text[leftmost.text_begin] == U')');
}

}  // namespace precis::typeset
