#include "program_run.hpp"

#include <algorithm>
#include <cctype>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using precis::test::Harbour;
using precis::test::Outcome;
using precis::test::run_process;

namespace {

// Each word in capitals is a canary: an audience that is not cleared for the mark in its name must
// find it nowhere.
const char* const kStrategy = R"(<strategy xmlns="urn:precis:strategy:1" id="canaries">
<title>Harbour plan</title><issuer>Port</issuer><published>2024-05-06</published>
<sources><source id="plan"><title>The plan</title></source>
 <source id="leak" marking="TLP:AMBER"><title>AMBERSOURCE</title><author>AMBERAUTHOR</author>
  <publisher>AMBERPUBLISHER</publisher><link>https://example.org/AMBERLINK</link></source></sources>
<topics><topic id="sea">Sea</topic></topics>
<concept id="idea" topics="sea" importance="required"><name>Any tide</name>
 <wording length="short" cite="plan">Ships come at any tide.</wording>
 <wording length="full" cite="plan" marking="TLP:AMBER">Ships come at any tide AMBERWORDING.</wording>
 <wording length="short" for="partners" cite="plan" marking="TLP:RED">REDFORPARTNERS.</wording></concept>
<principle id="red-item" importance="required" marking="TLP:RED"><name>REDNAME</name>
 <wording length="short" cite="plan">REDTEXT is said.</wording>
 <objective id="red-child"><name>REDCHILD</name>
  <wording length="full" cite="plan">REDCHILDTEXT is said.</wording></objective></principle>
<principle id="depth" importance="high"><name>Depth first</name>
 <wording length="short" cite="plan">Keep it deep.</wording>
 <wording length="full" cite="plan leak">Keep it deep AMBERCITED.</wording></principle>
<principle id="rail" importance="high"><name>Rail next</name>
 <wording length="headline" cite="plan">By rail</wording>
 <wording length="full" cite="plan">By rail, that is <term ref="hushed"/>.</wording></principle>
<principle id="road" importance="high"><name>Road, not <term ref="hushed"/></name>
 <wording length="full" cite="plan">GREENBYNAME is meant.</wording></principle>
<principle id="sky" importance="high" supports="red-item depth"><name>Sky last</name>
 <wording length="full" cite="plan">Look to the <term ref="green-term">sky</term>.</wording></principle>
<term id="hushed" marking="TLP:GREEN"><name>GREENTERM</name>
 <wording length="full" cite="plan">GREENMEANING of it.</wording></term>
<term id="green-term" marking="TLP:GREEN"><name>GREENOTHER</name>
 <wording length="full" cite="plan">GREENOTHERMEANING of it.</wording></term>
<actor id="ada" marking="TLP:GREEN"><name>GREENSPEAKER</name><role>GREENROLE</role>
 <wording length="full" cite="plan">GREENACTOR runs it.</wording></actor>
<quotation id="words" speaker="ada" importance="high">
 <wording length="full" cite="plan">The water will be there.</wording></quotation>
<milestone id="amber-date" date="2031-11" marking="TLP:AMBER"><name>AMBERDAY</name>
 <wording length="full" cite="plan">AMBEREVENT comes.</wording></milestone>
<measure id="amber-number" value="7" unit="AMBERUNIT" marking="TLP:AMBER+STRICT"><name>STRICTNUMBER</name>
 <wording length="full" cite="plan">STRICTMEASURE counts.</wording></measure>
</strategy>)";

const char* const kAudiences = R"(<audiences xmlns="urn:precis:audiences:1">
<audience id="public"><name>The public</name></audience>
<audience id="partners" clearance="TLP:GREEN"><name>Partners</name></audience>
<audience id="staff" clearance="TLP:AMBER"><name>Staff</name></audience>
<audience id="heirs" extends="staff"><name>Heirs of staff</name></audience>
<audience id="insiders" clearance="TLP:RED"><name>Insiders</name></audience>
</audiences>)";

struct Clearance {
    std::string audience;
    std::vector<std::string> forbidden;
};

const std::vector<Clearance>& clearances() {
    static const std::vector<Clearance> all{
        {"public",
         {"GREEN", "AMBER", "STRICT", "REDNAME", "REDTEXT", "REDCHILD", "REDFOR", "green-term",
          "red-item", "amber-", "2031-11", "November 2031"}},
        {"partners",
         {"AMBER", "STRICT", "REDNAME", "REDTEXT", "REDCHILD", "red-item", "amber-", "2031-11",
          "November 2031"}},
        {"staff",
         {"STRICT", "REDNAME", "REDTEXT", "REDCHILD", "REDFOR", "red-item", "amber-number"}},
        {"heirs",
         {"STRICT", "REDNAME", "REDTEXT", "REDCHILD", "REDFOR", "red-item", "amber-number"}},
        {"insiders", {}}};
    return all;
}

