#include "page_builder.hpp"
#include "pdf/pdf_writer.hpp"
#include "pdf_tools.hpp"

#include <catch2/catch.hpp>

namespace precis::pdf::test {
namespace {

std::string structure_of(const std::string& pdf) {
    return PdfFile(pdf).run("pdfinfo -struct @").text;
}

// Whether the parts come one after another.
bool in_order(const std::string& text, std::initializer_list<std::string_view> parts) {
    std::size_t at = 0;
    for (const std::string_view part : parts) {
        at = text.find(part, at);
        if (at == std::string::npos) {
            return false;
        }
        at += part.size();
    }
    return true;
}

void add_list(PageBuilder& builder, const std::string& label) {
    const StructureId list = builder.element("L");
    const StructureId item = builder.element("LI", list);
    builder.text(label, 72, 600, builder.element("Lbl", item));
    builder.text("An item", 90, 600, builder.element("LBody", item));
}

}  // namespace

TEST_CASE("headings, lists and tables are told as what they are") {
    PageBuilder builder;
    builder.text("Title", 72, 700, builder.element("H1"));
    add_list(builder, "1.");
    const StructureId row = builder.element("TR", builder.element("Table"));
    const StructureId head = builder.element("TH", row);
    builder.structure(head).scope = "Row";
    builder.text("Head", 72, 500, head);
    builder.text("Cell", 200, 500, builder.element("TD", row));
    const std::string told = structure_of(written(builder.document));
    INFO(told);
    CHECK(in_order(told, {"Document", "H1", "L (block)", "/ListNumbering /Decimal", "LI", "Lbl",
                          "LBody", "Table", "TR", "TH", "/Scope /Row", "TD"}));
}

TEST_CASE("a list says how it is numbered by its first label") {
    for (const auto& [label, numbering] :
         {std::pair("\u2022", "Disc"), std::pair("a)", "LowerAlpha"),
          std::pair("(B)", "UpperAlpha"), std::pair("12", "Decimal")}) {
        PageBuilder builder;
        add_list(builder, label);
        CHECK(in_order(structure_of(written(builder.document)), {"ListNumbering", numbering}));
    }
}

TEST_CASE("a link stands between the words around it") {
    PageBuilder builder;
    const StructureId paragraph = builder.element("P");
    const StructureId link = builder.element("Link", paragraph);
    builder.text("before ", 72, 700, paragraph);
    builder.text("link", 110, 700, link);
    builder.text(" after", 140, 700, paragraph);
    builder.page().links.push_back({{110, 698, 140, 710}, "https://example.org", "There", link});
    const std::string told = PdfFile(written(builder.document)).structure_text();
    INFO(told);
    CHECK(in_order(told, {"P (block)", "before ", "Link", "link", " after"}));
}

TEST_CASE("a paragraph goes on from one page to the next") {
    PageBuilder builder;
    const StructureId paragraph = builder.element("P");
    builder.text("first page", 72, 100, paragraph);
    builder.add_page();
    builder.text("second page", 72, 700, paragraph);
    const std::string told = PdfFile(written(builder.document)).structure_text();
    CHECK(in_order(told, {"first page", "second page"}));
    CHECK(told.find("P (block)") == told.rfind("P (block)"));
}

TEST_CASE("an element without content keeps its place") {
    PageBuilder builder;
    const StructureId row = builder.element("TR", builder.element("Table"));
    builder.text("one", 72, 700, builder.element("TD", row));
    builder.element("TD", row);
    builder.text("three", 200, 700, builder.element("TD", row));
    const std::string told = PdfFile(written(builder.document)).structure_text();
    CHECK(in_order(told, {"TD", "one", "TD", "TD", "three"}));
}

TEST_CASE("a figure has its alternative text and its place on the page") {
    PageBuilder builder;
    const StructureId figure = builder.element("Figure");
    builder.structure(figure).alternative = "Ein Diagramm \u2013 steigend";
    builder.page().marks.emplace_back(FillMark{{100, 100, 120, 150}, 0, {}, figure});
    builder.page().marks.emplace_back(RuleMark{90, 100, 200, 100, 2, {}, figure});
    const std::string pdf = written(builder.document);
    const std::string told = structure_of(pdf);
    INFO(told);
    CHECK(in_order(told, {"Figure", "BBox", "[89 99 201 150]"}));
    CHECK(PdfFile(pdf).run("qpdf --json @").text.find("Ein Diagramm \u2013 steigend") !=
          std::string::npos);
}

TEST_CASE("notes can be found by a name of their own") {
    PageBuilder builder;
    builder.text("A source", 72, 100, builder.element("Note"));
    builder.text("Another", 72, 90, builder.element("Note"));
    const std::string pdf = write_pdf(builder.document, {false});
    CHECK(pdf.find("/IDTree") != std::string::npos);
    written(builder.document);
}

TEST_CASE("the language of an element is told where it differs") {
    PageBuilder builder;
    builder.structure(builder.element("P")).language = "de-AT";
    const std::string pdf = write_pdf(builder.document, {false});
    CHECK(pdf.find("/Lang(de-AT)") != std::string::npos);
    CHECK(pdf.find("/Lang(en)") != std::string::npos);
}

TEST_CASE("an empty page and an empty structure are sound") {
    Document document;
    document.pages.push_back({100, 200, {}, {}});
    const std::string pdf = written(document);
    CHECK(PdfFile(pdf).run("pdfinfo @").text.find("Page size:       100 x 200 pts") !=
          std::string::npos);
}

TEST_CASE("five thousand marks on fifty pages are written and told") {
    PageBuilder builder;
    for (int page = 0; page < 50; ++page) {
        if (page > 0) {
            builder.add_page();
        }
        for (int line = 0; line < 100; ++line) {
            builder.paragraph("A line of text", 800 - 7 * line);
        }
    }
    const PdfFile file(written(builder.document));
    CHECK(file.run("pdfinfo @").text.find("Pages:           50") != std::string::npos);
}

TEST_CASE("what does not hold together is refused with the reason") {
    const auto reason = [](void (*damage)(PageBuilder&)) -> std::string {
        PageBuilder builder;
        builder.paragraph("text", 700);
        damage(builder);
        try {
            write_pdf(builder.document, {});
        } catch (const WriteError& error) {
            return error.what();
        }
        return "it was written";
    };
    CHECK(reason([](PageBuilder& b) { b.document.pages.clear(); }) == "the document has no page");
    CHECK(reason([](PageBuilder& b) { b.page().width = 2; }) ==
          "a page is smaller than 3 or larger than 14400 points");
    CHECK(reason([](PageBuilder& b) { b.element("Para"); }) ==
          "'Para' is not a type of structure element");
    CHECK(reason([](PageBuilder& b) { b.element("P", 7); }) ==
          "a structure element does not come after its parent");
    CHECK(reason([](PageBuilder& b) { b.structure(0).type = "P"; }) ==
          "the structure tree does not begin with a Document");
    CHECK(reason([](PageBuilder& b) { b.paragraph("x", 1).structure = 99; }) ==
          "a mark belongs to a structure element that is not there");
    CHECK(reason([](PageBuilder& b) { b.paragraph("x", 1).run = nullptr; }) ==
          "a text has no font");
    CHECK(reason([](PageBuilder& b) { b.paragraph("x", 1).size = 0; }) == "a text has no size");
    CHECK(reason([](PageBuilder& b) { b.paragraph("x", 1).x = 0.0 / 0.0; }) ==
          "a measure of the page is not a number or too large");
    CHECK(reason([](PageBuilder& b) { b.document.language = "english language"; }) ==
          "'english language' is not a language tag");
    CHECK(reason([](PageBuilder& b) {
              b.document.bookmarks.push_back({"x", 3, 0, 1});
          }) == "a bookmark leads to a page that is not there");
    CHECK(reason([](PageBuilder& b) { b.document.date = "6 May 2024"; }) ==
          "'6 May 2024' is not a date as ISO 8601 writes it");
}

}  // namespace precis::pdf::test
