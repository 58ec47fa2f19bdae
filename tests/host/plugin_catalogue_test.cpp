#include "host/plugins.hpp"
#include "support/briefing_from_xml.hpp"
#include "support/plugin_run.hpp"

#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>
#include <unistd.h>

using namespace precis;
namespace fs = std::filesystem;

namespace {

// A folder for one test, gone with it.
class Folder {
  public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "precis-host-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path = name;
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    // One of the libraries made for these tests, under the name given.
    fs::path add_library(const std::string& library, const std::string& name) {
        fs::copy_file(fs::path(PRECIS_FAKES) / (library + ".so"), path / name);
        return path / name;
    }
    fs::path add_text(const std::string& name, const std::string& text) {
        std::ofstream(path / name, std::ios::binary) << text;
        return path / name;
    }

    fs::path path;
};

// The reason that the only file of the catalogue was rejected for.
std::string only_reason(PluginCatalogue& catalogue) {
    CHECK(catalogue.all().empty());
    REQUIRE(catalogue.rejected().size() == 1);
    return catalogue.rejected()[0].reason;
}

std::string find_fails(PluginCatalogue& catalogue, std::string_view id) {
    Diagnostics diagnostics;
    CHECK(catalogue.find(id, diagnostics) == nullptr);
    return to_text(diagnostics, false);
}

}  // namespace

TEST_CASE("a plugin written in C is found, loaded and run") {
    Folder folder;
    const fs::path file = folder.add_library("plain-c", "plain-c.so");
    PluginCatalogue catalogue({folder.path});
    Diagnostics diagnostics;

    const Plugin* plugin = catalogue.find("plain-c", diagnostics);
    REQUIRE(plugin != nullptr);
    CHECK(plugin->info().name == "Plain text, in C");
    CHECK(plugin->info().file == file);
    CHECK_FALSE(plugin->info().fits);

    test::TestBriefing sample = test::briefing_from_xml(
        "<briefing><masthead><heading>Harbour plan</heading></masthead>"
        "<section id='s'><block item='a'><wording length='short'>Deep water</wording></block>"
        "</section></briefing>");
    sample.choose_all(0);
    test::NoResources resources;
    const auto instance = plugin->create({}, resources, diagnostics);
    REQUIRE(instance != nullptr);
    CHECK(instance->render(sample.briefing) == "Harbour plan\nDeep water\n");
    CHECK(diagnostics.empty());
}

TEST_CASE("a plugin outlives the catalogue that found it") {
    Folder folder;
    folder.add_library("plain-c", "plain-c.so");
    const Plugin* plugin = nullptr;
    {
        PluginCatalogue catalogue({folder.path});
        Diagnostics diagnostics;
        plugin = catalogue.find("plain-c", diagnostics);
    }
    REQUIRE(plugin != nullptr);
    CHECK(plugin->info().id == "plain-c");
}

TEST_CASE("a plugin in a file of another name is found by its id") {
    Folder folder;
    folder.add_library("plain-c", "something.so");
    PluginCatalogue catalogue({folder.path});
    Diagnostics diagnostics;
    CHECK(catalogue.find("plain-c", diagnostics) != nullptr);
    CHECK(diagnostics.empty());
}

TEST_CASE("every file that is no plugin is listed with its reason") {
    Folder folder;
    PluginCatalogue catalogue({folder.path});
    SECTION("a text file") {
        folder.add_text("notes.so", "This is not a library, whatever its name says.");
        CHECK(only_reason(catalogue) ==
              "not a shared library: it does not begin as an ELF file does");
    }
    SECTION("a file of another name") {
        folder.add_text("README.md", "Plugins");
        CHECK(only_reason(catalogue) == "not a plugin: its name does not end in '.so'");
    }
    SECTION("an empty file") {
        folder.add_text("empty.so", "");
        CHECK(only_reason(catalogue) == "an empty file");
    }
    SECTION("a folder") {
        fs::create_directory(folder.path / "folder.so");
        CHECK(only_reason(catalogue) == "a folder, not a shared library");
    }
    SECTION("a link to nowhere") {
        fs::create_symlink("/nonexistent/plugin.so", folder.path / "link.so");
        CHECK(only_reason(catalogue) == "No such file or directory");
    }
    SECTION("the first bytes of a library") {
        fs::resize_file(folder.add_library("plain-c", "cut.so"), 100);
        CHECK(only_reason(catalogue) == "a shared library that was cut short");
    }
    SECTION("half a library") {
        const fs::path file = folder.add_library("plain-c", "cut.so");
        fs::resize_file(file, 4096);
        CHECK_THAT(only_reason(catalogue),
                   Catch::StartsWith("a shared library that was cut short: "));
    }
    SECTION("a program") {
        fs::copy_file("/proc/self/exe", folder.path / "program.so");
        CHECK_THAT(only_reason(catalogue), Catch::StartsWith("the loader refuses it: "));
    }
    SECTION("a library without the symbol") {
        folder.add_library("no-entry", "no-entry.so");
        CHECK(only_reason(catalogue) == "a shared library that exports no symbol 'precis_plugin'");
    }
    SECTION("a library that needs what is not there") {
        folder.add_library("undefined-symbol", "undefined-symbol.so");
        CHECK(only_reason(catalogue) ==
              "the loader refuses it: undefined symbol: "
              "precis_test_function_that_nobody_has");
    }
    SECTION("a plugin for another interface") {
        folder.add_library("from-the-future", "from-the-future.so");
        CHECK(only_reason(catalogue) ==
              "made for version 7 of the plugin interface; this Precis has 1");
    }
}

