#include "docx_fixture.hpp"

#include <set>

#include <catch2/catch.hpp>

using namespace precis;
using namespace precis::test;

namespace {

std::set<std::string> values(const Docx& docx, const std::string& part, const char* xpath) {
    std::set<std::string> found;
    for (const auto& node : docx.part(part).select_nodes(xpath)) {
        found.insert(node.attribute().value());
    }
    return found;
}

}  // namespace

TEST_CASE("every style that is used is defined") {
    const Docx docx = docx_of(sample_briefing_xml());
    const auto defined = values(docx, "word/styles.xml", "//w:style/@w:styleId");
    for (const char* part : {"word/document.xml", "word/footer1.xml", "word/numbering.xml"}) {
        for (const auto& style : values(docx, part,
                                        "//w:pStyle/@w:val | //w:rStyle/@w:val | "
                                        "//w:tblStyle/@w:val")) {
            CAPTURE(part, style);
            CHECK(defined.count(style) == 1);
        }
    }
    for (const auto& style :
         values(docx, "word/styles.xml", "//w:next/@w:val | //w:basedOn/@w:val")) {
        CAPTURE(style);
        CHECK(defined.count(style) == 1);
    }
}

TEST_CASE("masthead and headings have the styles that Word knows them by") {
    const Docx docx = docx_of(sample_briefing_xml());
    CHECK(docx.text("w:p[w:pPr/w:pStyle/@w:val='Title']") == "Harbour plan");
    CHECK(docx.text("w:p[w:pPr/w:pStyle/@w:val='Subtitle']") == "Port Authority, 6 May 2024");
    CHECK(docx.text("w:p[w:pPr/w:pStyle/@w:val='Heading1'][2]") == "Four lines of work");
    CHECK(docx.part("word/styles.xml")
              .select_node("//w:style[@w:styleId='Heading1']/w:name[@w:val='heading 1']"));
    CHECK(docx.text("w:p[w:pPr/w:pStyle/@w:val='Attribution']") == "— Ada Warden, harbour master");
}

TEST_CASE("styles take colours, typefaces and sizes from the theme") {
    const Docx docx = docx_of(sample_briefing_xml());
    const auto styles = docx.part("word/styles.xml");
    CHECK(styles.select_node("//w:docDefaults//w:rFonts[@w:ascii='Calibri']"));
    CHECK(styles.select_node("//w:style[@w:styleId='Title']//w:rFonts[@w:ascii='Cambria']"));
    CHECK(styles.select_node("//w:style[@w:styleId='Title']//w:color[@w:val='FFFFFF']"));
    CHECK(styles.select_node("//w:style[@w:styleId='Title']//w:shd[@w:fill='12324A']"));
    CHECK(styles.select_node("//w:style[@w:styleId='BodyText']//w:sz[@w:val='20']"));
}

TEST_CASE("each numbered list counts from one with a definition of its own") {
    const std::string list =
        R"(layout="numbered"><block item="a"><wording length="short">One.</wording>
</block><block item="b"><wording length="short">Two.</wording></block></section>)";
    const Docx docx = docx_of(briefing_with("<section id='x' " + list + "<section id='y' " + list));
    std::vector<std::string> lists;
    for (const auto node :
         docx.select("w:p[w:pPr/w:pStyle/@w:val='ListNumber']/w:pPr/w:numPr/w:numId")) {
        lists.emplace_back(node.attribute("w:val").value());
    }
    REQUIRE(lists.size() == 4);
    CHECK(lists[0] == lists[1]);
    CHECK(lists[0] != lists[2]);
    for (const std::string& id : {lists[0], lists[2]}) {
        const std::string path =
            "//w:num[@w:numId='" + id + "']/w:lvlOverride/w:startOverride[@w:val='1']";
        CHECK(docx.part("word/numbering.xml").select_node(path.c_str()));
    }
}

TEST_CASE("a table has a header row that repeats, a title and a description") {
    const Docx docx = docx_of(sample_briefing_xml());
    const auto tables = docx.select("w:tbl");
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].select_nodes("w:tr").size() == 3);
    CHECK(tables[0].select_node("w:tr[1]/w:trPr/w:tblHeader"));
    CHECK(tables[0].select_nodes("w:tr/w:trPr/w:cantSplit").size() == 3);
    CHECK(text_of(tables[0].select_node("w:tr[1]").node()) == "DateMilestone");
    CHECK(tables[0].select_node("w:tblPr/w:tblCaption").node().attribute("w:val").value() ==
          std::string("Milestones"));
    CHECK(tables[0].select_node("w:tblPr/w:tblDescription").node().attribute("w:val").value() ==
          std::string("Milestones: Date, Milestone"));
}

