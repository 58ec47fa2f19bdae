#include "example/example_files.hpp"

#include <catch2/catch.hpp>

using namespace precis::test;

TEST_CASE("every audience's Word one-pager is one page in LibreOffice") {
    if (!has_program("soffice")) {
        WARN("soffice is not installed: not tested");
        return;
    }
    const ExampleFiles files;
    std::vector<std::string> command{"soffice", "--headless", "--convert-to", "pdf"};
    for (const std::string& audience : kAudiences) {
        files.make({"--audience", audience}, audience + ".docx");
        command.push_back(audience + ".docx");
    }
    files.asked(command);
    for (const std::string& audience : kAudiences) {
        INFO(audience);
        CHECK(files.asked({"pdfinfo", audience + ".pdf"}).find("\nPages:           1\n") !=
              std::string::npos);
    }
}
