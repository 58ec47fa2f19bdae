#include "typeset/line_breaking.hpp"

#include <initializer_list>
#include <limits>
#include <random>

#include <catch2/catch.hpp>

namespace precis::typeset {
namespace {

// Words of these widths with spaces of width 1 between.
PreparedText words(std::initializer_list<double> widths) {
    PreparedText text;
    for (const double width : widths) {
        Segment word;
        word.width = width + 1;
        word.trailing = 1;
        word.spaces = 1;
        word.end_spaces = 1;
        text.segments.push_back(word);
    }
    Segment& last = text.segments.back();
    last.width -= 1;
    last.trailing = 0;
    last.spaces = 0;
    last.end_spaces = 0;
    last.must_break = true;
    return text;
}

// The fewest lines that a first-fit break gives.
std::size_t first_fit(const PreparedText& text, double width) {
    std::size_t lines = 1;
    std::uint32_t first = 0;
    for (std::uint32_t i = 0; i < text.segments.size(); ++i) {
        if (i > first && line_width(text, first, i + 1) > width + 1e-6) {
            ++lines;
            first = i;
        }
    }
    return lines;
}

}  // namespace

TEST_CASE("the last words are drawn down so that none stands alone") {
    CHECK(break_lines(words({4, 4, 4, 4}), 14, LineFill::ragged).ends ==
          std::vector<std::uint32_t>{2, 4});
}

TEST_CASE("an uneven first line is evened out when that costs no line") {
    // First fit would give 9 + 6 + 8; this is 7 + 8 + 8 and worse nowhere.
    const PreparedText text = words({3, 3, 1, 6, 8});
    CHECK(break_lines(text, 9, LineFill::balanced).ends == std::vector<std::uint32_t>{2, 4, 5});
}

TEST_CASE("a segment wider than the measure has a line of its own") {
    CHECK(break_lines(words({2, 30, 2}), 10, LineFill::ragged).ends ==
          std::vector<std::uint32_t>{1, 2, 3});
}

TEST_CASE("a text without segments has no lines") {
    CHECK(break_lines(PreparedText{}, 10, LineFill::ragged).ends.empty());
}

TEST_CASE("choosing all lines together never takes more of them than first fit") {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        PreparedText text = words({1});
        const std::size_t count = 1 + random() % 60;
        for (std::size_t i = 0; i < count; ++i) {
            Segment word;
            word.width = 2 + static_cast<double>(random() % 90) / 10;
            word.trailing = 1;
            text.segments.insert(text.segments.begin(), word);
        }
        const double width = 10 + static_cast<double>(random() % 300) / 10;
        for (const LineFill fill : {LineFill::ragged, LineFill::balanced, LineFill::justified}) {
            const LineBreaks breaks = break_lines(text, width, fill);
            CHECK(breaks.ends.size() == first_fit(text, width));
            CHECK(breaks.ends.back() == text.segments.size());
        }
    }
}

namespace {

// Parts of a word that a hyphen of width 1 may end, before a last word.
PreparedText parts(std::initializer_list<double> widths, std::shared_ptr<const GlyphRun> hyphen) {
    PreparedText text;
    for (const double width : widths) {
        Segment part;
        part.width = width;
        part.hyphen = hyphen;
        part.hyphen_width = 1;
        text.segments.push_back(part);
    }
    text.segments.back().hyphen = nullptr;
    text.segments.back().hyphen_width = 0;
    text.segments.back().must_break = true;
    return text;
}

}  // namespace

TEST_CASE("no more than two lines in a row end in a hyphen when there is another way") {
    const auto hyphen = std::make_shared<GlyphRun>();
    PreparedText text = parts({4, 4, 4, 4, 4, 4}, hyphen);
    Segment& space = text.segments[2];
    space.hyphen = nullptr;
    space.hyphen_width = 0;
    space.trailing = 1;
    const LineBreaks breaks = break_lines(text, 9.5, LineFill::ragged);
    // Two parts a line would end the first and the second line in a hyphen; so does this one, but
    // not the third.
    unsigned row = 0;
    unsigned most = 0;
    for (const std::uint32_t end : breaks.ends) {
        row = text.segments[end - 1].hyphen != nullptr ? row + 1 : 0;
        most = std::max(most, row);
    }
    CHECK(most <= 2);
    CHECK(breaks.ends.back() == 6);
    // Where there is no other way, every line does.
    CHECK(break_lines(parts({4, 4, 4, 4, 4, 4}, hyphen), 5, LineFill::ragged).ends.size() == 6);
}

TEST_CASE("a hyphen is only taken when the line would be much emptier without it") {
    const auto hyphen = std::make_shared<GlyphRun>();
    const auto text = [&](double first_part) {
        PreparedText words_and_part = words({4, 4});
        words_and_part.segments.back() = words_and_part.segments.front();
        PreparedText tail = parts({first_part, 4}, hyphen);
        PreparedText last = words({4, 4, 4, 4, 4});
        tail.segments.back().must_break = false;
        for (const PreparedText* more : {&tail, &last}) {
            words_and_part.segments.insert(words_and_part.segments.end(), more->segments.begin(),
                                           more->segments.end());
        }
        return words_and_part;
    };
    CHECK(break_lines(text(1), 12, LineFill::balanced).ends.front() == 2);
    CHECK(break_lines(text(3), 16, LineFill::ragged).ends.front() == 3);
}

TEST_CASE("justified lines may be a little too long, because spaces shrink") {
    PreparedText text = words({4, 4, 4, 4, 4, 4});
    for (Segment& word : text.segments) {
        word.space_width = word.trailing;
    }
    CHECK(break_lines(text, 13.7, LineFill::ragged).ends.front() == 2);
    CHECK(break_lines(text, 13.7, LineFill::justified).ends.front() == 3);
    CHECK(break_lines(text, 13.3, LineFill::justified).ends.front() == 2);
}

}  // namespace precis::typeset
