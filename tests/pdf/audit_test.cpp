#include "page_builder.hpp"
#include "pdf/pdf_writer.hpp"
#include "pdf_audit.hpp"
#include "pdf_tools.hpp"

#include <catch2/catch.hpp>

namespace precis::pdf::test {
namespace {

// A file with the objects where they were, one text replaced by another of the same length.
std::string with(std::string pdf, const std::string& from, const std::string& to) {
    const std::size_t at = pdf.find(from);
    REQUIRE(at != std::string::npos);
    REQUIRE(from.size() == to.size());
    return pdf.replace(at, from.size(), to);
}

std::string plain_file() {
    PageBuilder builder;
    builder.text("Title", 72, 700, builder.element("H1"));
    builder.paragraph("Some words", 680);
    builder.page().marks.emplace_back(RuleMark{72, 670, 200, 670, 1, {}, kArtifact});
    return write_pdf(builder.document, {false});
}

bool mentions(const Findings& findings, const std::string& words) {
    for (const std::string& finding : findings) {
        if (finding.find(words) != std::string::npos) {
            return true;
        }
    }
    return false;
}

}  // namespace

TEST_CASE("the audit finds nothing in a file as it should be") {
    CHECK(audit(plain_file()) == Findings{});
}

TEST_CASE("the audit notices what is damaged on purpose") {
    const std::string pdf = plain_file();
    const auto findings = [&](const std::string& from, const std::string& to) {
        return audit(with(pdf, from, to));
    };
    CHECK(mentions(findings("/Artifact BMC", "/Artifacs BMC"), "nor an artifact"));
    CHECK(mentions(findings("/MCID 1", "/MCID 7"), "reading order"));
    CHECK(mentions(findings("/Marked true", "/Marked null"), "not marked"));
    CHECK(mentions(findings("/S/H1", "/S/H3"), "level is left out"));
    CHECK(mentions(findings("<pdfaid:part>2", "<pdfaid:part>1"), "not PDF/A-2"));
    CHECK(mentions(findings("/Title(A page)", "/Title(a page)"), "/Title and dc:title differ"));
    CHECK(mentions(findings("/Tabs/S", "/Tabs/R"), "tab order"));
    CHECK(mentions(findings("/CIDToGIDMap/Identity", "/CIDToGIDMap/Idemtity"), "no map"));
    CHECK(mentions(findings("/Nums[0[", "/Nums[5["), "parent tree"));
    CHECK(mentions(findings("/MediaBox", "/MedlaBox"), "no size"));
    CHECK(mentions(findings("/Count 1", "/Count 2"), "counted wrongly"));
    CHECK(mentions(findings("xmlns:pdfuaid", "xmlns:pdfuald"), "do not say what pdfuaid is"));
}

}  // namespace precis::pdf::test