TEST_CASE("of two plugins with one id the earlier folder's is taken and the other one listed") {
    Folder first;
    Folder second;
    const fs::path taken = first.add_library("plain-c", "plain-c.so");
    const fs::path shadowed = second.add_library("plain-c", "plain-c.so");
    PluginCatalogue catalogue({first.path, second.path});
    REQUIRE(catalogue.all().size() == 1);
    CHECK(catalogue.all()[0]->info().file == taken);
    REQUIRE(catalogue.rejected().size() == 1);
    CHECK(catalogue.rejected()[0].file == shadowed);
    CHECK(catalogue.rejected()[0].reason ==
          "shadowed: '" + taken.string() + "' has the same id 'plain-c'");
}

TEST_CASE("listing takes the plugin that finding takes") {
    Folder first;
    Folder second;
    first.add_library("plain-c", "other-name.so");
    const fs::path named = second.add_library("plain-c", "plain-c.so");
    PluginCatalogue catalogue({first.path, second.path});
    REQUIRE(catalogue.all().size() == 1);
    CHECK(catalogue.all()[0]->info().file == named);
    Diagnostics diagnostics;
    CHECK(catalogue.find("plain-c", diagnostics) == catalogue.all()[0]);
}

TEST_CASE("a folder named twice, or not there, changes nothing") {
    Folder folder;
    folder.add_library("plain-c", "plain-c.so");
    PluginCatalogue catalogue({folder.path / "none", folder.path, folder.path / "."});
    CHECK(catalogue.all().size() == 1);
    CHECK(catalogue.rejected().empty());
}

TEST_CASE("an unknown format is an error with the nearest id or all of them") {
    Folder folder;
    folder.add_library("plain-c", "plain-c.so");
    PluginCatalogue catalogue({folder.path});
    CHECK(find_fails(catalogue, "plain-d") ==
          "precis: error[P604]: no plugin makes the format 'plain-d'\n"
          "   hint: did you mean 'plain-c'?\n");
    CHECK(find_fails(catalogue, "../../etc/passwd") ==
          "precis: error[P604]: no plugin makes the format '../../etc/passwd'\n"
          "   hint: formats: plain-c\n");
}

TEST_CASE("without any plugin the folders looked in are named") {
    Folder folder;
    PluginCatalogue catalogue({folder.path});
    CHECK(find_fails(catalogue, "pdf") ==
          "precis: error[P604]: no plugin makes the format 'pdf'\n"
          "   hint: there are no plugins in: '" +
              folder.path.string() + "'\n");
}

TEST_CASE("a plugin whose file is broken is an error that says how") {
    Folder folder;
    const fs::path file = folder.add_text("pdf.so", "not a library");
    PluginCatalogue catalogue({folder.path});
    CHECK(find_fails(catalogue, "pdf") ==
          file.string() +
              ": error[P605]: cannot be used as the plugin 'pdf': not a shared library: it does "
              "not begin as an ELF file does\n");
    CHECK_THAT(find_fails(catalogue, "docx"),
               Catch::Contains("'precis plugin list' shows which files were rejected, and why"));
}

TEST_CASE("a broken file that a later folder makes up for is a warning") {
    Folder first;
    Folder second;
    const fs::path broken = first.add_text("plain-c.so", "");
    const fs::path good = second.add_library("plain-c", "plain-c.so");
    PluginCatalogue catalogue({first.path, second.path});
    Diagnostics diagnostics;
    REQUIRE(catalogue.find("plain-c", diagnostics) != nullptr);
    CHECK(to_text(diagnostics, false) ==
          broken.string() + ": warning[P614]: passed over: an empty file\n   hint: '" +
              good.string() + "' is used instead\n");
}

TEST_CASE("plugins are looked for where the user says, then in the environment's folders") {
    std::map<std::string, std::string> set;
    const auto environment = [&set](const char* name) -> std::optional<std::string> {
        const auto found = set.find(name);
        return found == set.end() ? std::nullopt : std::optional(found->second);
    };
    using Paths = std::vector<fs::path>;
    CHECK(plugin_folders({}, environment, "/usr/lib/precis/plugins") ==
          Paths{"/usr/lib/precis/plugins"});
    set = {{"PRECIS_PLUGIN_PATH", "/a::b:"}, {"HOME", "/home/u"}};
    CHECK(plugin_folders({"mine"}, environment, "/i") ==
          Paths{"mine", "/a", "b", "/home/u/.local/share/precis/plugins", "/i"});
    set["XDG_DATA_HOME"] = "/data";
    CHECK(plugin_folders({}, environment, "/i") == Paths{"/a", "b", "/data/precis/plugins", "/i"});
    set["XDG_DATA_HOME"] = "relative";
    CHECK(plugin_folders({}, environment, "/i") ==
          Paths{"/a", "b", "/home/u/.local/share/precis/plugins", "/i"});
}
