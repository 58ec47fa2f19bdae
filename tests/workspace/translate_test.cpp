#include "workspace/translate.hpp"

#include "strategy/markup.hpp"
#include "workspace/readability.hpp"
#include "xliff_rules.hpp"

#include <fstream>
#include <iterator>
#include <sstream>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <pugixml.hpp>
#include <unistd.h>

using namespace precis;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

void replace(std::string& text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

// A copy of the harbour workspace beside what comes with the program.
struct Harbour {
    Harbour() {
        std::string name = (fs::temp_directory_path() / "precis-translate-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        root = name;
        fs::copy(fs::path(PRECIS_SOURCE_DIR) / "tests/fixtures/harbour", root,
                 fs::copy_options::recursive);
        fs::create_directory(root / "translations");
    }
    ~Harbour() { fs::remove_all(root); }
    Harbour(const Harbour&) = delete;
    Harbour& operator=(const Harbour&) = delete;

    Workspace open() {
        auto workspace = Workspace::open(root, Installation::around(PRECIS_PROGRAM), diagnostics);
        REQUIRE(workspace);
        return *workspace;
    }
    // Refreshes the French translation on the disk and returns what it was found to be.
    Refreshed translate(bool prune = false) {
        auto file = refresh_translation(open(), "fr", prune, diagnostics);
        INFO(to_text(diagnostics, false));
        REQUIRE(file);
        changed = file->changed;
        write(file->bytes);
        return std::move(file->refreshed);
    }
    std::string read() const { return bytes_of(root / "translations/fr.xlf"); }
    void write(const std::string& bytes) { std::ofstream(root / "translations/fr.xlf") << bytes; }
    void edit(const fs::path& file, std::string_view from, std::string_view to) {
        std::string text = bytes_of(root / file);
        replace(text, from, to);
        std::ofstream(root / file) << text;
    }
    // Translates the principle's full wording, as a tool would.
    void translate_depth() {
        std::string text = read();
        const std::string source = "<source>Keep the channel at twelve metres all year.</source>";
        const auto at = text.find(source);
        REQUIRE(at != std::string::npos);
        text.insert(at + source.size(), "<target>Douze mètres toute l’année.</target>");
        const auto state = text.rfind("initial", at);
        text.replace(state, 7, "reviewed");
        write(text);
    }
    void translate_text(const std::string& source, const std::string& target) {
        std::string text = read();
        const std::string element = fmt::format("<source>{}</source>", source);
        const auto at = text.find(element);
        REQUIRE(at != std::string::npos);
        text.insert(at + element.size(), fmt::format("<target>{}</target>", target));
        text.replace(text.rfind("initial", at), 7, "translated");
        write(text);
    }
    std::string faults() {
        diagnostics = {};
        const Workspace workspace = open();
        const auto strategy = workspace.strategy(diagnostics);
        workspace.translation("fr", *strategy, diagnostics);
        return to_text(diagnostics, false);
    }

    fs::path root;
    Diagnostics diagnostics;
    bool changed = false;
};

}  // namespace

TEST_CASE("a new translation has every text of the workspace and keeps to the rules of XLIFF") {
    Harbour harbour;
    const Refreshed made = harbour.translate();
    CHECK(made.missing == made.units);
    CHECK(made.added == made.units);
    CHECK(made.translation.find("title") != nullptr);
    CHECK(made.translation.find("depth.full") != nullptr);
    CHECK(made.translation.find("audience.public.name") != nullptr);
    CHECK(made.translation.find("template.page.section.principles") != nullptr);
    CHECK(made.translation.find("template.page.heading") == nullptr);  // a field alone
    CHECK(test::xliff_faults(harbour.read()).empty());
}

TEST_CASE("a second run changes nothing") {
    Harbour harbour;
    harbour.translate();
    harbour.translate_depth();
    harbour.translate();
    harbour.translate();
    CHECK_FALSE(harbour.changed);
}

TEST_CASE("finished work is kept, with its state") {
    Harbour harbour;
    harbour.translate();
    harbour.translate_depth();
    const Refreshed again = harbour.translate();
    CHECK(again.missing == again.units - 1);
    CHECK(again.translation.find("depth.full")->state == TranslationState::reviewed);
    CHECK(plain_text(*again.translation.find("depth.full")->target) ==
          "Douze mètres toute l’année.");
}

TEST_CASE("a text that has changed is marked, and is well again when it changes back") {
    Harbour harbour;
    harbour.translate();
    harbour.translate_depth();
    harbour.edit("strategy.xml", "at twelve metres", "at <em>ten</em> metres");
    const Refreshed changed = harbour.translate();
    CHECK(changed.stale == 1);
    const TranslatedUnit& unit = *changed.translation.find("depth.full");
    CHECK(unit.is_stale());
    CHECK(unit.former_source == "Keep the channel at twelve metres all year.");
    CHECK(plain_text(*unit.target) == "Douze mètres toute l’année.");
    CHECK(test::xliff_faults(harbour.read()).empty());
    CHECK(harbour.faults().empty());
    harbour.edit("strategy.xml", "at <em>ten</em> metres", "at twelve metres");
    const Refreshed back = harbour.translate();
    CHECK(back.stale == 0);
    CHECK(back.translation.find("depth.full")->former_source.empty());
}

TEST_CASE("a translation of what is gone is put aside, or dropped on request") {
    Harbour harbour;
    harbour.translate();
    harbour.translate_depth();
    harbour.edit("strategy.xml", "id=\"depth\"", "id=\"deep\"");
    const Refreshed refreshed = harbour.translate();
    CHECK(refreshed.aside == 1);
    CHECK(refreshed.translation.find("depth.full") == nullptr);
    harbour.edit("strategy.xml", "id=\"deep\"", "id=\"depth\"");
    CHECK(harbour.translate().translation.find("depth.full")->target);
    harbour.edit("strategy.xml", "id=\"depth\"", "id=\"deep\"");
    CHECK(harbour.translate(true).dropped > 0);
    CHECK(harbour.read().find("Douze") == std::string::npos);
}

TEST_CASE("what a tool does to a file loses nothing") {
    Harbour harbour;
    harbour.edit("strategy.xml", "at twelve metres", "at <strong>twelve</strong> {date} metres");
    harbour.translate();
    std::string text = harbour.read();
    // Attributes in another order, a note and an extension of its own, codes in another order.
    const auto at = text.find("<unit id=\"depth.full\">");
    const auto end = text.find("</unit>", at);
    text.replace(at, end - at, R"(<unit id="depth.full" translate="yes"><x:m xmlns:x="urn:x" a="1"/>
      <notes><note id="n1">ask the pilots</note></notes>
      <originalData><data id="a">&lt;strong&gt;</data><data id="b">&lt;/strong&gt;</data>
        <data id="c">{date}</data></originalData>
      <segment state="final"><source>Keep the channel
         at <pc dataRefEnd="b" id="1" dataRefStart="a">twelve</pc> <ph id="2" dataRef="c"/> metres all year.</source>
        <target>Le <ph id="2" dataRef="c"/>, <sc id="1" dataRef="a"/>douze<ec startRef="1" dataRef="b"/> mètres.</target>
      </segment>)");
    harbour.write(text);
    CHECK(harbour.faults().empty());
    const Refreshed refreshed = harbour.translate();
    const TranslatedUnit& unit = *refreshed.translation.find("depth.full");
    CHECK(unit.state == TranslationState::final_);
    REQUIRE(unit.notes.size() == 1);
    CHECK(unit.notes[0] == R"(<note id="n1">ask the pilots</note>)");
    CHECK(unit.extensions.size() == 1);
    REQUIRE(unit.target);
    CHECK(plain_text(*unit.target) == "Le {date}, douze mètres.");
    harbour.translate();
    CHECK_FALSE(harbour.changed);
}

// A unit in the hands of a tool: attributes and elements of its own, a text cut in two and put in
// another order, annotations, CDATA and references.
constexpr const char* kToolsUnit = R"(<unit id="depth.full" translate="yes" t:seen="2024">
      <t:match quality="9"><t:part>x</t:part></t:match>
      <notes><note id="n1" priority="2" appliesTo="target" t:by="Ada">ask the pilots</note></notes>
      <originalData><data id="a">&lt;strong&gt;</data><data id="b">&lt;/strong&gt;</data></originalData>
      <segment id="s1" canResegment="no" state="reviewed"><source>Keep the channel at</source>
        <target order="3"><mrk id="m1" type="comment" value="or: le chenal">le canal</mrk></target></segment>
      <ignorable id="i1"><source> </source><target order="2"> </target></ignorable>
      <segment id="s2" state="final"><source><pc id="1" dataRefStart="a" dataRefEnd="b">twelve</pc> metres all year.</source>
        <target order="1"><pc id="1" dataRefStart="a" dataRefEnd="b"><![CDATA[Douze & plus]]></pc> m&#232;tres&#x2019;,</target></segment>
    )";

