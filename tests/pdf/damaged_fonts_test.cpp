#include "page_builder.hpp"
#include "pdf/pdf_writer.hpp"
#include "pdf_audit.hpp"
#include "raw_face.hpp"

#include <fstream>
#include <memory>
#include <sstream>

#include <catch2/catch.hpp>

namespace precis::pdf::test {
namespace {

std::string contents_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

// Where a table of the font begins.
std::size_t table_of(const std::string& font, const std::string& name) {
    const std::size_t record = font.find(name);
    std::size_t table = 0;
    for (std::size_t i = 8; i < 12; ++i) {
        table = table << 8 | static_cast<unsigned char>(font.at(record + i));
    }
    return table;
}

// A page with one glyph of the face.
std::string page_of(const typeset::FontFace& face, const WriteOptions& options,
                    std::uint32_t glyph = 36) {
    auto run = std::make_shared<typeset::GlyphRun>();
    run->face = &face;
    run->text.push_back(U'A');
    run->glyphs.push_back({glyph, 600, 0, 0, 0, 1});
    PageBuilder builder;
    builder.paragraph("x", 700).run = run;
    return write_pdf(builder.document, options);
}

// What writing it says; nothing when it is written.
std::string failure(const typeset::FontFace& face, std::uint32_t glyph = 36) {
    try {
        page_of(face, {}, glyph);
        return {};
    } catch (const WriteError& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("a font that was cut off is refused wherever it was cut") {
    const std::string whole = contents_of(kCarlito);
    for (const std::size_t divisor : {2U, 3U, 10U, 100U, 1000U, 50000U}) {
        RawFace raw(whole.substr(0, whole.size() / divisor));
        CHECK(failure(raw.face()) ==
              "the font 'damaged.ttf' cannot be embedded: its file is cut off");
    }
}

TEST_CASE("what is no font is refused") {
    CHECK(failure(RawFace("").face()) ==
          "the font 'damaged.ttf' cannot be embedded: its file is cut off");
    CHECK(failure(RawFace(std::string(5000, 'x')).face()) ==
          "the font 'damaged.ttf' cannot be embedded: its file is neither TrueType nor OpenType");
}

TEST_CASE("a glyph that the font does not have is refused") {
    RawFace raw(contents_of(kCarlito));
    CHECK(failure(raw.face()).empty());
    CHECK(failure(raw.face(), 60000) ==
          "the font 'damaged.ttf' cannot be embedded: it has no glyph 60000");
}

TEST_CASE("a glyph as wide as no glyph is refused") {
    std::string font = contents_of(kCarlito);
    font[table_of(font, "hmtx") + 4 * std::size_t{36}] = '\xFF';
    CHECK(failure(RawFace(font).face()) ==
          "the font 'damaged.ttf' cannot be embedded: its widths are damaged");
}

TEST_CASE("a font without a name gets one") {
    RawFace raw(contents_of(kCarlito));
    raw.face().postscript_name.clear();
    raw.face().units_per_em = hb_face_get_upem(raw.face().face);
    const std::string pdf = page_of(raw.face(), {false});
    CHECK(pdf.find("+Unnamed") != std::string::npos);
    CHECK(audit(pdf) == Findings{});
}

TEST_CASE("a font is embedded only as far as its maker permits") {
    const std::string whole = contents_of(kCarlito);
    const std::size_t table = table_of(whole, "OS/2");
    const auto said = [&](unsigned permission) {
        std::string font = whole;
        font[table + 8] = static_cast<char>(permission >> 8);
        font[table + 9] = static_cast<char>(permission & 0xFF);
        return failure(RawFace(font).face());
    };
    const std::string refusal = "the font 'damaged.ttf' cannot be embedded: its licence does not ";
    CHECK(said(0x0000).empty());
    CHECK(said(0x0004).empty());  // preview and print
    CHECK(said(0x0008).empty());  // editable
    CHECK(said(0x0006).empty());  // the more liberal of two
    CHECK(said(0x0002) == refusal + "permit it");
    CHECK(said(0x0104) == refusal + "permit to embed a part of it");
    CHECK(said(0x0208) == refusal + "permit to embed its outlines");
}

TEST_CASE("a face with other outlines than it says is refused") {
    RawFace raw(contents_of(kCarlito));
    raw.face().cff = true;
    CHECK(failure(raw.face()) ==
          "the font 'damaged.ttf' cannot be embedded: it has no outlines of a kind that a PDF can "
          "hold");
}

TEST_CASE("bytes of a font that are wrong never bring the writer down") {
    const std::string whole = contents_of(kCarlito);
    std::uint32_t random = 12345;
    for (int round = 0; round < 60; ++round) {
        std::string damaged = whole;
        for (int i = 0; i < 40; ++i) {
            random = random * 1664525 + 1013904223;
            // Most of it where the directory and small tables are.
            const std::size_t range = i % 2 == 0 ? 400 : damaged.size();
            damaged[(random >> 8) % range] = static_cast<char>(random >> 3);
        }
        RawFace raw(damaged);
        const std::string said = failure(raw.face());
        CHECK((said.empty() || said.starts_with("the font 'damaged.ttf'")));
    }
}

}  // namespace precis::pdf::test
