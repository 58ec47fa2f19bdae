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

}  // namespace

TEST_CASE_METHOD(Fixture, "no line of a paragraph is wider than its measure, and none is lost") {
    Paragraph text = paragraph(kHarbour);
    CHECK(text.lines(2000, LineFill::ragged)->count() == 1);
    for (const double width : {40.0, 90.0, 123.4, 250.0, 400.0}) {
        for (const LineFill fill : {LineFill::ragged, LineFill::balanced, LineFill::justified}) {
            const auto lines = text.lines(width, fill);
            CHECK(lines->widest() <= width + 0.001);
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
    CHECK(text_of(*lines, 0) == U"harbour\u00AD\u2010");
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

}  // namespace precis::typeset
