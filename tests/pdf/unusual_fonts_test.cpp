// Fonts of kinds that are not installed, put together from the tables of one that is.
#include "page_builder.hpp"
#include "pdf_tools.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <unistd.h>

namespace precis::pdf::test {
namespace {

using Tables = std::map<std::string, std::string>;

std::string contents_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string u16(unsigned value) {
    return {static_cast<char>(value >> 8 & 0xFF), static_cast<char>(value & 0xFF)};
}

std::string u32(std::size_t value) {
    return u16(static_cast<unsigned>(value >> 16)) + u16(static_cast<unsigned>(value & 0xFFFF));
}

std::size_t number_at(const std::string& bytes, std::size_t at, std::size_t size) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
        value = value << 8 | static_cast<unsigned char>(bytes.at(at + i));
    }
    return value;
}

Tables tables_of(const std::string& font) {
    Tables tables;
    for (std::size_t i = 0; i < number_at(font, 4, 2); ++i) {
        const std::size_t record = 12 + 16 * i;
        tables[font.substr(record, 4)] =
            font.substr(number_at(font, record + 8, 4), number_at(font, record + 12, 4));
    }
    return tables;
}

// A font with the offsets of its tables counted from `start` bytes before it.
std::string font_of(const Tables& tables, std::size_t start = 0) {
    const std::string kind = tables.contains("glyf") ? std::string("\0\1\0\0", 4) : "OTTO";
    std::string head = kind + u16(static_cast<unsigned>(tables.size())) + u16(0) + u16(0) + u16(0);
    std::string body;
    const std::size_t first = start + 12 + 16 * tables.size();
    for (const auto& [tag, bytes] : tables) {
        head += tag + u32(0) + u32(first + body.size()) + u32(bytes.size());
        body += bytes;
        body.resize((body.size() + 3) / 4 * 4);
    }
    return head + body;
}

// Finds the face of its own index in each file.
class IndexFinder final : public FileFinder {
  public:
    explicit IndexFinder(unsigned index) : index_(index) {}
    std::optional<typeset::FaceFile> find(const typeset::FaceRequest& request) override {
        return typeset::FaceFile{request.family, index_};
    }

  private:
    unsigned index_;
};

// The font as a file, as long as the object lives.
class FontFile {
  public:
    explicit FontFile(const std::string& bytes) {
        std::string name = (std::filesystem::temp_directory_path() / "font.XXXXXX").string();
        const int descriptor = ::mkstemp(name.data());
        REQUIRE(descriptor >= 0);
        ::close(descriptor);
        path_ = name;
        std::ofstream(path_, std::ios::binary) << bytes;
    }
    ~FontFile() { std::filesystem::remove(path_); }
    FontFile(const FontFile&) = delete;
    FontFile& operator=(const FontFile&) = delete;

    // The text of a page that is set in it; the page is sound, or the test fails.
    std::string read_back(unsigned index = 0) const {
        typeset::FontLibrary fonts(std::make_shared<IndexFinder>(index));
        typeset::Shaper shaper;
        typeset::ShapeAs how;
        how.face = &fonts.face({path_});
        how.script = HB_SCRIPT_LATIN;
        how.language = hb_language_from_string("en", -1);
        PageBuilder builder;
        builder.paragraph("x", 700).run = shaper.shape(utf32("A few words"), how);
        return PdfFile(written(builder.document)).text();
    }

    // Why it cannot be used.
    std::string refusal() const {
        try {
            read_back();
            return {};
        } catch (const typeset::FontError& error) {
            std::string message = error.what();
            message.replace(message.find(path_), path_.size(), "F");
            return message;
        }
    }

  private:
    std::string path_;
};

const char* const kRefusal =
    "the font file \"F\" cannot be used: it is damaged, or has no outlines in TrueType or CFF";

Tables usual() {
    return tables_of(contents_of(kCarlito));
}

// One axis of weights and no instances (OpenType, fvar).
std::string weight_axis() {
    const auto fixed = [](unsigned value) { return u16(value) + u16(0); };
    return u16(1) + u16(0) + u16(16) + u16(2) + u16(1) + u16(20) + u16(0) + u16(8) + "wght" +
           fixed(100) + fixed(400) + fixed(900) + u16(0) + u16(256);
}

}  // namespace

TEST_CASE("each font of a TrueType collection can be used") {
    Tables second = usual();
    second.erase("kern");
    const std::size_t head = 12 + 2 * 4;
    const std::string one = font_of(usual(), head);
    const std::string two = font_of(second, head + one.size());
    const FontFile file("ttcf" + u32(0x00010000) + u32(2) + u32(head) + u32(head + one.size()) +
                        one + two);
    CHECK(file.read_back(0) == "A few words");
    CHECK(file.read_back(1) == "A few words");
}

TEST_CASE("a variable font is set and embedded as it is without variation") {
    Tables tables = usual();
    tables["fvar"] = weight_axis();
    tables["gvar"] = u16(1) + u16(0) + u16(1) + u16(0) + u32(20) +
                     u16(static_cast<unsigned>(number_at(tables.at("maxp"), 4, 2))) + u16(0);
    CHECK(FontFile(font_of(tables)).read_back() == "A few words");
}

TEST_CASE("a colour font with outlines is set in them") {
    for (const char* layers : {"COLR", "SVG ", "CBDT", "sbix"}) {
        Tables tables = usual();
        tables[layers] = u16(0) + u16(0) + u32(0) + u32(0) + u16(0);
        CHECK(FontFile(font_of(tables)).read_back() == "A few words");
    }
}

TEST_CASE("a font of pictures alone is refused") {
    for (const char* pictures : {"CBDT", "sbix", "EBDT", "SVG "}) {
        Tables tables = usual();
        tables.erase("glyf");
        tables.erase("loca");
        tables[pictures] = std::string(64, '\0');
        CHECK(FontFile(font_of(tables)).refusal() == kRefusal);
    }
}

TEST_CASE("a font whose outlines are CFF2 alone is refused") {
    Tables tables = usual();
    tables.erase("glyf");
    tables.erase("loca");
    tables["CFF2"] = std::string("\2\0\5\0\0", 5) + std::string(64, '\0');
    tables["fvar"] = weight_axis();
    CHECK(FontFile(font_of(tables)).refusal() == kRefusal);
}

TEST_CASE("a file that is no font is refused") {
    CHECK(FontFile("").refusal() == kRefusal);
    CHECK(FontFile(std::string(5000, 'x')).refusal() == kRefusal);
    CHECK(FontFile("ttcf" + u32(0x00010000) + u32(0xFFFFFFFF)).refusal() == kRefusal);
    CHECK(FontFile(font_of({{"head", "short"}, {"glyf", "x"}})).refusal() == kRefusal);
}

}  // namespace precis::pdf::test
