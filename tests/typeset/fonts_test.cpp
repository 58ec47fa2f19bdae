#include "typeset/font_library.hpp"
#include "typeset/remembered_finder.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>
#include <unistd.h>

namespace precis::typeset {
namespace {

// Knows the faces it is given, and counts the questions.
class KnownFonts : public FontFinder {
  public:
    std::optional<FaceFile> find(const FaceRequest& request) override {
        ++questions;
        const auto found = families.find(request.family);
        return found == families.end() ? std::nullopt : std::optional(FaceFile{found->second, 0});
    }
    std::optional<FaceFile> find_with(const FaceRequest&, char32_t character,
                                      std::string_view) override {
        ++questions;
        const auto found = characters.find(character);
        return found == characters.end() ? std::nullopt : std::optional(FaceFile{found->second, 0});
    }

    std::map<std::string, std::string> families;
    std::map<char32_t, std::string> characters;
    int questions = 0;
};

std::string installed(const FaceRequest& request) {
    return FontconfigFinder().find(request).value().path;
}

class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "typeset.XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path); }
    std::filesystem::path path;
};

std::string content(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a face is opened once and knows its measures") {
    auto fonts = std::make_shared<KnownFonts>();
    fonts->families["Any"] = installed({"Noto Sans", 700});
    FontLibrary library(fonts);
    const FontFace& face = library.face({"Any", 700});
    CHECK(&library.face({"Any", 700}) == &face);
    CHECK(&library.face({"Any", 400}) == &face);
    CHECK(fonts->questions == 2);
    CHECK(face.family == "Noto Sans");
    CHECK(face.postscript_name == "NotoSans-Bold");
    CHECK(face.weight == 700);
    CHECK_FALSE(face.italic);
    CHECK_FALSE(face.cff);
    CHECK(face.units_per_em == 1000);
    CHECK(face.cap_height == 714);
    CHECK(face.descender < 0);
    CHECK(face.box[3] > face.box[1]);
}

TEST_CASE("a family that no font stands for is an error that names it") {
    FontLibrary library(std::make_shared<KnownFonts>());
    CHECK_THROWS_WITH(library.face({"Nowhere"}), "no font for \"Nowhere\" could be found");
}

TEST_CASE("a font file that is none is an error that names it") {
    const TemporaryFolder folder;
    const auto file = folder.path / "broken.ttf";
    std::ofstream(file) << "this is no font";
    auto fonts = std::make_shared<KnownFonts>();
    fonts->families["Broken"] = file.string();
    FontLibrary library(fonts);
    CHECK_THROWS_WITH(
        library.face({"Broken"}),
        "the font file \"" + file.string() +
            "\" cannot be used: it is damaged, or has no outlines in TrueType or CFF");
    fonts->families["Broken"] = (folder.path / "missing.ttf").string();
    FontLibrary other(fonts);
    CHECK_THROWS_AS(other.face({"Broken"}), FontError);
}

TEST_CASE("a character that the face lacks comes from another, or from none") {
    auto fonts = std::make_shared<KnownFonts>();
    fonts->families["Any"] = installed({"Noto Sans"});
    fonts->characters[0x5D0] = FontconfigFinder().find_with({"Noto Sans"}, 0x5D0, "he")->path;
    FontLibrary library(fonts);
    CHECK(library.face_with({"Any"}, U'a', "en") == &library.face({"Any"}));
    const FontFace* hebrew = library.face_with({"Any"}, 0x5D0, "he");
    REQUIRE(hebrew != nullptr);
    CHECK(hebrew != &library.face({"Any"}));
    CHECK(library.face_with({"Any"}, 0x10ABCD, "en") == nullptr);
}

TEST_CASE("Fontconfig gives the weight and slope that were asked for") {
    FontLibrary library(std::make_shared<FontconfigFinder>());
    CHECK(library.face({"Noto Serif"}).postscript_name == "NotoSerif-Regular");
    CHECK(library.face({"Noto Serif", 700, true}).postscript_name == "NotoSerif-BoldItalic");
    CHECK(library.face({"No Such Family"}).face != nullptr);
}

TEST_CASE("remembered fonts are those that Fontconfig finds, before and after") {
    const TemporaryFolder folder;
    const auto file = folder.path / "deeper" / "faces";
    FontconfigFinder fontconfig;
    const FaceRequest request{"Noto Serif", 700};
    for (int round = 0; round < 3; ++round) {
        RememberedFinder finder(file);
        CHECK(finder.find(request) == fontconfig.find(request));
        CHECK(finder.find_with(request, 0x5D0, "he") == fontconfig.find_with(request, 0x5D0, "he"));
        CHECK(finder.find_with(request, 0x10ABCD, "en") == std::nullopt);
    }
}

TEST_CASE("a memory that is damaged or out of date is not believed") {
    const TemporaryFolder folder;
    const auto file = folder.path / "faces";
    const FaceRequest request{"Noto Sans"};
    const auto right = FontconfigFinder().find(request);
    RememberedFinder(file).find(request);
    const std::string whole = content(file);
    if (whole.empty()) {
        return;  // fonts were installed a moment ago, so nothing was remembered
    }
    const std::string wrong = [&] {
        std::string text = whole;
        const auto at = text.find("a\t0\t/");
        return text.replace(at, 5, "a\t0\t/nowhere/");
    }();
    const auto answer = [&](const std::string& memory) {
        std::ofstream(file, std::ios::binary) << memory;
        return RememberedFinder(file).find(request);
    };
    SECTION("the memory is what is asked, as long as nothing changed") {
        CHECK(answer(wrong)->path.substr(0, 9) == "/nowhere/");
    }
    SECTION("cut off") {
        CHECK(answer(wrong.substr(0, wrong.size() - 2)) == right);
    }
    SECTION("of another version") {
        CHECK(answer("precis faces 0" + wrong.substr(14)) == right);
    }
    SECTION("a folder has changed since") {
        std::string older = wrong;
        older.replace(older.find("\ns\t") + 3, 1, "2");
        CHECK(answer(older) == right);
    }
    SECTION("no text at all") {
        CHECK(answer(std::string("\0\xFF\n\n", 4)) == right);
    }
}

TEST_CASE("a memory that cannot be written is done without") {
    RememberedFinder finder("/dev/null/precis/faces");
    CHECK(finder.find({"Noto Sans"}).has_value());
}

}  // namespace precis::typeset