void give_to_tool(Harbour& harbour) {
    std::string text = harbour.read();
    replace(text, "version=\"2.0\"", "version=\"2.0\" xmlns:t=\"urn:tool\" t:project=\"7\"");
    replace(text, "<file id=\"strategy\"", "<file id=\"strategy\" t:owner=\"me\"");
    replace(text, "<unit id=\"title\">",
            "<t:memory size=\"3\"/><notes><note>for the port</note></notes><unit id=\"title\">");
    const auto at = text.find("<unit id=\"depth.full\">");
    text.replace(at, text.find("</unit>", at) - at, kToolsUnit);
    harbour.write(text);
}

TEST_CASE("what a tool adds to a file stays there, whatever else is translated") {
    Harbour harbour;
    harbour.edit("strategy.xml", "at twelve metres", "at <strong>twelve</strong> metres");
    harbour.translate();
    give_to_tool(harbour);
    CHECK(harbour.faults().empty());
    CHECK(test::xliff_faults(harbour.read()) == std::vector<std::string>{});
    const Refreshed refreshed = harbour.translate();
    CHECK(plain_text(*refreshed.translation.find("depth.full")->target) ==
          "Douze & plus mètres’, le canal");
    const std::string text = harbour.read();
    for (const char* kept :
         {R"(t:project="7")", R"(t:owner="me")", R"(<t:memory size="3" xmlns:t="urn:tool"/>)",
          "<notes><note>for the port</note></notes>", R"(<unit id="depth.full" translate="yes")",
          R"(t:seen="2024")", "<t:part>x</t:part>", R"(priority="2" appliesTo="target" t:by="Ada")",
          R"(<segment id="s1" canResegment="no" state="reviewed">)",
          R"(<mrk id="m1" type="comment" value="or: le chenal">le canal</mrk>)",
          R"(<target order="2"> </target></ignorable>)",
          "<![CDATA[Douze & plus]]></pc> mètres’,</target>"}) {
        INFO(kept);
        CHECK_THAT(text, Catch::Contains(kept));
    }
    CHECK(test::xliff_faults(text) == std::vector<std::string>{});
    CHECK(harbour.faults().empty());
    harbour.translate();
    CHECK_FALSE(harbour.changed);
}

