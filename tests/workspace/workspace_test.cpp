#include "workspace/workspace.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>
#include <unistd.h>

using namespace precis;
namespace fs = std::filesystem;

namespace {

// A copy of the harbour workspace, and an installation with one template and two themes.
struct Places {
    Places() {
        std::string name = (fs::temp_directory_path() / "precis-places-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        root = name;
        const fs::path fixture = fs::path(PRECIS_SOURCE_DIR) / "tests/fixtures/harbour";
        fs::copy(fixture, root / "harbour", fs::copy_options::recursive);
        installation = Installation::around(root / "bin/precis");
        fs::create_directories(installation.themes);
        fs::copy_file(fixture / "templates/page.xml", installation.templates / "page.xml");
        fs::copy_file(fixture / "templates/letter.xml", installation.templates / "other.xml");
        add_theme("ministry");
        add_theme("bright");
    }
    ~Places() { fs::remove_all(root); }
    Places(const Places&) = delete;
    Places& operator=(const Places&) = delete;

    void add_theme(const std::string& id) {
        std::ifstream in(root / "harbour/templates/themes/quay.xml");
        std::string bytes{std::istreambuf_iterator<char>(in), {}};
        bytes.replace(bytes.find("\"quay\""), 6, '"' + id + '"');
        std::ofstream(installation.themes / (id + ".xml")) << bytes;
    }

    Workspace open(const fs::path& given) {
        auto workspace = Workspace::open(given, installation, diagnostics);
        REQUIRE(workspace);
        return *workspace;
    }

    fs::path root;
    Installation installation;
    Diagnostics diagnostics;
};

std::vector<std::string> ids(const std::vector<DataFile>& files) {
    std::vector<std::string> all;
    for (const DataFile& file : files) {
        all.push_back(file.id + (file.own ? "" : "*"));
    }
    return all;
}

}  // namespace

TEST_CASE("what comes with the program is found relative to it") {
    const Installation found = Installation::around("/opt/precis/bin/precis");
    CHECK(found.plugins == "/opt/precis/lib/precis/plugins");
    CHECK(found.templates == "/opt/precis/share/precis/templates");
    CHECK(found.themes == "/opt/precis/share/precis/templates/themes");
}

TEST_CASE("a workspace's own templates and themes hide those that came with the program") {
    Places places;
    const Workspace workspace = places.open(places.root / "harbour");
    CHECK(ids(workspace.template_files()) == std::vector<std::string>{"letter", "other*", "page"});
    CHECK(ids(workspace.theme_files()) == std::vector<std::string>{"bright*", "ministry*", "quay"});
}

TEST_CASE("a strategy's file stands for its folder") {
    Places places;
    const Workspace workspace = places.open(places.root / "harbour/strategy.xml");
    CHECK(workspace.folder() == places.root / "harbour");
    const auto strategy = workspace.strategy(places.diagnostics);
    REQUIRE(strategy);
    CHECK(workspace.audiences(*strategy, places.diagnostics)->list.size() == 2);
}

TEST_CASE("a workspace without audiences has the public") {
    Places places;
    fs::remove(places.root / "harbour/audiences.xml");
    const Workspace workspace = places.open(places.root / "harbour");
    const auto strategy = workspace.strategy(places.diagnostics);
    const auto audiences = workspace.audiences(*strategy, places.diagnostics);
    REQUIRE(audiences);
    CHECK(find_audience(*audiences, "public", places.diagnostics) != nullptr);
    CHECK(find_audience(*audiences, "pilots", places.diagnostics) == nullptr);
}

TEST_CASE("a theme is the one asked for, the template's, the workspace's own or the default") {
    Places places;
    Workspace workspace = places.open(places.root / "harbour");
    auto form = workspace.find_template("page", places.diagnostics);
    REQUIRE(form);
    const auto theme = [&](std::string_view asked) {
        const auto found = workspace.find_theme(asked, *form, places.diagnostics);
        return found ? found->id : "none";
    };
    CHECK(theme("bright") == "bright");
    CHECK(theme("") == "quay");
    form->theme = "ministry";
    CHECK(theme("") == "ministry");
    form->theme = "";
    CHECK(theme("") == "quay");
    fs::remove(places.root / "harbour/templates/themes/quay.xml");
    CHECK(theme("") == "ministry");
    CHECK(places.diagnostics.empty());
    CHECK(theme("quay") == "none");
}
