#include "host/folder_resources.hpp"

#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>
#include <unistd.h>

using namespace precis;
namespace fs = std::filesystem;

TEST_CASE("resources come from the first folder that has them, and from nowhere else") {
    std::string name = (fs::temp_directory_path() / "precis-resources-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    const fs::path root = name;
    fs::create_directories(root / "one/pictures");
    fs::create_directories(root / "two");
    std::ofstream(root / "one/pictures/logo.png") << "first";
    std::ofstream(root / "two/crest.png") << "second";
    std::ofstream(root / "secret.txt") << "secret";
    fs::create_symlink(root / "secret.txt", root / "two/link.png");

    FolderResources resources({root / "none", root / "one", root / "two"});
    std::string reason;
    CHECK(resources.bytes("picture", "pictures/logo.png", reason) == "first");
    CHECK(resources.bytes("picture", "crest.png", reason) == "second");
    CHECK(reason == "");

    for (const std::string outside : {"../secret.txt", "link.png", "pictures/../../secret.txt"}) {
        CHECK(resources.bytes("picture", outside, reason) == std::nullopt);
        CHECK_THAT(reason, Catch::StartsWith("it lies outside the folder '"));
    }
    CHECK(resources.bytes("picture", (root / "secret.txt").string(), reason) == std::nullopt);
    CHECK(resources.bytes("picture", "none.png", reason) == std::nullopt);
    CHECK(reason == "there is no such file in '" + (root / "none").string() + "', '" +
                        (root / "one").string() + "', '" + (root / "two").string() + "'");
    CHECK(resources.bytes("picture", "pictures", reason) == std::nullopt);
    CHECK_THAT(reason, Catch::Contains("is a folder, not a file"));
    fs::remove_all(root);
}
