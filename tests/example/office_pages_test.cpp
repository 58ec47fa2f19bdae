#include "example/example_files.hpp"

#include <catch2/catch.hpp>

using namespace precis::test;

TEST_CASE("every audience's Word one-pager is one page in LibreOffice, in every language") {
    if (!has_program("soffice")) {
        WARN("soffice is not installed: not tested");
        return;
    }
    const ExampleFiles files;
    // All in one run: starting takes longer than converting.
    std::vector<std::string> command{"soffice", "--headless", "--convert-to", "pdf"};
    std::vector<std::string> names;
    for (const std::string language : {"en", "fr", "es", "ar", "ru", "zh"}) {
        for (const std::string& audience : kAudiences) {
            names.push_back(audience + "-" + language);
            files.make({"--audience", audience, "--language", language}, names.back() + ".docx");
            command.push_back(names.back() + ".docx");
        }
    }
    files.asked(command);
    for (const std::string& name : names) {
        INFO(name);
        CHECK(files.asked({"pdfinfo", name + ".pdf"}).find("\nPages:           1\n") !=
              std::string::npos);
    }
}
