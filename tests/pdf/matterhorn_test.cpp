// What matterhorn.md promises: each test damages a sound file and sees that the audit notices.
#include "page_builder.hpp"
#include "pdf/pdf_writer.hpp"
#include "pdf_audit.hpp"
#include "support/sample_pictures.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace precis::pdf::test {
namespace {

namespace fs = std::filesystem;

// Every kind of element that the plugin makes.
void fill(PageBuilder& builder) {
    builder.document.bookmarks.push_back({"Title", 0, 720, 1});
    builder.text("Title", 72, 700, builder.element("H1"));
    const StructureId sect = builder.element("Sect");
    builder.text("Part", 72, 680, builder.element("H2", sect));
    const StructureId foreign = builder.element("P", sect);
    builder.structure(foreign).language = "fr";
    builder.text("Des mots", 72, 660, foreign);
    const StructureId list = builder.element("L", sect);
    const StructureId entry = builder.element("TOCI", builder.element("TOC", sect));
    builder.text("Part", 72, 540, builder.element("Reference", entry));
    const StructureId item = builder.element("LI", list);
    builder.text("1", 72, 640, builder.element("Lbl", item));
    builder.text("First", 90, 640, builder.element("LBody", item));
    const StructureId table = builder.element("Table", sect);
    const StructureId head = builder.element("TR", table);
    for (const int column : {0, 1}) {
        const StructureId cell = builder.element("TH", head);
        builder.structure(cell).scope = "Column";
        builder.text("Head", 72 + 100 * column, 620, cell);
    }
    const StructureId row = builder.element("TR", table);
    for (const int column : {0, 1}) {
        builder.text("Cell", 72 + 100 * column, 600, builder.element("TD", row));
    }
    builder.text("A note", 72, 580, builder.element("Note", sect));
    const StructureId words = builder.element("P", sect);
    const StructureId link = builder.element("Link", words);
    builder.text("A link", 72, 560, link);
    builder.page().links.push_back({{72, 555, 120, 570}, "https://example.org", "A link", link});
    const StructureId figure = builder.element("Figure", sect);
    builder.structure(figure).alternative = "Four colours";
    precis::test::PngForm form;
    form.colour = precis::test::PngForm::Colour::rgb_alpha;
    builder.page().marks.emplace_back(PictureMark{
        {72, 500, 88, 512},
        std::make_shared<picture::Picture>(picture::read_picture(precis::test::sample_png(form))),
        figure});
    builder.page().marks.emplace_back(RuleMark{72, 490, 200, 490, 1, {}, kArtifact});
}

std::string rich_file(bool compress) {
    PageBuilder builder;
    fill(builder);
    return write_pdf(builder.document, {compress});
}

const std::string& sound_file() {
    static const std::string file = rich_file(false);
    return file;
}

// What the audit says when one text of the sound file is replaced by another of the same length.
std::string findings(const std::string& from, const std::string& to) {
    std::string pdf = sound_file();
    const std::size_t at = pdf.find(from);
    INFO("'" << from << "' is not in the file");
    REQUIRE(at != std::string::npos);
    REQUIRE(from.size() == to.size());
    std::string said;
    for (const std::string& finding : audit(pdf.replace(at, from.size(), to))) {
        said += finding + "\n";
    }
    return said;
}

bool notices(const std::string& from, const std::string& to, const std::string& words) {
    const std::string said = findings(from, to);
    UNSCOPED_INFO("'" << from << "' became '" << to << "': " << said);
    return said.find(words) != std::string::npos;
}

std::string contents_of(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

fs::path folder() {
    return fs::path(PRECIS_SOURCE_DIR) / "tests/pdf";
}

std::set<std::string> test_names() {
    std::set<std::string> names;
    const std::regex name(R"rx(TEST_CASE\("([^"]+)")rx");
    for (const char* const place : {"tests/pdf", "tests/cli", "tests/example"}) {
        for (const auto& entry : fs::directory_iterator(fs::path(PRECIS_SOURCE_DIR) / place)) {
            if (entry.path().extension() != ".cpp") {
                continue;
            }
            const std::string text = contents_of(entry.path());
            for (std::sregex_iterator found(text.begin(), text.end(), name), end; found != end;
                 ++found) {
                names.insert((*found)[1]);
            }
        }
    }
    return names;
}

}  // namespace

TEST_CASE("each machine-checkable condition names a test that there is, or why it cannot be") {
    const std::set<std::string> names = test_names();
    const std::regex line(R"rx(\| (\d\d)(-\d\d\d)? \| ([MH]?) ?\| (.+) \| (.*) ?\|)rx");
    std::set<std::string> conditions;
    std::set<std::string> checkpoints;
    std::istringstream table(contents_of(folder() / "matterhorn.md"));
    for (std::string text; std::getline(table, text);) {
        std::smatch part;
        if (!text.starts_with("| ") || text.starts_with("| condition")) {
            continue;
        }
        INFO(text);
        REQUIRE(std::regex_match(text, part, line));
        CHECK(conditions.insert(part[1].str() + part[2].str()).second);
        checkpoints.insert(part[1]);
        const std::string by = part[5].str().substr(0, part[5].str().find_last_not_of(' ') + 1);
        if (part[3] != "M") {
            CHECK(by.empty());
        } else if (by.starts_with("test: ")) {
            CHECK(names.contains(by.substr(6)));
        } else {
            CHECK((by.starts_with("never: ") && by.size() > 40));
        }
    }
    CHECK(checkpoints.size() == 31);
    CHECK(conditions.size() > 130);
}

TEST_CASE("a file with every kind of element is as it should be") {
    CHECK(audit(sound_file()) == Findings{});
    CHECK(audit(rich_file(true)) == Findings{});
}

TEST_CASE("marked content is either tagged or an artifact, and never nested") {
    CHECK(notices("/Artifact BMC", "/Artifacs BMC", "nor an artifact"));
    CHECK(notices("EMC\n/H2<</MCID 1>>BDC", "   \n/H2<</MCID 1>>BDC", "nested marked content"));
    CHECK(notices("/Artifact BMC", "             ", "outside of marked content"));
}

TEST_CASE("the catalogue says that the file is tagged, titled and in a language") {
    CHECK(notices("/Marked true", "/Marked null", "not marked as tagged"));
    CHECK(notices("/DisplayDocTitle true", "/DisplayDocTitle null", "title is not shown"));
    CHECK(notices("/Lang(en)", "/Lang(  )", "no language"));
}

TEST_CASE("there are only standard types, and no role map") {
    CHECK(notices("/S/Sect", "/S/Part", "content is tagged") == false);
    CHECK(notices("/S/H2/P", "/S/Hx/P", "/Hx is not a standard type"));
    CHECK(notices("/ParentTreeNextKey 2", "/RoleMap <</A /B>>  ", "a role map"));
}

TEST_CASE("the metadata identify the file and its standards") {
    CHECK(notices("/Metadata", "/Motadata", "no metadata"));
    CHECK(notices("<pdfuaid:part>1", "<pdfuaid:part>2", "PDF/UA goes with a title"));
    CHECK(notices("<pdfaid:part>2", "<pdfaid:part>1", "not PDF/A-2"));
    CHECK(notices("<dc:title>", "<dc:tible>", "broken XML"));
    CHECK(notices("/Title(A page)", "/Title(a page)", "/Title and dc:title differ"));
}

TEST_CASE("parts of tables and lists stand only where they may") {
    CHECK(notices("/S/LI/P", "/S/TR/P", "/TR in /L"));
    CHECK(notices("/S/LBody/P", "/S/TD   /P", "/TD in /LI"));
    CHECK(notices("/S/TR/P", "/S/LI/P", "/LI in /Table"));
}

TEST_CASE("parts of a table of contents stand only where they may") {
    CHECK(notices("/S/TOC/P", "/S/L  /P", "/TOCI in /L"));
    CHECK(notices("/S/TOCI/P", "/S/LI  /P", "/LI in /TOC"));
    CHECK(notices("/S/TOCI/P", "/S/P   /P", "/P in /TOC"));
}

TEST_CASE("each glyph that is shown says what it is and how wide") {
    CHECK(notices("beginbfchar\n<0001>", "beginbfchar\n<0F01>", "says nothing"));
    CHECK(notices("/ToUnicode", "/ToUnicote", "no ToUnicode"));
    CHECK(notices("> <0041>", "> <FEFF>", "says nothing"));
    CHECK(notices("> <0041>", "> <0000>", "says nothing"));
    CHECK(notices("Td\n[<00", "Td\n[<F0", "a code without a glyph"));
    CHECK(notices("/W[1[", "/W[2[", "is wrong"));
}

TEST_CASE("the language of everything is known") {
    // The catalogue's holds for all that states none: text, links, bookmarks, metadata.
    CHECK(notices("/Lang(en)", "/Lung(en)", "no language"));
    CHECK(notices("/Lang(fr)", "/Lang(%%)", "is no language"));
}

TEST_CASE("headings begin with H1 and leave out no level") {
    CHECK(notices("/S/H1", "/S/H2", "a heading level is left out"));
    CHECK(notices("/S/H2", "/S/H3", "a heading level is left out"));
    CHECK(notices("/S/H2/P", "/S/H /P", "/H is not a standard type"));
}

TEST_CASE("tables are regular and their heads have a scope") {
    CHECK(notices("/Scope/Column", "/Scops/Column", "a TH without scope"));
    CHECK(notices("/S/TD/P", "/S/P /P", "another number of cells"));
}

TEST_CASE("every note can be found by an ID of its own") {
    CHECK(notices("/ID(note", "/IX(note", "a Note without an ID"));
}

TEST_CASE("every annotation is a link within its element") {
    CHECK(notices("/Subtype/Link", "/Subtype/Text", "an annotation of another kind"));
    CHECK(notices("/Subtype/Link/F 4", "/Subtype/Link/F 2", "not printed"));
    CHECK(notices("/Contents(A link)", "/Contends(A link)", "a link without Contents"));
    CHECK(notices("/S/Link/P", "/S/Span/P", "an annotation in /Span"));
    CHECK(notices("/S/URI/URI", "/S/GoT/URI", "no address"));
}

TEST_CASE("the tab order is that of the structure") {
    CHECK(notices("/Tabs/S", "/Tabs/R", "the tab order"));
    CHECK(notices("/Tabs/S", "/Tubs/S", "the tab order"));
}

TEST_CASE("nothing is shown but text, paths and pictures of the file itself") {
    CHECK(notices("/Subtype/Image", "/Subtype/Form ", "is no image"));
    CHECK(notices("/BitsPerComponent 8", "/Interpolate   true", "is smoothed"));
    CHECK(notices("/ColorSpace/DeviceRGB", "/ColorSpace/Pattern  ", "a colour space"));
}

TEST_CASE("every font is a Type 0 font with its program") {
    CHECK(notices("/CIDToGIDMap/Identity", "/CIDToGIDMap/Idemtity", "no map"));
    CHECK(notices("/CIDToGIDMap/Identity", "/CIDToGIDMip/Identity", "no map"));
    CHECK(notices("/Identity-H", "/Identity-X", "with Identity-H"));
    CHECK(notices("/FontFile2", "/FontFole2", "no program"));
    CHECK(notices("/ItalicAngle", "/CIDSet     ", "a CIDSet"));
}

}  // namespace precis::pdf::test
