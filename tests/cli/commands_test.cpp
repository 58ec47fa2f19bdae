#include "program_run.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using nlohmann::json;
using precis::test::Harbour;
using precis::test::Outcome;

namespace fs = std::filesystem;

TEST_CASE("audiences, themes and items are listed") {
    Harbour harbour;
    CHECK(harbour.run({"list", "audiences"}).output ==
          "public  The public\npilots  Harbour pilots\n");
    CHECK(harbour.run({"list", "items"}).output ==
          "idea    concept    required  Any tide\n"
          "depth   principle  high      Depth first\n"
          "light   principle  low       Light always\n"
          "survey  milestone  medium    Survey\n");
    CHECK_THAT(harbour.run({"list", "themes"}).output, Catch::Contains("\nquay           Quay\n"));
}

TEST_CASE("templates of the workspace are listed with those that come with the program") {
    Harbour harbour;
    const Outcome listed = harbour.run({"list", "templates"});
    CHECK(listed.code == 0);
    CHECK_THAT(listed.output, Catch::Contains("All of it on one page\n"));
    CHECK_THAT(listed.output, Catch::Contains("one-pager"));
}

TEST_CASE("a template of the workspace hides one that came with the program") {
    Harbour harbour;
    std::string page = harbour.read("templates/page.xml");
    page.replace(page.find("id=\"page\""), 9, "id=\"one-pager\"");
    harbour.write("templates/one-pager.xml", page);
    const json listed = json::parse(harbour.run({"list", "templates", "--json"}).output);
    std::vector<std::string> files;
    for (const auto& entry : listed) {
        if (entry["id"] == "one-pager") {
            files.push_back(entry["file"]);
        }
    }
    CHECK(files == std::vector<std::string>{"templates/one-pager.xml"});
}

TEST_CASE("formats are listed with the endings of their files") {
    Harbour harbour;
    const Outcome listed =
        harbour.run({"list", "formats", "--plugin-path", PRECIS_TEST_PLUGINS, "--json"});
    CHECK(listed.code == 0);
    bool found = false;
    for (const auto& entry : json::parse(listed.output)) {
        if (entry["id"] == "lines") {
            found = true;
            CHECK(entry["suffixes"] == json{".txt", ".mrk"});
            CHECK(entry["fits"] == true);
        }
    }
    CHECK(found);
}

TEST_CASE("lists are JSON when asked for") {
    Harbour harbour;
    CHECK(json::parse(harbour.run({"list", "audiences", "--json"}).output) ==
          json::parse(R"([{"id": "public", "name": "The public"},
                          {"id": "pilots", "name": "Harbour pilots", "extends": "public"}])"));
    const json items = json::parse(harbour.run({"list", "items", "--json"}).output);
    REQUIRE(items.size() == 4);
    CHECK(items[1] == json::parse(R"({"id": "depth", "kind": "principle", "importance": "high",
                                      "name": "Depth first", "topics": ["dredging"],
                                      "lengths": ["full", "headline"]})"));
}

TEST_CASE("plugins are listed, and files that are none with the reason") {
    Harbour harbour;
    fs::create_directory(harbour.path / "plugins");
    harbour.write("plugins/broken.so", "");
    const Outcome listed = harbour.run(
        {"plugin", "list", "--plugin-path", PRECIS_TEST_PLUGINS, "--plugin-path", "plugins"});
    CHECK(listed.code == 0);
    CHECK_THAT(listed.output, Catch::Contains("lines"));
    CHECK_THAT(listed.output, Catch::Contains(PRECIS_TEST_PLUGINS "/lines.so\n"));
    CHECK_THAT(listed.output, Catch::Contains("rejected: plugins/broken.so: an empty file\n"));

    const json as_json =
        json::parse(harbour.run({"plugin", "list", "--plugin-path", "plugins", "--json"}).output);
    CHECK(as_json["rejected"][0] ==
          json{{"file", "plugins/broken.so"}, {"reason", "an empty file"}});
    CHECK(as_json["folders"][0] == "plugins");
}

