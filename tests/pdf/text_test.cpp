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

// Without the marks of direction that a reader puts in.
std::string without_directions(std::string text) {
    for (const std::string_view mark : {"\u202A", "\u202B", "\u202C"}) {
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
            text.erase(at, mark.size());
        }
    }
    return text;
}

std::string right_to_left_text(const std::string& words, const char* font, hb_script_t script) {
    return without_directions(text_after_writing(words, {noto(font), script, true}));
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
    for (const char* font : {"NotoNaskhArabic", "NotoSansArabic"}) {
        for (const char* words :
             {"مرحبا بالعالم",
              // One glyph for two letters, and for more.
              "الولايات والإنسان لا إلى الأمن والآن كلا", "بسم الله والله",
              // Marks: on the last letter, on others, several on one, on a glyph for two letters.
              "معاً مفتوحاً يُعرف المشرّعون", "مُحَمَّدٌ رَسُولٌ", "لَا لِلْأَمْنِ فَلَمَّا"}) {
            CHECK(right_to_left_text(words, font, HB_SCRIPT_ARABIC) == words);
        }
    }
}

TEST_CASE("Hebrew with points is read back in its own order") {
    const std::string words = "שָׁלוֹם עוֹלָם בְּרֵאשִׁית";
    CHECK(right_to_left_text(words, "NotoSansHebrew", HB_SCRIPT_HEBREW) == words);
}

TEST_CASE("Arabic of an artifact is read back too") {
    PageBuilder builder;
    builder.text("الولايات معاً", 72, 700, kArtifact,
                 {noto("NotoNaskhArabic"), HB_SCRIPT_ARABIC, true});
    CHECK(without_directions(PdfFile(written(builder.document)).text()) == "الولايات معاً");
}

TEST_CASE("letters that are told one by one make whole words at their places") {
    PageBuilder builder;
    TextMark& mark =
        builder.paragraph("معاً لا", 700, {noto("NotoNaskhArabic"), HB_SCRIPT_ARABIC, true});
    const double end = mark.x + mark.run->width * mark.size / mark.run->face->units_per_em;
    const PdfFile file(written(builder.document));
    const std::string boxes = file.run("pdftotext -bbox @ -").text;
    CHECK(boxes.find("<word", boxes.find("<word") + 1) == boxes.rfind("<word"));  // two
    CHECK(std::stod(boxes.substr(boxes.rfind("xMax=\"") + 6)) == Approx(end).margin(0.02));
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
