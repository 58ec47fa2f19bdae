#include "host/folder_resources.hpp"

#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>
#include <unistd.h>

using namespace precis;

namespace {

namespace fs = std::filesystem;

struct Folders {
    fs::path root = fs::temp_directory_path() / ("precis-resources-" + std::to_string(getpid()));

    Folders() {
        fs::remove_all(root);
        fs::create_directories(root / "one" / "sub");
        fs::create_directories(root / "two");
        write("one/sub/crest.png", "first");
        write("two/crest.png", "second");
        write("secret.txt", "secret");
    }
    ~Folders() { fs::remove_all(root); }

    void write(const std::string& name, const std::string& text) const {
        std::ofstream(root / name) << text;
    }

    FolderResources resources() const {
        return FolderResources({{"picture", root / "none"},
                                {"picture", root / "one"},
                                {"logo", root / "two"},
                                {"picture", root / "two"}});
    }

    // Why it is not given; nothing when it is.
    std::string reason_against(const std::string& name) const {
        std::string reason;
        return resources().bytes("picture", name, reason) ? "" : reason;
    }
};

}  // namespace

TEST_CASE("a resource comes from the first folder for its kind that has it") {
    const Folders folders;
    FolderResources resources = folders.resources();
    std::string reason;
    CHECK(resources.bytes("picture", "crest.png", reason) == "second");
    CHECK(resources.bytes("picture", "sub/crest.png", reason) == "first");
    CHECK(resources.bytes("logo", "crest.png", reason) == "second");
    CHECK_FALSE(resources.bytes("logo", "sub/crest.png", reason));
    CHECK(reason == "there is no such file in '" + (folders.root / "two").string() + "'");
    CHECK_FALSE(resources.bytes("font", "crest.png", reason));
    CHECK(reason == "there is no such file");
}

TEST_CASE("nothing outside the folders is given, however it is named") {
    const Folders folders;
    const std::string refusal = "only files in the workspace can be used";
    CHECK(folders.reason_against("../secret.txt") == refusal);
    CHECK(folders.reason_against("sub/../../secret.txt") == refusal);
    CHECK(folders.reason_against((folders.root / "secret.txt").string()) == refusal);
    CHECK(folders.reason_against("") == refusal);
    fs::create_symlink(folders.root / "secret.txt", folders.root / "one/link.png");
    fs::create_directory_symlink(folders.root, folders.root / "one/up");
    const std::string outside =
        "it lies outside the folder '" + (folders.root / "one").string() + "'";
    CHECK(folders.reason_against("link.png") == outside);
    CHECK(folders.reason_against("up/secret.txt") == outside);
}

TEST_CASE("a link that stays inside is followed") {
    const Folders folders;
    fs::create_symlink("sub/crest.png", folders.root / "one/here.png");
    CHECK(folders.reason_against("here.png").empty());
}

TEST_CASE("what is no file, or far too large, is not read") {
    const Folders folders;
    CHECK(folders.reason_against("sub") == "it is not a file");
    folders.write("one/huge.png", "");
    fs::resize_file(folders.root / "one/huge.png", std::uintmax_t{65} << 20);
    CHECK(folders.reason_against("huge.png") == "it is larger than 64 MiB");
}