TEST_CASE("the groups that a tool makes of units stay, whatever else is translated") {
    Harbour harbour;
    harbour.translate();
    harbour.translate_depth();
    std::string text = harbour.read();
    const auto wrap = [&text](std::string_view id, const std::string& before,
                              const std::string& after) {
        const auto begin = text.find(fmt::format("<unit id=\"{}\"", id));
        REQUIRE(begin != std::string::npos);
        text.insert(text.find("</unit>", begin) + 7, after);
        text.insert(begin, before);
    };
    wrap("depth.full",
         R"(<group id="g1" name="Harbour" xmlns:t="urn:tool" t:done="no"><t:colour>red</t:colour>)"
         R"(<notes><note>for Ada</note></notes><group id="g2" translate="no">)",
         R"(</group><group id="g3"/></group>)");
    wrap("depth.name", R"(<group id="g4">)", "</group>");
    wrap("title", R"(<group id="g5">)", "</group>");
    harbour.write(text);
    CHECK(harbour.faults().empty());
    harbour.edit("strategy.xml", "at twelve metres", "at ten metres");
    harbour.edit("strategy.xml", "<title>", "<title>On ");
    const Refreshed refreshed = harbour.translate();
    CHECK(refreshed.added == 0);
    CHECK(refreshed.stale == 1);
    text = harbour.read();
    CHECK(test::xliff_faults(text) == std::vector<std::string>{});
    pugi::xml_document read;
    REQUIRE(read.load_string(text.c_str()));
    const auto in_group = [&read](const char* query) { return !read.select_nodes(query).empty(); };
    CHECK(
        in_group("//group[@id='g1'][@name='Harbour'][@*[name()='t:done']='no']"
                 "/group[@id='g2'][@translate='no']/unit[@id='depth.full']"));
    CHECK(
        in_group("//group[@id='g1'][*[name()='t:colour']][notes/note='for Ada']"
                 "/group[@id='g3'][not(*)]"));
    CHECK(in_group("//file/group[@id='g4']/unit[@id='depth.name']"));
    CHECK(in_group("//file/group[@id='g5']/unit[@id='title']"));
    harbour.translate();
    CHECK_FALSE(harbour.changed);

    // What nothing has the id of any more leaves its group.
    harbour.edit("translations/fr.xlf", "id=\"depth.full\"", "id=\"gone.full\"");
    CHECK(harbour.translate().aside == 1);
    CHECK_THAT(harbour.read(), Catch::Contains("<group id=\"g2\" translate=\"no\">"));
    CHECK(test::xliff_faults(harbour.read()) == std::vector<std::string>{});
    harbour.translate();
    CHECK_FALSE(harbour.changed);
}

