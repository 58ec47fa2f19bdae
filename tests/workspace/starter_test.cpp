#include "workspace/starter.hpp"

#include "workspace/workspace.hpp"

#include <filesystem>

#include <catch2/catch.hpp>
#include <unistd.h>

using namespace precis;
namespace fs = std::filesystem;

TEST_CASE("the starter files are a strategy and audiences without a fault") {
    Diagnostics diagnostics;
    std::optional<Strategy> strategy;
    for (const StarterFile& file : starter_files()) {
        if (file.name == "strategy.xml") {
            strategy = read_strategy("strategy.xml", std::string(file.bytes), diagnostics);
        } else {
            REQUIRE(strategy);
            CHECK(read_audiences("audiences.xml", std::string(file.bytes), *strategy, diagnostics));
        }
    }
    CHECK(to_text(diagnostics, false) == "");
}

TEST_CASE("a starter is written whole or not at all") {
    std::string name = (fs::temp_directory_path() / "precis-starter-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    const fs::path folder = name;
    Diagnostics diagnostics;
    CHECK(write_starter(folder / "new/one", diagnostics));
    CHECK(diagnostics.empty());
    fs::remove(folder / "new/one/strategy.xml");
    CHECK_FALSE(write_starter(folder / "new/one", diagnostics));
    CHECK(diagnostics.has_errors());
    CHECK_FALSE(fs::exists(folder / "new/one/strategy.xml"));
    fs::remove_all(folder);
}
