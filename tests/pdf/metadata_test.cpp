#include "page_builder.hpp"
#include "pdf/pdf_writer.hpp"
#include "pdf_objects.hpp"
#include "pdf_tools.hpp"

#include <catch2/catch.hpp>

namespace precis::pdf::test {
namespace {

std::string info_of(const std::string& pdf, const std::string& key) {
    const PdfObjects objects(pdf);
    return PdfObjects::text(objects.get(objects.get(objects.trailer(), "/Info"), key));
}

std::string with_title(const std::string& title) {
    PageBuilder builder;
    builder.document.title = title;
    return info_of(written(builder.document), "/Title");
}

std::string with_date(const std::string& date) {
    PageBuilder builder;
    builder.document.date = date;
    return info_of(written(builder.document), "/CreationDate");
}

}  // namespace

TEST_CASE("the same document gives the same bytes") {
    const auto once = [] {
        PageBuilder builder;
        builder.text("Title", 72, 700, builder.element("H1"), {kBold});
        builder.paragraph("Words and words", 680);
        builder.page().links.push_back({{0, 0, 9, 9}, "https://example.org", "", kArtifact});
        return write_pdf(builder.document, {});
    };
    CHECK(once() == once());
}

TEST_CASE("another document has another ID") {
    const auto identifier = [](const std::string& words) {
        PageBuilder builder;
        builder.paragraph(words, 700);
        const std::string pdf = write_pdf(builder.document, {});
        return pdf.substr(pdf.find("/ID"), 80);
    };
    CHECK(identifier("one") != identifier("eno"));
}

TEST_CASE("titles of all kinds of characters are told alike in both places") {
    CHECK(with_title("Brackets ( ) \\ and <b> & \"quotes\"") ==
          "Brackets ( ) \\ and <b> & \"quotes\"");
    CHECK(with_title("Zürich, العربية, 日本, \U0001F310") == "Zürich, العربية, 日本, \U0001F310");
    CHECK(with_title("((((") == "((((");
    CHECK(with_title("two\nlines\tand a tab") == "two\nlines\tand a tab");
}

TEST_CASE("characters that are no text are left out, broken ones replaced") {
    CHECK(with_title(std::string("a\0b\x01\x1B c", 7)) == "ab c");
    CHECK(with_title("bad \xFF\xC3 byte") == "bad \uFFFD\uFFFD byte");
    CHECK(with_title("half \xED\xA0\x80 of a pair") == "half \uFFFD\uFFFD\uFFFD of a pair");
}

TEST_CASE("a title longer than PDF/A allows is refused") {
    PageBuilder builder;
    builder.document.title = std::string(40000, 'x');
    CHECK_THROWS_AS(write_pdf(builder.document, {}), WriteError);
}

TEST_CASE("dates are told with their time and zone") {
    CHECK(with_date("2024-05-06") == "D:20240506000000Z");
    CHECK(with_date("2024-05-06T12:30") == "D:20240506123000Z");
    CHECK(with_date("2024-05-06T12:30:15Z") == "D:20240506123015Z");
    CHECK(with_date("2024-05-06T12:30:15-05:30") == "D:20240506123015-05'30'");
    CHECK(with_date("").empty());
}

TEST_CASE("who made the file is told") {
    PageBuilder builder;
    builder.document.subject = "What it is about";
    const std::string pdf = written(builder.document);
    CHECK(info_of(pdf, "/Author") == "Ann Author");
    CHECK(info_of(pdf, "/Subject") == "What it is about");
    CHECK(info_of(pdf, "/Creator") == "Precis 0.1.0");
    CHECK(info_of(pdf, "/Producer").starts_with("libharu 2.3"));
}

TEST_CASE("a file without a title does not claim to be PDF/UA") {
    PageBuilder builder;
    builder.document.title.clear();
    CHECK(written(builder.document).find("pdfuaid:part") == std::string::npos);
}

TEST_CASE("right-to-left documents say so") {
    PageBuilder builder;
    builder.document.right_to_left = true;
    CHECK(written(builder.document).find("/Direction/R2L") != std::string::npos);
}

TEST_CASE("streams can be left as they are") {
    PageBuilder builder;
    builder.paragraph("Words", 700);
    const std::string pdf = write_pdf(builder.document, {false});
    CHECK(pdf.find("/FlateDecode") == std::string::npos);
    CHECK(PdfFile(pdf).text() == "Words");
}

}  // namespace precis::pdf::test