TEST_CASE("a code that is empty in the source may hold words in the target") {
    const std::string file =
        "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='en' "
        "trgLang='fr'><file id='strategy'><unit id='a.full'><originalData>"
        "<data id='d'>&lt;term ref=\"itu\"/&gt;</data></originalData><segment state='translated'>"
        "<source>The <ph id='1' dataRef='d'/></source>"
        "<target>L’<pc id='1' dataRefStart='d'>Union</pc></target></segment></unit></file></xliff>";
    Diagnostics diagnostics;
    const auto read = read_translation("fr.xlf", file, diagnostics);
    REQUIRE(read);
    const std::string written = write_translation(*read);
    CHECK(test::xliff_faults(written) == std::vector<std::string>{});
    const auto again = read_translation("fr.xlf", written, diagnostics);
    INFO(to_text(diagnostics, false));
    REQUIRE(again);
    CHECK(diagnostics.empty());
    const TranslatedUnit* unit = again->find("a.full");
    REQUIRE(unit != nullptr);
    CHECK(markup_of(unit->source) == "The <term ref=\"itu\"/>");
    CHECK(markup_of(*unit->target) == "L’<term ref=\"itu\">Union</term>");
    CHECK(write_translation(*again) == written);
}

TEST_CASE("a text that changes keeps what a tool has added to its unit, but for its segments") {
    Harbour harbour;
    harbour.edit("strategy.xml", "at twelve metres", "at <strong>twelve</strong> metres");
    harbour.translate();
    give_to_tool(harbour);
    harbour.edit("strategy.xml", "<strong>twelve</strong>", "<strong>ten</strong>");
    const Refreshed refreshed = harbour.translate();
    const TranslatedUnit& unit = *refreshed.translation.find("depth.full");
    CHECK(unit.is_stale());
    CHECK(plain_text(*unit.target) == "Douze & plus mètres’, le canal");
    const std::string text = harbour.read();
    CHECK_THAT(text, Catch::Contains(R"(t:seen="2024")") && Catch::Contains("<t:part>x</t:part>") &&
                         Catch::Contains(R"(t:by="Ada")") && !Catch::Contains("<ignorable"));
    CHECK(test::xliff_faults(text) == std::vector<std::string>{});
}

