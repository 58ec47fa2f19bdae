// Texts and font files that nobody would write, and that must do no harm.
#include "typeset_fixture.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>
#include <unistd.h>

namespace precis::typeset {
namespace {

using test::Fixture;

// Gives one file for everything.
class OneFile : public FontFinder {
  public:
    explicit OneFile(std::string path) : path_(std::move(path)) {}
    std::optional<FaceFile> find(const FaceRequest&) override { return FaceFile{path_, 0}; }
    std::optional<FaceFile> find_with(const FaceRequest&, char32_t, std::string_view) override {
        return std::nullopt;
    }

  private:
    std::string path_;
};

class FontFile {
  public:
    explicit FontFile(const std::string& bytes) {
        std::string name = (std::filesystem::temp_directory_path() / "font.XXXXXX").string();
        const int descriptor = ::mkstemp(name.data());
        ::close(descriptor);
        path = name;
        std::ofstream(path, std::ios::binary) << bytes;
    }
    ~FontFile() { std::filesystem::remove(path); }
    std::string path;
};

std::string whole_font() {
    const auto file = FontconfigFinder().find({"Noto Sans"});
    std::ifstream in(file.value().path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Sets a line in the font; whether that was possible.
bool can_be_used(const std::string& bytes, std::vector<char32_t>* missing = nullptr) {
    const FontFile file(bytes);
    FontLibrary fonts(std::make_shared<OneFile>(file.path));
    Typesetter typesetter(fonts);
    const StyledText text = Fixture::span("A harbour, fit for 12 ships");
    try {
        Paragraph paragraph(typesetter, {&text, 1}, Direction::left_to_right);
        CHECK(paragraph.lines(60, LineFill::ragged)->count() > 0);
        if (missing != nullptr) {
            *missing = paragraph.text().missing;
        }
        return true;
    } catch (const FontError& error) {
        CHECK(std::string(error.what()) ==
              "the font file \"" + file.path +
                  "\" cannot be used: it is damaged, or has no outlines in TrueType or CFF");
        return false;
    }
}

void check_lines(Fixture& fixture, const std::string& words) {
    StyledText text = Fixture::span(words);
    text.style.hyphenate = true;
    Paragraph paragraph(fixture.typesetter, {&text, 1}, Direction::left_to_right);
    for (const LineFill fill : {LineFill::ragged, LineFill::balanced, LineFill::justified}) {
        const auto lines = paragraph.lines(100, fill);
        std::u32string all;
        for (std::size_t i = 0; i < lines->count(); ++i) {
            const auto runs = lines->line(i, Alignment::start);
            for (const PlacedRun& run : runs) {
                all += run.run->text;
            }
        }
        std::u32string shown = to_utf32(words);
        std::erase_if(shown, is_direction_mark);
        CHECK(all.size() >= shown.size());
        CHECK((fill == LineFill::justified || lines->widest() <= 100.001));
    }
}

}  // namespace

TEST_CASE("a font file that was cut off is used as far as it goes or refused") {
    const std::string whole = whole_font();
    REQUIRE(can_be_used(whole));
    for (const std::size_t size : {0U, 3U, 11U, 12U, 100U, 400U, 5000U, 100000U}) {
        can_be_used(whole.substr(0, size));
    }
    CHECK_FALSE(can_be_used(whole.substr(0, 100)));
}

TEST_CASE("a font file with wrong bytes does no harm") {
    const std::string whole = whole_font();
    std::uint32_t random = 99;
    for (int round = 0; round < 40; ++round) {
        std::string damaged = whole;
        for (int i = 0; i < 60; ++i) {
            random = random * 1664525 + 1013904223;
            const std::size_t range = i % 2 == 0 ? 400 : damaged.size();
            damaged[(random >> 8) % range] = static_cast<char>(random >> 3);
        }
        can_be_used(damaged);
    }
}

TEST_CASE("a font without a character map has no characters, and says so") {
    std::string font = whole_font();
    const auto entry = font.find("cmap");
    REQUIRE(entry < 400);
    font.replace(entry, 4, "xmap");
    std::vector<char32_t> missing;
    REQUIRE(can_be_used(font, &missing));
    CHECK(missing.size() > 10);
}

TEST_CASE_METHOD(Fixture, "a name of ten thousand characters is set in lines") {
    check_lines(*this, std::string(10000, 'n'));
    std::string words;
    while (words.size() < 10000) {
        words += "telecommunications";
    }
    check_lines(*this, words);
    std::string chinese;
    for (int i = 0; i < 3000; ++i) {
        chinese += "\u6E2F";
    }
    check_lines(*this, chinese);
}

TEST_CASE_METHOD(Fixture, "control characters, lone surrogates and broken UTF-8 are set") {
    check_lines(*this, std::string("a\x01\x02\x1F b\x7F c d\0e", 12));
    check_lines(*this, "\xED\xA0\x80 \xED\xBF\xBF \xF8\x88\x80\x80\x80 \xC0\xAF \xFF");
    check_lines(*this, "\u202E\u2066\u2069\u202C\uFEFF\u200B\u00AD\u2060 x \uFFFF");
    check_lines(*this, "q\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301");
    check_lines(*this, " ");
    CHECK(paragraph("").lines(10, LineFill::ragged)->count() == 0);
}

TEST_CASE_METHOD(Fixture, "a measure of nothing gives a line for every grapheme") {
    Paragraph text = paragraph("abc");
    CHECK(text.lines(0, LineFill::ragged)->count() == 3);
    CHECK(text.lines(-5, LineFill::justified)->count() == 3);
}

}  // namespace precis::typeset
