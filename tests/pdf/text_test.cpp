#include "page_builder.hpp"
#include "pdf/pdf_writer.hpp"
#include "pdf_tools.hpp"

#include <catch2/catch.hpp>

namespace precis::pdf::test {
namespace {

std::string text_after_writing(const std::string& words, const Script& as = {}) {
    PageBuilder builder;
    builder.paragraph(words, 700, as);
    return PdfFile(written(builder.document)).text();
}

std::string noto(const std::string& name) {
    return "/usr/share/fonts/truetype/noto/" + name + "-Regular.ttf";
}

}  // namespace

TEST_CASE("text with ligatures and kerning is read back as it was") {
    const std::string words = "AVATAR To Wave: office, affluent, final fjord, waffle. Tj";
    CHECK(text_after_writing(words) == words);
    CHECK(text_after_writing(words, {kCarlito}) == words);
}

TEST_CASE("accents, combined or apart, are read back") {
    CHECK(text_after_writing("Zürich naïve Ångström façade") == "Zürich naïve Ångström façade");
    // An accent for which there is no composed letter.
    CHECK(text_after_writing("see q\u0303 there, quite") == "see q\u0303 there, quite");
}

TEST_CASE("Greek, Cyrillic and punctuation are read back") {
    const std::string words = "Ελληνικά, Привет — “quoted” ‘text’ … 100 € – §";
    CHECK(text_after_writing(words) == words);
}

TEST_CASE("characters beyond the first plane are read back") {
    const std::string book = "\U0001F56E\U0001F570";
    CHECK(text_after_writing(book, {noto("NotoSansSymbols2")}) == book);
}

TEST_CASE("a glyph that stands for two characters tells each where it is") {
    PageBuilder builder;
    auto run = std::make_shared<typeset::GlyphRun>(*builder.shape("in ten days and no more"));
    run->text[6] = U'\u00A0';  // shown by the glyph of the space, as many fonts do
    builder.paragraph("x", 700).run = run;
    CHECK(PdfFile(written(builder.document)).text() == "in ten\u00A0days and no more");
}

TEST_CASE("reordered scripts are told by actual text") {
    const std::string words = "किताब हिन्दी में लिखी गई है";
    CHECK(text_after_writing(words, {noto("NotoSansDevanagari"), HB_SCRIPT_DEVANAGARI}) == words);
}

TEST_CASE("Thai with marks is read back") {
    const std::string words = "ผู้ใหญ่น้ำเก๋ไก๋ที่นี่";
    CHECK(text_after_writing(words, {noto("NotoSansThai"), HB_SCRIPT_THAI}) == words);
}

TEST_CASE("Hebrew is read back in its own order") {
    const std::string words = "שלום עולם טקסט עברי";
    const std::string text =
        text_after_writing(words, {noto("NotoSansHebrew"), HB_SCRIPT_HEBREW, true});
    CHECK(text.find("שלום") != std::string::npos);
    CHECK(text.find(words) != std::string::npos);
}

TEST_CASE("Arabic is read back in its own order") {
    const std::string words = "مرحبا بالعالم";
    const std::string text =
        text_after_writing(words, {noto("NotoNaskhArabic"), HB_SCRIPT_ARABIC, true});
    CHECK(text.find(words) != std::string::npos);
}

TEST_CASE("the structure says the same text as the page") {
    PageBuilder builder;
    builder.text("A title", 72, 700, builder.element("H1"));
    builder.paragraph("An office in Zürich with q\u0303 letters", 680);
    const PdfFile file(written(builder.document));
    const std::string text = file.structure_text();
    CHECK(text.find("\"A title\"") != std::string::npos);
    CHECK(text.find("\"An office in Zürich with \"") != std::string::npos);
    CHECK(text.find("\"q\u0303\"") != std::string::npos);
}

TEST_CASE("a glyph of a missing character is not shown and the rest is") {
    PageBuilder builder;
    auto run = std::make_shared<typeset::GlyphRun>(*builder.shape("a?b"));
    run->glyphs[1].id = 0;
    run->text[1] = U'\u4E00';
    builder.paragraph("x", 700).run = run;
    const PdfFile file(written(builder.document));
    CHECK(file.run("pdffonts @").status == 0);
}

TEST_CASE("a soft hyphen that is not seen is not read") {
    CHECK(text_after_writing("co\u00ADope\u00ADrate") == "cooperate");
    CHECK(text_after_writing("co\u00ADoq\u0303erate") == "cooq\u0303erate");
}

TEST_CASE("word spacing and tracking move what follows by as much") {
    const auto left_of_last_word = [](double extra, double tracking) {
        PageBuilder builder;
        TextMark& mark = builder.paragraph("one two three", 700);
        mark.extra = extra;
        mark.tracking = tracking;
        const PdfFile file(written(builder.document));
        const std::string boxes = file.run("pdftotext -bbox @ -").text;
        return std::stod(boxes.substr(boxes.rfind("xMin=\"") + 6));
    };
    const double plain = left_of_last_word(0, 0);
    CHECK(left_of_last_word(12, 0) == Approx(plain + 24).margin(0.02));
    CHECK(left_of_last_word(0, 0.5) == Approx(plain + 4).margin(0.02));
}

TEST_CASE("positions stay exact to the end of a long line") {
    PageBuilder builder;
    const std::string words = "AVAVAV Wolf Tower office office AVAVAV Wolf Tower office AVAV|";
    TextMark& mark = builder.paragraph(words, 700, {kCarlito});
    mark.size = 7.3;
    const double end = mark.x + mark.run->width * mark.size / mark.run->face->units_per_em;
    const PdfFile file(written(builder.document));
    const std::string boxes = file.run("pdftotext -bbox @ -").text;
    const std::size_t last = boxes.rfind("xMax=\"") + 6;
    CHECK(std::stod(boxes.substr(last)) == Approx(end).margin(0.02));
}

}  // namespace precis::pdf::test
