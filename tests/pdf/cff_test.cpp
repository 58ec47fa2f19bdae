#include "cff_font.hpp"
#include "page_builder.hpp"
#include "pdf/pdf_writer.hpp"
#include "pdf/writer/cff_charset.hpp"
#include "pdf_audit.hpp"
#include "pdf_tools.hpp"
#include "raw_face.hpp"

#include <catch2/catch.hpp>

namespace precis::pdf::test {
namespace {

constexpr PdfFile::Pixel kBlack{0, 0, 0};
constexpr PdfFile::Pixel kWhite{255, 255, 255};

// The second glyph, 100 points high.
Document page_of_second_glyph(const typeset::FontFace& face) {
    auto run = std::make_shared<typeset::GlyphRun>();
    run->face = &face;
    run->text.push_back(U'B');
    run->glyphs.push_back({2, 500, 0, 0, 0, 1});
    PageBuilder builder;
    TextMark mark;
    mark.run = run;
    mark.x = 100;
    mark.baseline = 300;
    mark.size = 100;
    mark.structure = builder.element("P");
    builder.page().marks.emplace_back(std::move(mark));
    return std::move(builder.document);
}

std::string program_of(const std::string& font) {
    RawFace raw(font);
    hb_blob_t* const table = hb_face_reference_table(raw.face().face, HB_TAG('C', 'F', 'F', ' '));
    unsigned length = 0;
    const char* const data = hb_blob_get_data(table, &length);
    std::string program(data, length);
    hb_blob_destroy(table);
    return program;
}

}  // namespace

TEST_CASE("CFF fonts of both kinds are embedded, painted and read") {
    for (const bool cid_keyed : {false, true}) {
        CAPTURE(cid_keyed);
        RawFace raw(cff_font(cid_keyed));
        raw.face().cff = true;
        const PdfFile file(written(page_of_second_glyph(raw.face())));
        CHECK(file.text() == "B");
        CHECK(file.run("pdffonts @").text.find("CID Type 0C       Identity-H       yes yes yes") !=
              std::string::npos);
        CHECK(file.pixel(115, 315) == kBlack);
        CHECK(file.pixel(128, 328) == kBlack);
        CHECK(file.pixel(135, 315) == kWhite);  // where the first glyph would be
        CHECK(file.pixel(105, 315) == kWhite);
    }
}

TEST_CASE("glyphs of a CID-keyed font are written as their CIDs") {
    RawFace raw(cff_font(true));
    raw.face().cff = true;
    const std::string pdf = write_pdf(page_of_second_glyph(raw.face()), {false});
    CHECK(pdf.find("[<0042>]TJ") != std::string::npos);
    CHECK(pdf.find("/W[66[500]]") != std::string::npos);
}

TEST_CASE(
    "widths of a CFF font are what its outlines say, and its letters where 'hmtx' puts them") {
    for (const bool cid_keyed : {false, true}) {
        CAPTURE(cid_keyed);
        RawFace raw(cff_font(cid_keyed, 560));
        raw.face().cff = true;
        auto run = std::make_shared<typeset::GlyphRun>();
        run->face = &raw.face();
        run->text.assign(2, U'B');
        run->glyphs = {{2, 560, 0, 0, 0, 1}, {2, 560, 0, 0, 1, 1}};
        PageBuilder builder;
        builder.paragraph("x", 300).run = run;
        const std::string pdf = write_pdf(builder.document, {false});
        CHECK(pdf.find(cid_keyed ? "/W[66[500]]" : "/W[1[500]]") != std::string::npos);
        CHECK(pdf.find(cid_keyed ? "[<0042>-60<0042>]TJ" : "[<0001>-60<0001>]TJ") !=
              std::string::npos);
        CHECK(audit(pdf) == Findings{});
    }
}

TEST_CASE("the charset tells the CIDs of a CID-keyed font only") {
    CHECK_FALSE(cff_charset(program_of(cff_font(false)), 3).has_value());
    CHECK(cff_charset(program_of(cff_font(true)), 3) == std::vector<std::uint16_t>{0, 34, 66});
}

TEST_CASE("a damaged CFF table is refused or read, within its bounds") {
    const std::string whole = program_of(cff_font(true));
    for (std::size_t length = 0; length < whole.size(); ++length) {
        try {
            cff_charset(whole.substr(0, length), 3);
        } catch (const WriteError&) {
        }
    }
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(~damaged[at]);
        try {
            cff_charset(damaged, 60000);
        } catch (const WriteError&) {
        }
    }
    CHECK_THROWS_AS(cff_charset("", 3), WriteError);
}

}  // namespace precis::pdf::test