struct Canaries : Harbour {
    Canaries() {
        write("strategy.xml", kStrategy);
        write("audiences.xml", kAudiences);
        environment["HOME"] = path.string();
    }

    Outcome make_file(const std::string& audience, const std::string& form,
                      const std::string& file) const {
        return run({"make", "--plugin-path", PRECIS_PLUGINS, "--audience", audience, "--template",
                    form, "-o", file});
    }

    std::string output_of(const std::vector<std::string>& command) const {
        const Outcome outcome = run_process(command, path, environment);
        INFO(command.front() << ": " << outcome.errors);
        REQUIRE(outcome.code == 0);
        return outcome.output;
    }

    // Has every text translated by a word before it, so that the canaries are in the translation.
    void translate() const {
        REQUIRE(run({"translate", "fr"}).code == 0);
        std::string text = read("translations/fr.xlf");
        const std::string end = "</source>";
        for (auto at = text.find(end); at != text.npos; at = text.find(end, at)) {
            const auto begin = text.rfind("<source>", at) + 8;
            const std::string target =
                fmt::format("<target>EN FRANÇAIS {}</target>", text.substr(begin, at - begin));
            at += end.size();
            text.insert(at, target);
            at += target.size();
        }
        const std::string initial = "state=\"initial\"";
        for (auto at = text.find(initial); at != text.npos; at = text.find(initial, at)) {
            text.replace(at, initial.size(), "state=\"final\"");
        }
        write("translations/fr.xlf", text);
    }

    // All that is in a handout: its bytes, unpacked, decompressed, and as it is read.
    std::string contents(const std::string& file) const {
        const std::string ending = file.substr(file.rfind('.'));
        if (ending == ".pdf") {
            output_of({"/usr/bin/qpdf", "--qdf", "--object-streams=disable", file, "plain.qdf"});
            return read("plain.qdf") + output_of({"/usr/bin/pdftotext", file, "-"});
        }
        return ending == ".docx" ? output_of({"/usr/bin/unzip", "-p", file}) : read(file);
    }
};

bool contains(const std::string& text, const std::string& word) {
    return text.find(word) != std::string::npos;
}

