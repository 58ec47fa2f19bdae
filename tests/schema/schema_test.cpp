#include "wrong_documents.hpp"
#include "xmllint.hpp"

#include <filesystem>
#include <string>

#include <catch2/catch.hpp>

namespace precis::testing {
namespace {

bool contains(std::string_view output, std::string_view text) {
    return output.find(text) != std::string_view::npos;
}

void check_folder(std::string_view kind, const std::string& folder) {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".xml") {
            ++files;
            const Verdict verdict = validate_file(kind, entry.path());
            INFO(verdict.output);
            CHECK(verdict.valid);
        }
    }
    CHECK(files > 0);
}

TEST_CASE("the worked example is valid") {
    for (const std::string kind : {"strategy", "audiences"}) {
        const Verdict verdict =
            validate_file(kind, PRECIS_SOURCE_DIR "/examples/digital-solidarity/" + kind + ".xml");
        INFO(verdict.output);
        CHECK(verdict.valid);
    }
}

TEST_CASE("the templates, themes and labels that come with Precis are valid") {
    check_folder("template", PRECIS_SOURCE_DIR "/templates");
    check_folder("theme", PRECIS_SOURCE_DIR "/templates/themes");
    check_folder("labels", PRECIS_SOURCE_DIR "/templates/translations");
}

TEST_CASE("a structural fault is rejected for what it is") {
    for (const WrongDocument& wrong : wrong_documents()) {
        const Verdict verdict = validate(wrong.kind, wrong.text());
        INFO(wrong.kind << ": " << wrong.fault << "\n" << verdict.output);
        CHECK_FALSE(verdict.valid);
        CHECK(contains(verdict.output, wrong.says));
    }
}

}  // namespace
}  // namespace precis::testing