TEST_CASE("another layout, encoding and prefix of a file change nothing in it") {
    Harbour harbour;
    harbour.edit("strategy.xml", "at twelve metres", "at <strong>twelve</strong> metres");
    harbour.translate();
    harbour.translate_text("Any tide", "Toute marée");
    harbour.translate();
    const std::string before = harbour.read();

    pugi::xml_document document;
    REQUIRE(document.load_string(before.c_str()));
    std::ostringstream indented;
    document.save(indented, "\t", pugi::format_indent | pugi::format_write_bom);
    harbour.write(indented.str());
    harbour.translate();
    CHECK(harbour.read() == before);

    std::ostringstream wide;
    document.save(wide, "", pugi::format_raw | pugi::format_write_bom, pugi::encoding_utf16_le);
    std::string bytes = wide.str();
    harbour.write(bytes);
    CHECK(harbour.faults() == "");
    harbour.translate();
    CHECK(harbour.read() == before);

    std::string prefixed = before;
    replace(prefixed, "<xliff xmlns=", "<x:xliff xmlns:x=");
    replace(prefixed, "</xliff>", "</x:xliff>");
    for (const char* name : {"file", "unit", "notes", "note", "segment", "source", "target",
                             "originalData", "data", "pc", "ph"}) {
        for (const char* start : {"<", "</"}) {
            for (const char end : {'>', ' '}) {
                replace_all(prefixed, fmt::format("{}{}{}", start, name, end),
                            fmt::format("{}x:{}{}", start, name, end));
            }
        }
    }
    harbour.write(prefixed);
    CHECK(harbour.faults() == "");
    harbour.translate();
    CHECK(harbour.read() == before);
}

TEST_CASE("targets in an order that cannot be are an error at their line") {
    Harbour harbour;
    harbour.edit("strategy.xml", "at twelve metres", "at <strong>twelve</strong> metres");
    harbour.translate();
    give_to_tool(harbour);
    const std::string good = harbour.read();
    for (const char* order : {"order=\"4\"", "order=\"0\"", "order=\"1\""}) {
        std::string text = good;
        replace(text, "order=\"3\"", order);
        harbour.write(text);
        INFO(order);
        CHECK_THAT(harbour.faults(), Catch::Contains("error[P131]"));
    }
}

TEST_CASE("what is wrong with a translation is said at its line") {
    Harbour harbour;
    harbour.edit("strategy.xml", "at twelve metres", "at <strong>twelve</strong> metres");
    harbour.translate();
    const std::string good = harbour.read();
    const auto faults_with = [&](std::string_view from, std::string_view to) {
        std::string text = good;
        replace(text, from, to);
        harbour.write(text);
        return harbour.faults();
    };
    using Catch::Contains;
    CHECK_THAT(faults_with("trgLang=\"fr\"", "trgLang=\"de\""),
               Contains("fr.xlf:2:90: error[P281]: 'de' should be 'fr'"));
    CHECK_THAT(faults_with("trgLang=\"fr\"", "trgLang=\"xx_y\""), Contains("error[P211]"));
    CHECK_THAT(faults_with("version=\"2.0\"", "version=\"1.2\""),
               Contains("error[P280]: this is XLIFF 1.2"));
    CHECK_THAT(faults_with("id=\"issuer\"", "id=\"title\""),
               Contains("error[P282]: another unit has the id 'title'"));
    CHECK_THAT(faults_with("</pc> metres all year.</source>",
                           "</pc> metres all year.</source><target>Douze mètres.</target>"),
               Contains("error[P284]: the code '1' of the source is not in the target"));
    CHECK_THAT(faults_with("</pc> metres all year.</source>",
                           "</pc> metres all year.</source><target>Douze <pc id=\"1\">m</pc> "
                           "<ph id=\"7\"/>.</target>"),
               Contains("error[P284]: the source has no code '7'"));
    CHECK_THAT(faults_with("state=\"initial\"", "state=\"done\""), Contains("error[P131]"));
    CHECK_THAT(faults_with("</xliff>", ""), Contains("error[P109]"));
}