TEST_CASE("sources are a numbered list that the marks in the text lead to") {
    const Docx docx = docx_of(sample_briefing_xml());
    CHECK(docx.select("w:p[w:pPr/w:pStyle/@w:val='Source']").size() == 2);
    CHECK(docx.has("w:p/w:bookmarkStart[@w:name='source_1']"));
    const auto marks = docx.select("w:p[contains(., 'fishers')]//w:hyperlink[@w:anchor]");
    REQUIRE(marks.size() == 2);
    CHECK(marks[0].attribute("w:anchor").value() == std::string("source_1"));
    CHECK(text_of(marks[1]) == "2");
    CHECK(marks[1].select_node("w:r/w:rPr/w:rStyle[@w:val='SourceMark']"));
}

TEST_CASE("links have a relationship; addresses of other kinds are text") {
    const Docx docx = docx_of(briefing_with(
        R"x(<section layout="prose"><block item="a"><wording length="short">See <link
 href="https://example.org/a b">this</link> or <link href="javascript:alert(1)">that</link
>.</wording></block></section>)x"));
    const auto links = docx.select(".//w:hyperlink[@r:id]");
    REQUIRE(links.size() == 1);
    CHECK(text_of(links[0]) == "this");
    const auto target = docx.part("word/_rels/document.xml.rels")
                            .find_child_by_attribute("Id", links[0].attribute("r:id").value());
    CHECK(target.attribute("Target").value() == std::string("https://example.org/a%20b"));
    CHECK(target.attribute("TargetMode").value() == std::string("External"));
}

TEST_CASE("what says an item stands in a content control with the item's id") {
    const Docx docx = docx_of(sample_briefing_xml());
    CHECK(text_of(docx.select(".//w:sdt[w:sdtPr/w:tag/@w:val='light']").at(0)) ==
          "Light always. Every mark is lit, and a mark that fails is lit again before the next "
          "tide.1");
    CHECK(docx.has("w:tbl//w:sdt[w:sdtPr/w:tag/@w:val='m2']"));
    CHECK(values(docx, "word/document.xml", "//w:sdtPr/w:id/@w:val").size() ==
          docx.select(".//w:sdtPr").size());
}

TEST_CASE("columns of text stand between continuous section breaks and begin where told") {
    const Docx docx = docx_of(sample_briefing_xml());
    const auto sections = docx.select(".//w:sectPr");
    REQUIRE(sections.size() == 3);
    CHECK(sections[0].child("w:cols").attribute("w:num").value() == std::string("1"));
    CHECK(sections[1].child("w:cols").attribute("w:num").value() == std::string("2"));
    CHECK(sections[1].child("w:type").attribute("w:val").value() == std::string("continuous"));
    CHECK(sections[2].child("w:cols").attribute("w:num").value() == std::string("1"));
    CHECK(docx.select(".//w:br[@w:type='column']").size() == 1);
}

TEST_CASE("the footer has the page and the number of pages as fields") {
    const Docx docx = docx_of(sample_briefing_xml());
    const auto footer = docx.part("word/footer1.xml");
    CHECK(text_of(footer) == "Harbour plan · 1 June 20241 / 1");
    CHECK(footer.select_node("//w:fldSimple[contains(@w:instr, 'NUMPAGES')]"));
}

TEST_CASE(
    "longer documents have a running head on all pages but the first, and headings for names") {
    const std::string section = R"(<section layout="prose"><heading>Ideas</heading><block item="a"
><name>Depth</name><wording length="short">Deep.</wording></block></section>)";
    const Docx docx = docx_of(briefing_with(section, R"(pages="any" columns="1" lang="en")"));
    CHECK(text_of(docx.part("word/header1.xml")) == "Harbour plan");
    CHECK(text_of(docx.part("word/header2.xml")).empty());
    CHECK(docx.has(".//w:sectPr/w:titlePg"));
    CHECK(docx.text("w:p[w:pPr/w:pStyle/@w:val='Heading2']") == "Depth");
}

TEST_CASE("a marking stands on every page") {
    const Docx docx = docx_of(
        briefing_with("<section layout='prose'><block item='a'><wording length='short'>Deep."
                      "</wording></block></section>",
                      R"(pages="1" marking="TLP:AMBER" lang="en")"));
    CHECK(text_of(docx.part("word/header1.xml")) == "TLP:AMBER");
    CHECK(docx.has(".//w:sectPr/w:headerReference[@w:type='default']"));
}

TEST_CASE("document properties come from the briefing, its date included") {
    const Docx docx = docx_of(sample_briefing_xml());
    const auto core = docx.part("docProps/core.xml");
    CHECK(core.child("dc:title").text().get() == std::string("Harbour plan"));
    CHECK(core.child("dc:subject").text().get() == std::string("Harbour pilots"));
    CHECK(core.child("dc:creator").text().get() == std::string("Port Authority"));
    CHECK(core.child("dc:language").text().get() == std::string("en"));
    CHECK(core.child("dcterms:created").text().get() == std::string("2024-06-01T00:00:00Z"));
    CHECK(docx.part("word/settings.xml")
              .select_node("//w:compatSetting[@w:name='compatibilityMode'][@w:val='15']"));
}