TEST_CASE("a plugin's options are shown") {
    Harbour harbour;
    const Outcome shown =
        harbour.run({"plugin", "show", "lines", "--plugin-path", PRECIS_TEST_PLUGINS});
    CHECK(shown.code == 0);
    CHECK(shown.output ==
          "lines 1.0.0: Lines\n"
          "The texts, one to a line\n"
          "\n"
          "  writes      .txt (text/plain)\n"
          "  fits pages  yes\n"
          "  licence     Apache-2.0\n"
          "  file        " PRECIS_TEST_PLUGINS
          "/lines.so\n"
          "\n"
          "  --set lines.room=…  (number from 1 to 100000, default '1000')\n"
          "      How many characters the page holds\n"
          "\n"
          "  --set lines.package=…  (choice, default 'plain')\n"
          "      What is written\n"
          "      plain         Lines\n"
          "      marked  .mrk  Lines with marks\n"
          "\n"
          "  --set lines.fault=…  (choice, default 'none')\n"
          "      What goes wrong\n"
          "      none      All is well\n"
          "      report    Fails at the last block\n"
          "      warn      Warns of the last block\n"
          "      empty     Writes nothing\n");
    const json as_json = json::parse(
        harbour.run({"plugin", "show", "lines", "--json", "--plugin-path", PRECIS_TEST_PLUGINS})
            .output);
    CHECK(as_json["options"][0]["maximum"] == 100000);
    CHECK(harbour.run({"plugin", "show", "line", "--plugin-path", PRECIS_TEST_PLUGINS}).code == 2);
}

TEST_CASE("a workspace with nothing wrong checks clean") {
    Harbour harbour;
    harbour.replace("strategy.xml", "<wording length=\"full\" cite=\"plan#s2\">Every",
                    "<wording length=\"headline\" cite=\"plan#s2\">Lit</wording>\n"
                    "    <wording length=\"full\" cite=\"plan#s2\">Every");
    const Outcome checked = harbour.run({"check"});
    CHECK(checked.code == 0);
    CHECK(checked.output == "");
    CHECK_THAT(checked.errors, Catch::Contains("\nchecked 4 items, 2 audiences, "));
    CHECK_THAT(checked.errors, Catch::EndsWith(": nothing wrong\n"));
    CHECK(harbour.run({"check", "-q"}).errors == "");
}

TEST_CASE("check says all that is wrong in every file") {
    Harbour harbour;
    harbour.replace("audiences.xml", "topic=\"dredging\"", "topic=\"dredgin\"");
    harbour.replace("templates/page.xml", "{strategy.issuer}", "{strategy.isuer}");
    harbour.replace("templates/themes/quay.xml", "#444444", "#cccccc");
    const Outcome checked = harbour.run({"check"});
    CHECK(checked.code == 3);
    CHECK_THAT(checked.errors, Catch::Contains("audiences.xml:8:20: error[P205]"));
    CHECK_THAT(checked.errors, Catch::Contains("templates/themes/quay.xml:6:"));
    const json as_json = json::parse(harbour.run({"check", "--json"}).output);
    CHECK(as_json.size() >= 2);
    CHECK(harbour.run({"check", "--json"}).code == 3);
}

TEST_CASE("a template that asks for fields of recipients checks clean") {
    Harbour harbour;
    CHECK_THAT(harbour.run({"check"}).errors, !Catch::Contains("letter.xml"));
}

TEST_CASE("a new workspace checks clean and makes a page") {
    Harbour harbour;
    const Outcome made = harbour.run({"init", "new/library"});
    CHECK(made.code == 0);
    CHECK(made.errors ==
          "made a workspace in 'new/library'; next: precis make -C new/library -o page.pdf\n");
    const Outcome checked = harbour.run({"check", "-C", "new/library"});
    CHECK(checked.code == 0);
    CHECK_THAT(checked.errors, Catch::EndsWith(": nothing wrong\n"));
    for (const char* audience : {"public", "council", "staff"}) {
        const Outcome page = harbour.run(
            {"make", "-C", "new/library", "--plugin-path", PRECIS_TEST_PLUGINS, "--format", "lines",
             "--set", "lines.room=1500", "--audience", audience, "-o", "-", "-q"});
        CHECK(page.code == 0);
        CHECK(page.errors == "");
        CHECK_THAT(page.output, Catch::Contains("A library within reach"));
    }
}

TEST_CASE("init overwrites nothing") {
    Harbour harbour;
    const auto before = harbour.names();
    const std::string strategy = harbour.read("strategy.xml");
    const Outcome made = harbour.run({"init"});
    CHECK(made.code == 6);
    CHECK(made.errors ==
          "strategy.xml: error[P808]: there is a 'strategy.xml' already\n"
          "   hint: nothing was written; name another folder: precis init DIR\n");
    CHECK(harbour.read("strategy.xml") == strategy);
    CHECK(harbour.names() == before);
    CHECK(harbour.run({"init", "strategy.xml/new"}).code == 6);
}
