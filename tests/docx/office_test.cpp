// Asks LibreOffice, where it is installed, whether our estimate of a page is right.
#include "docx_fixture.hpp"
#include "fit/fit.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace precis;
using namespace precis::test;
namespace fs = std::filesystem;

namespace {

bool has_program(const std::string& name) {
    return std::system(("command -v " + name + " >/dev/null 2>&1").c_str()) == 0;
}

// Documents in a folder of their own, converted in one go.
class Office {
  public:
    Office() : folder_(fs::temp_directory_path() / "precis-office-XXXXXX") {
        std::string pattern = folder_.string();
        if (mkdtemp(pattern.data()) == nullptr) {
            throw std::runtime_error("no temporary folder");
        }
        folder_ = pattern;
    }
    ~Office() { fs::remove_all(folder_); }

    void add(const std::string& name, const std::string& bytes) {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
    }
    void convert() {
        const std::string command = "cd '" + folder_.string() + "' && HOME='" + folder_.string() +
                                    "' soffice --headless --convert-to pdf *.docx "
                                    ">/dev/null 2>&1";
        REQUIRE(std::system(command.c_str()) == 0);
    }
    int pages(const std::string& name) const {
        const fs::path pdf = (folder_ / name).replace_extension(".pdf");
        const std::string command =
            "pdfinfo '" + pdf.string() + "' > '" + (folder_ / "info").string() + "'";
        REQUIRE(std::system(command.c_str()) == 0);
        std::ifstream info(folder_ / "info");
        const std::string text(std::istreambuf_iterator<char>(info), {});
        const auto found = text.find("Pages:");
        REQUIRE(found != std::string::npos);
        return std::stoi(text.substr(found + 6));
    }

  private:
    fs::path folder_;
};

std::string section(int index, const std::string& layout, const std::string& span, int blocks) {
    constexpr const char* kSentence =
        " The channel is kept open at every tide by those who know how deep it has to be.";
    std::string out =
        fmt::format("<section id='s{0}' layout='{1}' span='{2}'><heading>Section {0}</heading>",
                    index, layout, span);
    for (int i = 0; i < blocks; ++i) {
        const std::string id = fmt::format("{}-{}", index, i);
        std::string more;
        for (int k = 0; k < 1 + (index * 5 + i * 3) % 5; ++k) {
            more += kSentence;
        }
        out += fmt::format(
            "<block item='i{0}' value='0.{1}' date='2024' date-text='6 May 2024'>"
            "<name>Item {0}</name>{2}<wording length='full' cite='plan'>Wording {0}.{3}</wording>"
            "<wording length='short' cite='plan'>Wording {0}.{4}</wording></block>",
            id, 1 + (index + i) % 9,
            layout == "quotation" ? "<attribution>Ada Warden</attribution>" : "", more, kSentence);
    }
    return out + "</section>";
}

std::string varied_briefing(int seed) {
    const std::vector<std::string> layouts = {"prose",    "numbered",  "bullets",
                                              "columns",  "quotation", "table",
                                              "timeline", "questions", "contact"};
    std::string sections;
    const int count = 2 + seed % 9;
    for (int i = 0; i < count; ++i) {
        const std::string& layout = layouts[static_cast<std::size_t>(seed * 7 + i * 5) % 9];
        const bool page = layout == "quotation" || layout == "contact" || (seed + i) % 4 == 0;
        sections += section(i, layout, page ? "page" : "column", 1 + (seed + i * 3) % 6);
    }
    return briefing_with(sections, fmt::format("pages='1' lang='en' columns='{}'", 1 + seed % 3));
}

}  // namespace

TEST_CASE("fitted one-pagers are one page in LibreOffice") {
    if (!has_program("soffice") || !has_program("pdfinfo")) {
        WARN("LibreOffice or pdfinfo is not installed: nothing was compared");
        return;
    }
    constexpr int kDocuments = 18;
    Office office;
    Diagnostics diagnostics;
    auto plugin = plugin_instance(PRECIS_PLUGINS, "docx", {}, diagnostics);
    for (int seed = 0; seed < kDocuments; ++seed) {
        TestBriefing test = briefing_from_xml(varied_briefing(seed));
        REQUIRE(fit(test.briefing, *plugin, {8.5, 10.5, 0.25, 0.02}, diagnostics));
        office.add(fmt::format("d{}.docx", seed), plugin->render(test.briefing).value());
    }
    office.convert();
    for (int seed = 0; seed < kDocuments; ++seed) {
        CAPTURE(seed);
        CHECK(office.pages(fmt::format("d{}.docx", seed)) == 1);
    }
}