TEST_CASE("check counts what a translation lacks, and names it on request") {
    Harbour harbour;
    harbour.translate();
    harbour.translate_depth();
    harbour.edit("strategy.xml", "at twelve metres", "at ten metres");
    harbour.edit("translations/fr.xlf", "id=\"issuer\"", "id=\"gone\"");
    const Workspace workspace = harbour.open();
    const auto strategy = workspace.strategy(harbour.diagnostics);
    const auto audiences = workspace.audiences(*strategy, harbour.diagnostics);
    TranslationsAhead translations(workspace);
    check_translations(workspace, *strategy, *audiences, translations, false, harbour.diagnostics);
    const std::string brief = to_text(harbour.diagnostics, false);
    CHECK_THAT(brief, Catch::Contains("warning[P285]: ") &&
                          Catch::Contains("texts are not translated into 'fr'"));
    CHECK_THAT(brief, Catch::Contains("warning[P286]: 1 text has changed since translated"));
    CHECK_THAT(brief, Catch::Contains("warning[P283]: nothing has the id 'gone' any more"));
    CHECK_THAT(brief, !Catch::Contains("P287"));
    check_translations(workspace, *strategy, *audiences, translations, true, harbour.diagnostics);
    CHECK_THAT(to_text(harbour.diagnostics, false),
               Catch::Contains("note[P287]: 'issuer' is not translated into 'fr'") &&
                   Catch::Contains("note[P288]: 'depth.full' has changed"));
}

TEST_CASE("what is translated is graded by the formula of its language") {
    Harbour harbour;
    harbour.translate();
    harbour.translate_depth();
    harbour.edit("audiences.xml", "prefers=\"full\"", "prefers=\"full\" grade=\"4\"");
    const Workspace workspace = harbour.open();
    const auto strategy = workspace.strategy(harbour.diagnostics);
    const auto audiences = workspace.audiences(*strategy, harbour.diagnostics);
    auto translation =
        read_translation_file(harbour.root / "translations/fr.xlf", harbour.diagnostics);
    REQUIRE(translation);
    check_readability(*strategy, *audiences, *translation, harbour.diagnostics);
    CHECK_THAT(
        to_text(harbour.diagnostics, false),
        Catch::Contains("what 'public' is told in 'fr' has a reading grade of 5.0, above 4"));
    harbour.diagnostics = {};
    translation->language = "zh";
    check_readability(*strategy, *audiences, *translation, harbour.diagnostics);
    CHECK(harbour.diagnostics.empty());
}

TEST_CASE("every translation in the repository keeps to the rules of XLIFF") {
    std::size_t count = 0;
    for (const char* folder :
         {"templates/translations", "examples/digital-solidarity/translations"}) {
        for (const auto& entry : fs::directory_iterator(fs::path(PRECIS_SOURCE_DIR) / folder)) {
            if (entry.path().extension() == ".xlf") {
                INFO(entry.path());
                CHECK(test::xliff_faults(bytes_of(entry.path())) == std::vector<std::string>{});
                ++count;
            }
        }
    }
    CHECK(count == 10);
}

TEST_CASE("what comes with the program is translated whole and up to date") {
    for (const char* language : {"fr", "es", "ar", "ru", "zh"}) {
        Diagnostics diagnostics;
        const auto file = refresh_shared_translation(fs::path(PRECIS_SOURCE_DIR) / "templates",
                                                     language, false, diagnostics);
        REQUIRE(file);
        CHECK_FALSE(file->changed);
        CHECK(file->refreshed.missing == 0);
        CHECK(file->refreshed.stale == 0);
    }
}
