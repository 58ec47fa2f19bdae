// The PDF files of the example, across audiences, languages, templates and themes, as other
// programs and our own independent audit see them.
#include "example/example_files.hpp"
#include "pdf/pdf_audit.hpp"

#include <array>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace precis::test;

namespace {

const std::vector<std::string> kLanguages{"en", "fr", "es", "ar", "ru", "zh"};
const std::vector<std::string> kThemes{"ministry", "high-contrast"};

int page_count(const std::string& info) {
    const std::size_t at = info.find("\nPages:");
    return at == std::string::npos ? 0 : std::atoi(info.c_str() + at + 7);
}

bool is_right_count(const std::string& form, int pages) {
    return form == "one-pager" ? pages == 1 : form == "talking-points" ? pages <= 2 : pages >= 1;
}

// The lines of pdffonts whose font is not embedded, not a subset or without Unicode.
std::string lacking(const std::string& fonts) {
    std::istringstream lines(fonts);
    std::string line;
    std::string found;
    int count = 0;
    while (std::getline(lines, line)) {
        if (++count > 2 && line.find("yes yes yes") == std::string::npos) {
            found += line + "\n";
        }
    }
    return count > 2 ? found : "there are no fonts";
}

void check_file(const ExampleFiles& files, const std::string& form) {
    const std::string info = files.asked({"pdfinfo", "page.pdf"});
    CHECK(is_right_count(form, page_count(info)));
    CHECK(info.find("Tagged:          yes") != std::string::npos);
    CHECK(lacking(files.asked({"pdffonts", "page.pdf"})).empty());
    CHECK(files.asked({"pdfinfo", "-struct", "page.pdf"}).find("Error") == std::string::npos);
    CHECK(
        files.asked({"qpdf", "--check", "page.pdf"}).find("No syntax or stream encoding errors") !=
        std::string::npos);
    CHECK(precis::pdf::test::audit(files.read("page.pdf")) == std::vector<std::string>{});
}

}  // namespace

TEST_CASE("PDF files are clean for every audience in every language") {
    const ExampleFiles files;
    for (std::size_t a = 0; a < kAudiences.size(); ++a) {
        for (std::size_t l = 0; l < kLanguages.size(); ++l) {
            const std::string& form = kTemplates[(a + l) % kTemplates.size()];
            const std::string& theme = kThemes[(a + l / 2) % kThemes.size()];
            INFO(kAudiences[a] << " " << kLanguages[l] << " " << form << " " << theme);
            files.make({"--audience", kAudiences[a], "--language", kLanguages[l], "--template",
                        form, "--theme", theme},
                       "page.pdf");
            check_file(files, form);
        }
    }
}

TEST_CASE("PDF files are clean with every template and theme, also with shared fonts") {
    const ExampleFiles files;
    for (const std::string& form : kTemplates) {
        for (const std::string& theme : kThemes) {
            INFO(form << " " << theme);
            files.make({"--audience", "public", "--template", form, "--theme", theme, "--set",
                        "pdf.fonts=shared"},
                       "page.pdf");
            check_file(files, form);
        }
    }
}

TEST_CASE("a PDF file is the same on another day, in another zone, locale and folder") {
    const ExampleFiles files;
    const std::string strategy = std::string(PRECIS_SOURCE_DIR) + "/examples/digital-solidarity";
    const auto make = [&](const std::string& from, const std::string& name,
                          std::map<std::string, std::string> environment) {
        environment["HOME"] = files.path.string();
        const Outcome outcome = run_process({PRECIS_PROGRAM, "make", "-C", strategy, "--audience",
                                             "press", "-o", (files.path / name).string()},
                                            from, environment);
        INFO(outcome.errors);
        REQUIRE(outcome.code == 0);
        return files.read(name);
    };
    const std::string here = make(files.path, "one.pdf", {{"TZ", "UTC"}, {"LC_ALL", "C"}});
    std::map<std::string, std::string> elsewhere{
        {"TZ", "Pacific/Kiritimati"}, {"LC_ALL", "tr_TR.UTF-8"}, {"LANGUAGE", "tr"}};
#ifdef PRECIS_OTHER_DAY
    elsewhere["LD_PRELOAD"] = PRECIS_OTHER_DAY;
#endif
    CHECK(make("/", "two.pdf", elsewhere) == here);
}

TEST_CASE("a PDF file names no place on the machine that made it") {
    const ExampleFiles files;
    files.make({"--audience", "press", "--set", "pdf.compress=false"}, "plain.pdf");
    const std::string plain = files.read("plain.pdf");
    for (const char* const place : {"/home", "/root", "/usr/share", "/tmp", PRECIS_SOURCE_DIR}) {
        INFO(place);
        CHECK(plain.find(place) == std::string::npos);
    }
}