TEST_CASE("text from right to left is marked so in paragraphs, runs, tables and sections") {
    const Docx docx = docx_of(briefing_with(
        R"(<section layout="timeline"><heading>محطات</heading><block item="a" date="2024"
 date-text="2024"><wording length="short">نص <strong>مهم</strong></wording></block></section>)",
        R"(pages="1" lang="ar" dir="rtl")"));
    CHECK(docx.has("w:p[w:pPr/w:pStyle/@w:val='Heading1']/w:pPr/w:bidi"));
    CHECK(docx.has("w:tbl/w:tblPr/w:bidiVisual"));
    CHECK(docx.has(".//w:sectPr/w:bidi"));
    CHECK(docx.has(".//w:r[w:t='مهم']/w:rPr/w:rtl"));
    CHECK(text_of(docx.select("w:tbl/w:tr").at(0)) == "DateSubject");
    CHECK(docx.part("word/styles.xml").select_node("//w:docDefaults//w:lang[@w:bidi='ar']"));
}

TEST_CASE("a name that runs the other way is embedded, and what follows is not drawn to it") {
    const std::string name = "\u05E0\u05DE\u05DC.";
    const Docx docx = docx_of(briefing_with(
        "<section layout='prose'><block item='a'><wording length='short'>For \u2068" + name +
        "\u2069 5 <strong>ships \u2068" + name + "\u2069</strong></wording></block></section>"));
    const auto embedded = docx.select(".//w:dir[@w:val='rtl']/w:r");
    REQUIRE(embedded.size() == 2);
    for (const pugi::xml_node run : embedded) {
        CHECK(run.child("w:t").text().get() == "\u200F" + name + "\u200F");
        CHECK(run.child("w:rPr").child("w:rtl"));
    }
    CHECK(docx.has(".//w:r[w:t='For ']"));
    CHECK(docx.has(".//w:dir/following-sibling::w:r[w:t='\u200E 5 ']"));
    CHECK_FALSE(docx.has(".//w:t[contains(., '\u2068') or contains(., '\u2069')]"));
}

TEST_CASE("a Latin name on a page from right to left is embedded") {
    const Docx docx = docx_of(briefing_with(
        "<section layout='prose'><block item='a'><wording length='short'>\u0646\u0635 "
        "\u2068Port Inc.\u2069, 5</wording></block></section>",
        R"(pages="1" lang="ar" dir="rtl")"));
    const auto embedded = docx.select(".//w:dir[@w:val='ltr']/w:r");
    REQUIRE(embedded.size() == 1);
    CHECK(embedded[0].child("w:t").text().get() == std::string("\u200EPort Inc.\u200E"));
    CHECK_FALSE(embedded[0].child("w:rPr").child("w:rtl"));
    CHECK(docx.has(".//w:r[w:t='\u200F, 5']/w:rPr/w:rtl"));
}

TEST_CASE("a passage in another language says so") {
    const Docx docx = docx_of(briefing_with(
        R"(<section layout="prose"><block item="a"><wording length="short" lang="fr">Bonjour.</wording
></block></section>)"));
    CHECK(docx.has(".//w:r[w:t='Bonjour.']/w:rPr/w:lang[@w:val='fr']"));
}

TEST_CASE("the same briefing gives the same bytes") {
    CHECK(docx_bytes(sample_briefing_xml()) == docx_bytes(sample_briefing_xml()));
}

TEST_CASE("a flat document has the same parts as the package") {
    const Docx zip = docx_of(sample_briefing_xml());
    pugi::xml_document flat;
    const std::string text = docx_bytes(sample_briefing_xml(), 0, {{"package", "flat"}});
    REQUIRE(flat.load_string(text.c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
    std::size_t compared = 0;
    for (const auto part : flat.child("pkg:package").children("pkg:part")) {
        const std::string name = part.attribute("pkg:name").value();
        CAPTURE(name);
        struct Text : pugi::xml_writer {
            void write(const void* data, std::size_t size) override {
                all.append(static_cast<const char*>(data), size);
            }
            std::string all;
        } in_flat, in_zip;
        part.child("pkg:xmlData").first_child().print(in_flat, "", pugi::format_raw);
        zip.part(name.substr(1)).print(in_zip, "", pugi::format_raw);
        CHECK(in_flat.all == in_zip.all);
        ++compared;
    }
    CHECK(compared + 1 == zip.entries().size());  // all but the content types
}

TEST_CASE("the paper is the theme's unless another is asked for") {
    const auto width = [](const OptionValues& options) {
        return Docx(docx_bytes(sample_briefing_xml(), 0, options))
            .select(".//w:pgSz")
            .at(0)
            .attribute("w:w")
            .as_int();
    };
    CHECK(width({}) == 11906);
    CHECK(width({{"paper", "Letter"}}) == 12240);
}
