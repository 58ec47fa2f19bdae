// What a run of documents shares, and that it makes no difference to any of them.
#include "page_builder.hpp"
#include "pdf/pdf_writer.hpp"
#include "pdf_audit.hpp"

#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace precis::pdf::test {
namespace {

const std::string kArabic = "/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf";
const std::string kHan = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
const std::vector<std::string> kTexts{"Quiet water for all",   "The office of the first affair",
                                      "Sixteen ships",         "Über Größe: \u201Eeins\u201C",
                                      "Another line of words", "Quiet water for all"};

Document page_of(PageBuilder& builder, const std::string& words, const Script& as = {}) {
    builder.document.pages.clear();
    builder.document.structure.clear();
    builder.add_page();
    builder.element("Document", kArtifact);
    builder.paragraph(words, 700, as);
    return builder.document;
}

std::set<std::string> font_programs(const std::string& pdf) {
    const PdfObjects objects(pdf);
    std::set<std::string> programs;
    for (const auto& [key, object] : objects.all().items()) {
        if (!object.contains("value") || !object.at("value").is_object()) {
            continue;
        }
        for (const char* const file : {"/FontFile2", "/FontFile3"}) {
            if (object.at("value").contains(file)) {
                programs.insert(objects.bytes(object.at("value").at(file)));
            }
        }
    }
    return programs;
}

}  // namespace

TEST_CASE("documents with shared fonts hold the very same font program") {
    PageBuilder builder;
    PdfWriter writer({true, FontUse::shared});
    std::set<std::string> programs;
    for (const std::string& words : kTexts) {
        const std::string pdf = writer.write(page_of(builder, words));
        CHECK(audit(pdf) == Findings{});
        programs.merge(font_programs(pdf));
    }
    CHECK(programs.size() == 1);
}

TEST_CASE("what a writer wrote before makes no difference to a document") {
    for (const FontUse use : {FontUse::subset, FontUse::shared}) {
        PageBuilder builder;
        const WriteOptions options{true, use};
        PdfWriter writer(options);
        for (const std::string& words : kTexts) {
            const Document document = page_of(builder, words);
            CHECK(writer.write(document) == write_pdf(document, options));
        }
    }
}

TEST_CASE("shared fonts serve Arabic in all its forms") {
    PageBuilder builder;
    const Script arabic{kArabic, HB_SCRIPT_ARABIC, true};
    PdfWriter writer({true, FontUse::shared});
    std::set<std::string> programs;
    for (const char* const words : {"الاستراتيجية", "التضامن الرقمي", "لا إله"}) {
        const std::string pdf = writer.write(page_of(builder, words, arabic));
        CHECK(audit(pdf) == Findings{});
        programs.merge(font_programs(pdf));
    }
    CHECK(programs.size() == 1);
}

TEST_CASE("a font of thousands of characters is never shared whole") {
    PageBuilder builder;
    const std::string pdf = write_pdf(page_of(builder, "数字团结", {kHan, HB_SCRIPT_HAN, false}),
                                      {true, FontUse::shared});
    CHECK(audit(pdf) == Findings{});
    CHECK(pdf.size() < 40'000);
}

TEST_CASE("a file claims the standards that it is asked to be held to") {
    PageBuilder builder;
    const Document document = page_of(builder, "Words");
    const auto claims = [&](Conformance conformance) {
        const std::string pdf = write_pdf(document, {true, FontUse::subset, conformance});
        return std::string(pdf.find("<pdfuaid:part>1") != std::string::npos ? "ua " : "") +
               (pdf.find("<pdfaid:part>2") != std::string::npos ? "a " : "") +
               (pdf.find("/OutputIntents") != std::string::npos ? "intent" : "");
    };
    CHECK(claims(Conformance::archive_accessible) == "ua a intent");
    CHECK(claims(Conformance::archive) == "a intent");
    CHECK(claims(Conformance::none).empty());
}

}  // namespace precis::pdf::test