// Also as PDF may have it: in UTF-16, in hexadecimal digits, or both.
bool contains_in_any_form(const std::string& text, const std::string& word) {
    std::string wide;
    std::string digits;
    std::string wide_digits;
    for (const char c : word) {
        constexpr const char* kDigits = "0123456789abcdef";
        const auto byte = static_cast<unsigned char>(c);
        const std::string pair{kDigits[byte >> 4U], kDigits[byte & 15U]};
        wide += {'\0', c};
        digits += pair;
        wide_digits += "00" + pair;
    }
    const auto upper = [](std::string hex) {
        std::transform(hex.begin(), hex.end(), hex.begin(),
                       [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        return hex;
    };
    return contains(text, word) || contains(text, wide) || contains(text, digits) ||
           contains(text, wide_digits) || contains(text, upper(digits)) ||
           contains(text, upper(wide_digits));
}

void check_absence(const Canaries& canaries, const Clearance& clearance, const std::string& file) {
    const std::string contents = canaries.contents(file);
    CHECK(contains(contents, "Harbour"));
    for (const std::string& canary : clearance.forbidden) {
        INFO(canary);
        CHECK_FALSE(contains_in_any_form(contents, canary));
    }
}

}  // namespace

TEST_CASE("what an audience is not cleared for is in no file of any format") {
    const Canaries canaries;
    for (const Clearance& clearance : clearances()) {
        for (const std::string form : {"one-pager", "memo", "talking-points", "deck"}) {
            for (const std::string ending : {".pdf", ".docx", ".xml", ".md", ".txt"}) {
                const std::string file = clearance.audience + "-" + form + ending;
                INFO(file);
                const Outcome made = canaries.make_file(clearance.audience, form, file);
                INFO(made.errors);
                REQUIRE(made.code == 0);
                check_absence(canaries, clearance, file);
            }
        }
    }
}

TEST_CASE("nor is it in a handout in another language") {
    const Canaries canaries;
    canaries.translate();
    for (const Clearance& clearance : clearances()) {
        for (const std::string ending : {".pdf", ".docx", ".xml", ".md", ".txt"}) {
            const std::string file = clearance.audience + ending;
            INFO(file);
            const Outcome made = canaries.run({"make", "--plugin-path", PRECIS_PLUGINS,
                                               "--audience", clearance.audience, "--template",
                                               "memo", "--language", "fr", "-o", file});
            INFO(made.errors);
            REQUIRE(made.code == 0);
            check_absence(canaries, clearance, file);
            CHECK(contains(canaries.contents(file), "EN FRANÇAIS"));
        }
    }
}

// What the canaries are looked for in is what they would be in.
TEST_CASE("a canary is found wherever a handout holds words") {
    CHECK(contains_in_any_form(std::string("\0R\0E\0D", 6), "RED"));
    CHECK(contains_in_any_form("<FEFF005200450044>", "RED"));
    const Canaries canaries;
    REQUIRE(canaries.make_file("insiders", "memo", "all.pdf").code == 0);
    const std::string plain = canaries.contents("all.pdf");
    CHECK(contains(plain, "<dc:title>"));
    CHECK(contains(plain, "/StructTreeRoot"));
    CHECK(contains_in_any_form(plain, "Harbour plan"));
    CHECK(contains_in_any_form(plain, "REDTEXT"));
}

TEST_CASE("what an audience is cleared for reaches it, and the handout is marked for it") {
    const Canaries canaries;
    for (const std::string ending : {".pdf", ".docx", ".xml", ".md", ".txt"}) {
        INFO(ending);
        REQUIRE(canaries.make_file("insiders", "memo", "all" + ending).code == 0);
        const std::string all = canaries.contents("all" + ending);
        for (const char* canary : {"REDTEXT", "AMBERCITED", "AMBERSOURCE", "GREENTERM",
                                   "GREENMEANING", "AMBERWORDING", "GREENSPEAKER", "GREENBYNAME"}) {
            INFO(canary);
            CHECK(contains(all, canary));
        }
        CHECK(contains(all, "RED"));
        REQUIRE(canaries.make_file("public", "memo", "public" + ending).code == 0);
        CHECK_FALSE(contains(canaries.contents("public" + ending), "TLP:"));
    }
}

TEST_CASE("a handout bears the highest marking that it contains, in sight and in its metadata") {
    const Canaries canaries;
    REQUIRE(canaries.make_file("staff", "memo", "staff.pdf").code == 0);
    CHECK(contains(canaries.output_of({"/usr/bin/pdfinfo", "staff.pdf"}), "TLP:AMBER"));
    CHECK(contains(canaries.contents("staff.pdf"), "<pdf:Keywords>TLP:AMBER</pdf:Keywords>"));
    CHECK(contains(canaries.output_of({"/usr/bin/pdftotext", "staff.pdf", "-"}), "TLP:AMBER"));
    REQUIRE(canaries.make_file("staff", "memo", "staff.docx").code == 0);
    for (const char* part : {"word/header1.xml", "word/footer1.xml", "docProps/core.xml"}) {
        INFO(part);
        CHECK(contains(canaries.output_of({"/usr/bin/unzip", "-p", "staff.docx", part}),
                       "TLP:AMBER"));
    }
    REQUIRE(canaries.make_file("staff", "deck", "staff.md").code == 0);
    CHECK(contains(canaries.read("staff.md"), "keywords: \"TLP"));
    REQUIRE(canaries.make_file("partners", "memo", "partners.md").code == 0);
    CHECK(contains(canaries.read("partners.md"), "GREEN"));
    CHECK_FALSE(contains(canaries.read("partners.md"), "AMBER"));
}

TEST_CASE("a strategy marked above the clearance is refused with exit code 7") {
    Canaries canaries;
    canaries.replace("strategy.xml", "id=\"canaries\"", "marking=\"TLP:AMBER\"");
    const Outcome refused = canaries.make_file("public", "memo", "page.md");
    CHECK(refused.code == 7);
    CHECK(
        refused.errors ==
        "strategy.xml:1:50: error[P308]: the strategy is marked 'TLP:AMBER', and 'public' may see "
        "only what is marked 'TLP:CLEAR' or lower\n"
        "    1 | <strategy xmlns=\"urn:precis:strategy:1\" marking=\"TLP:AMBER\">\n"
        "      |                                                  ^~~~~~~~~\n"
        "   hint: choose an audience with a higher 'clearance'\n");
    CHECK_FALSE(canaries.has("page.md"));
    CHECK(canaries.make_file("staff", "memo", "page.md").code == 0);
    CHECK_THAT(canaries.run({"check"}).errors, Catch::Contains("note[P309]"));
}

TEST_CASE("a strategy may have a ladder of its own") {
    Canaries canaries;
    canaries.replace(
        "strategy.xml", "<sources>",
        "<markings><marking id=\"TLP:CLEAR\"><name>Anyone</name></marking>"
        "<marking id=\"TLP:GREEN\"><name>Friends</name></marking>"
        "<marking id=\"TLP:AMBER\"><name>House</name></marking>"
        "<marking id=\"TLP:AMBER+STRICT\"><name>Room</name></marking>"
        "<marking id=\"TLP:RED\"><name>Desk only</name></marking></markings><sources>");
    REQUIRE(canaries.make_file("insiders", "memo", "page.md").code == 0);
    CHECK(contains(canaries.read("page.md"), "Desk only"));
    REQUIRE(canaries.make_file("partners", "memo", "page.md").code == 0);
    CHECK(contains(canaries.read("page.md"), "Friends"));
}
