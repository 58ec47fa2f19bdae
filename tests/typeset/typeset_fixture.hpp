// Texts set in the fonts that every build has.
#pragma once

#include "typeset/paragraph.hpp"
#include "typeset/remembered_finder.hpp"

#include <string>

namespace precis::typeset::test {

struct Fixture {
    FontLibrary fonts{system_fonts()};
    Typesetter typesetter{fonts};

    static StyledText span(std::string text, double size = 10, const char* language = "en") {
        return {std::move(text), {{"Noto Sans"}, size, 0, 0, language}};
    }
    Paragraph paragraph(std::string text, Direction direction = Direction::left_to_right) {
        const StyledText only = span(std::move(text));
        return Paragraph(typesetter, {&only, 1}, direction);
    }
    // What a line says, from left to right.
    static std::u32string text_of(const Lines& lines, std::size_t index) {
        std::u32string text;
        for (const PlacedRun& run : lines.line(index, Alignment::start)) {
            text += run.run->text;
        }
        return text;
    }
};

inline const std::string kHarbour =
    "Ships come and go at any tide, because the channel is kept deep and everyone who uses it is "
    "told at once when it is not. That takes pilots, dredgers and weather stations that share what "
    "they know.";

}  // namespace precis::typeset::test
