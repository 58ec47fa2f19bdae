#include "docx_fixture.hpp"

#include <catch2/catch.hpp>

using namespace precis::test;

namespace {

// A briefing of one paragraph with exactly this text, which XML could not carry.
std::string render_text(const std::string& text) {
    TestBriefing briefing = briefing_from_xml(
        briefing_with("<section layout='bullets'><heading>H</heading><block item='a'><name>N</name>"
                      "<wording length='short'>W</wording></block></section>"));
    const auto set = [&text](precis::Node& node) { node.first_child->text = text; };
    precis::Node* block = briefing.briefing.blocks().front();
    set(*block->alternatives.front());
    set(*block->first_child);
    set(*block->parent->first_child);
    briefing.briefing.root().set("title", text);
    briefing.choose_all(0);
    return render(PRECIS_PLUGINS, "docx", {}, briefing.briefing);
}

std::string bullet_text(const std::string& text) {
    return Docx(render_text(text)).text("w:p[w:pPr/w:pStyle/@w:val='ListBullet']");
}

}  // namespace

TEST_CASE("control characters in a text become spaces") {
    CHECK(bullet_text("a\x01"
                      "b\x1b[31m\nc") == "a b [31m c. a b [31m c");
}

TEST_CASE("markup in a text is text") {
    CHECK(bullet_text("</w:t>&amp;]]><b>") == "</w:t>&amp;]]><b>. </w:t>&amp;]]><b>");
}

TEST_CASE("bytes that are not UTF-8 are replaced") {
    CHECK(bullet_text("x\xFFy\xED\xA0\x80") ==
          "x\uFFFDy\uFFFD\uFFFD\uFFFD. x\uFFFDy\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("a word of ten thousand letters, emoji and mixed directions are kept whole") {
    const std::string word(10'000, 'w');
    CHECK(bullet_text(word) == word + ". " + word);
    const std::string mixed = "👩‍👩‍👧 שלום abc العربية 漢字 e\u0301";
    CHECK(bullet_text(mixed) == mixed + ". " + mixed);
}

TEST_CASE("sections without blocks, names or wordings leave no trace and no fault") {
    for (const char* layout : {"prose", "numbered", "bullets", "columns", "quotation", "table",
                               "timeline", "figures", "questions", "contact", "unheard-of"}) {
        CAPTURE(layout);
        const std::string section = std::string("<section id='s' layout='") + layout + "'>";
        const Docx bare = docx_of(briefing_with(
            section + "<block item='a'><wording length='short'></wording></block></section>" +
            "<section id='t' layout='" + layout + "' span='page'><block item='b'>" +
            "<wording length='short'>Text.</wording></block></section>"));
        CHECK(bare.body().last_child().name() == std::string("w:sectPr"));
        CHECK(text_of(bare.body()).find("Text.") != std::string::npos);
    }
}

TEST_CASE("a briefing with nothing in it is still a document") {
    const Docx docx = docx_of("<briefing/>");
    CHECK(docx.has("w:p"));
    CHECK(docx.has("w:sectPr"));
}

TEST_CASE("a theme with nonsense in it falls back to sound values") {
    const Docx docx = docx_of(
        R"(<briefing pages="1" columns="99" type-size="NaN"><theme><paper size="Napkin"
 margin-top="x"/><colour role="ink" value="red"/><typeface role="body" family=""/></theme
><section layout="prose"><block item="a"><wording length="short">Text.</wording></block></section
></briefing>)");
    CHECK(docx.select(".//w:pgSz").at(0).attribute("w:w").as_int() == 11906);
    CHECK(docx.part("word/styles.xml").select_node("//w:rFonts[@w:ascii='Calibri']"));
}
