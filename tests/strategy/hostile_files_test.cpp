// Broken and hostile files: each is refused with one clear diagnostic, none does any harm.
#include "strategies.hpp"

#include <algorithm>
#include <initializer_list>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace precis;
using namespace precis::test;

namespace {

struct HostileFile {
    std::string name;
    std::string bytes;
    Code expected;
};

std::string repeated(std::string_view text, int times) {
    std::string result;
    result.reserve(text.size() * static_cast<std::size_t>(times));
    for (int i = 0; i < times; ++i) {
        result += text;
    }
    return result;
}

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string result;
    for (const std::string_view part : parts) {
        result += part;
    }
    return result;
}

// A good strategy with `text` in a wording.
std::string with_text(std::string_view text) {
    return strategy_xml(fmt::format(
        "<action id=\"a\"><name>A</name><wording length=\"full\">{}</wording></action>", text));
}

// A good strategy with `item` beside a good item.
std::string with_item(std::string_view item) {
    return strategy_xml(joined({principle_xml("p"), item}));
}

std::string with_declaration(std::string_view declaration) {
    return fmt::format("{}{}", declaration, strategy_xml(principle_xml("p")));
}

std::string with_doctype(std::string_view subset, std::string_view text) {
    return fmt::format("<!DOCTYPE strategy {}>\n{}", subset, with_text(text));
}

std::string widened(std::string_view text, std::size_t width, bool big_endian) {
    std::string bytes;
    for (const char c : text) {
        std::string unit(width, '\0');
        unit[big_endian ? width - 1 : 0] = c;
        bytes += unit;
    }
    return bytes;
}

void add_documents(std::vector<HostileFile>& files) {
    const std::string good = strategy_xml(principle_xml("p"));
    files.insert(
        files.end(),
        {{"nothing", "", Code::empty_file},
         {"only white space", " \r\n\t", Code::empty_file},
         {"only a byte order mark", "\xEF\xBB\xBF", Code::empty_file},
         {"zeros", std::string(4096, '\0'), Code::not_xml},
         {"a text", "Harbour plan", Code::not_xml},
         {"JSON", "{\"strategy\": 1}", Code::not_xml},
         {"a ZIP", joined({"PK\x03\x04", std::string(200, '\0')}), Code::not_xml},
         {"HTML", "<html><body><p>x<br></body></html>", Code::mismatched_tag},
         {"two byte order marks", joined({"\xEF\xBB\xBF\xEF\xBB\xBF", good}), Code::not_xml},
         {"two roots", joined({good, "<strategy/>"}), Code::not_well_formed},
         {"text after the end", joined({good, "junk"}), Code::not_well_formed},
         {"only a comment", "<!-- strategy -->", Code::not_well_formed},
         {"blank before the declaration", with_declaration("\n<?xml version='1.0'?>"),
          Code::not_well_formed},
         {"a second declaration", with_item("<?xml version='1.0'?>"), Code::not_well_formed},
         {"XML 1.1", with_declaration("<?xml version='1.1'?>"), Code::unsupported_xml_version},
         {"standalone maybe", with_declaration("<?xml version='1.0' standalone='maybe'?>"),
          Code::not_well_formed},
         {"no namespace", "<strategy/>", Code::wrong_namespace},
         {"another version", "<strategy xmlns='urn:precis:strategy:2'/>", Code::wrong_namespace},
         {"another root", "<plan xmlns='urn:precis:strategy:1'/>", Code::wrong_root},
         {"cut in a tag", good.substr(0, good.find("<sources") + 5), Code::cut_short},
         {"cut in a text", good.substr(0, good.find("Harbour plan 2024") + 3), Code::cut_short},
         {"cut in an attribute", good.substr(0, good.find("gazette\">") + 3), Code::cut_short},
         {"cut in the last end tag", good.substr(0, good.size() - 4), Code::cut_short}});
}

void add_doctypes(std::vector<HostileFile>& files) {
    std::string laughs = "<!ENTITY l0 'ha'>";
    for (int i = 1; i < 10; ++i) {
        laughs += fmt::format("<!ENTITY l{} '{}'>", i, repeated(fmt::format("&l{};", i - 1), 10));
    }
    files.insert(
        files.end(),
        {{"billion laughs", with_doctype(joined({"[", laughs, "]"}), "&l9;"),
          Code::doctype_refused},
         {"quadratic blow-up",
          with_doctype(joined({"[<!ENTITY a '", repeated("A", 50'000), "'>]"}),
                       repeated("&a;", 20'000)),
          Code::doctype_refused},
         {"a file as an entity", with_doctype("[<!ENTITY x SYSTEM 'file:///etc/passwd'>]", "&x;"),
          Code::doctype_refused},
         {"an external subset", with_doctype("SYSTEM 'http://127.0.0.1:9/x.dtd'", "x"),
          Code::doctype_refused},
         {"a parameter entity",
          with_doctype("[<!ENTITY % x SYSTEM 'file:///etc/hostname'> %x;]", "x"),
          Code::doctype_refused},
         {"entities in a circle", with_doctype("[<!ENTITY a '&b;'><!ENTITY b '&a;'>]", "&a;"),
          Code::doctype_refused},
         {"a DOCTYPE of another language", "<!DOCTYPE html><html/>", Code::doctype_refused},
         {"an HTML entity", with_text("a&nbsp;b"), Code::undefined_entity},
         {"XInclude",
          with_item("<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' "
                    "href='file:///etc/passwd' parse='text'/>"),
          Code::foreign_element}});
}

void add_syntax(std::vector<HostileFile>& files) {
    files.insert(
        files.end(),
        {{"an attribute twice", with_item("<risk id='r' id='s'/>"), Code::duplicate_attribute},
         {"an attribute twice by namespace",
          with_item("<risk xmlns:a='u' xmlns:b='u' a:id='1' b:id='2'/>"),
          Code::duplicate_attribute},
         {"an undeclared prefix", with_item("<x:risk/>"), Code::undeclared_prefix},
         {"an undeclared prefix of an attribute", with_item("<risk x:id='1'/>"),
          Code::undeclared_prefix},
         {"an attribute without quotes", with_item("<risk id=r/>"), Code::not_well_formed},
         {"a '<' in an attribute", with_item("<risk id='<'/>"), Code::not_well_formed},
         {"a bare ampersand", with_text("a & b"), Code::not_well_formed},
         {"an end of CDATA in a text", with_text("a ]]> b"), Code::not_well_formed},
         {"CDATA without an end", with_text("<![CDATA[ x"), Code::cut_short},
         {"a comment without an end", with_text("<!-- x"), Code::cut_short},
         {"two hyphens in a comment", with_text("<!-- a -- b -->"), Code::not_well_formed},
         {"crossed tags", with_text("<em><strong>x</em></strong>"), Code::mismatched_tag},
         {"an empty tag", with_text("<>"), Code::not_well_formed},
         {"a blank before a name", with_text("< em>x</em>"), Code::not_well_formed},
         {"a name that is a colon", with_text("<:em>x</:em>"), Code::not_well_formed},
         {"a reference to zero", with_text("&#0;"), Code::not_well_formed},
         {"a reference to a surrogate", with_text("&#xD800;"), Code::not_well_formed},
         {"a reference beyond Unicode", with_text("&#x110000;"), Code::not_well_formed},
         {"a reference that overflows", with_text("&#99999999999999999999;"),
          Code::not_well_formed},
         {"a reference to a control character", with_text("&#8;"), Code::not_well_formed},
         {"a prefix that is taken", with_item("<risk xmlns:xmlns='u'/>"), Code::not_well_formed},
         {"a prefix that is undeclared again", with_item("<risk xmlns:p=''/>"),
          Code::not_well_formed}});
}

void add_characters(std::vector<HostileFile>& files) {
    const auto text = [](std::string_view bytes) { return with_text(bytes); };
    files.insert(files.end(),
                 {{"Latin-1", text("caf\xE9 noir"), Code::invalid_utf8},
                  {"an overlong slash", text("\xC0\xAF"), Code::invalid_utf8},
                  {"an overlong zero", text("\xC0\x80"), Code::invalid_utf8},
                  {"overlong in three bytes", text("\xE0\x80\xAF"), Code::invalid_utf8},
                  {"overlong in four bytes", text("\xF0\x80\x80\xAF"), Code::invalid_utf8},
                  {"a surrogate", text("\xED\xA0\x80"), Code::invalid_utf8},
                  {"a pair of surrogates", text("\xED\xA0\xBD\xED\xB8\x80"), Code::invalid_utf8},
                  {"beyond Unicode", text("\xF4\x90\x80\x80"), Code::invalid_utf8},
                  {"five bytes", text("\xF8\x88\x80\x80\x80"), Code::invalid_utf8},
                  {"FE", text("\xFE"), Code::invalid_utf8},
                  {"FF", text("\xFF"), Code::invalid_utf8},
                  {"a lone continuation", text("\x80"), Code::invalid_utf8},
                  {"two bytes cut", text("\xC3"), Code::invalid_utf8},
                  {"three bytes cut", text("\xE2\x82"), Code::invalid_utf8},
                  {"four bytes cut", text("\xF0\x9F\x98"), Code::invalid_utf8},
                  {"invalid in a comment", text("<!-- \xFF -->"), Code::invalid_utf8},
                  {"invalid in an attribute", with_item("<risk id='\xFF'/>"), Code::invalid_utf8},
                  {"invalid in a name", with_item("<ri\xFFsk/>"), Code::invalid_utf8},
                  {"invalid at the very end",
                   joined({strategy_xml(principle_xml("p")), "\xE2\x82"}), Code::invalid_utf8},
                  {"a zero", text(std::string_view("\0", 1)), Code::forbidden_character},
                  {"a bell", text("\x07"), Code::forbidden_character},
                  {"a unit separator", text("\x1F"), Code::forbidden_character},
                  {"an escape in CDATA", text("<![CDATA[\x1B[2J]]>"), Code::forbidden_character},
                  {"a form feed between elements", with_item("\x0C"), Code::forbidden_character},
                  {"U+FFFE", text("\xEF\xBF\xBE"), Code::forbidden_character},
                  {"U+FFFF", text("\xEF\xBF\xBF"), Code::forbidden_character}});
}

void add_encodings(std::vector<HostileFile>& files) {
    const std::string good = strategy_xml(principle_xml("p"));
    std::string odd = joined({"\xFF\xFE", widened(good, 2, false)});
    odd.pop_back();
    files.insert(
        files.end(),
        {{"UTF-16 without a mark", widened(good, 2, false), Code::unsupported_encoding},
         {"UTF-16 from the big end without a mark", widened(good, 2, true),
          Code::unsupported_encoding},
         {"UTF-16 with half a character", odd, Code::invalid_utf16},
         {"UTF-32", joined({std::string_view("\xFF\xFE\0\0", 4), widened(good, 4, false)}),
          Code::unsupported_encoding},
         {"EBCDIC", "\x4C\x6F\xA7\x94\x93", Code::unsupported_encoding},
         {"UTF-7", with_declaration("<?xml version='1.0' encoding='UTF-7'?>"),
          Code::unsupported_encoding},
         {"windows-1252, declared",
          with_declaration("<?xml version='1.0' encoding='windows-1252'?>"),
          Code::unsupported_encoding},
         {"declared as UTF-16", with_declaration("<?xml version='1.0' encoding='UTF-16'?>"),
          Code::encoding_mismatch}});
}

void add_sizes(std::vector<HostileFile>& files) {
    files.insert(
        files.end(),
        {{"a hundred thousand elements deep",
          with_text(joined({repeated("<em>", 100'000), repeated("</em>", 100'000)})),
          Code::nested_too_deeply},
         {"a million unclosed elements", repeated("<a>", 1'000'000), Code::nested_too_deeply},
         {"items in items without end",
          with_item(joined(
              {repeated("<action id='a'><name>A</name><wording length='full'>A</wording>", 70),
               repeated("</action>", 70)})),
          Code::nested_too_deeply},
         {"an id of five megabytes",
          with_item(joined({"<risk id='", repeated("v", 5'000'000), "?'/>"})), Code::bad_id},
         {"a name of a megabyte", with_item(joined({"<", repeated("n", 1'000'000), "/>"})),
          Code::unknown_element},
         {"a list of a million ids",
          with_item(joined({"<risk id='r' topics='", repeated("nowhere ", 1'000'000), "'/>"})),
          Code::repeated_word},
         {"fifty thousand unknown elements", with_item(repeated("<nothing/>", 50'000)),
          Code::unknown_element},
         {"a million open braces", with_text(repeated("{", 1'000'001)), Code::bad_field}});
    std::string attributes;
    for (int i = 0; i < 50'000; ++i) {
        attributes += fmt::format(" a{}='1'", i);
    }
    files.push_back({"fifty thousand attributes", with_item(joined({"<risk", attributes, "/>"})),
                     Code::unknown_attribute});
}

std::vector<HostileFile> hostile_files() {
    std::vector<HostileFile> files;
    add_documents(files);
    add_doctypes(files);
    add_syntax(files);
    add_characters(files);
    add_encodings(files);
    add_sizes(files);
    return files;
}

}  // namespace

TEST_CASE("hostile and broken files are refused for the right reason") {
    for (HostileFile& file : hostile_files()) {
        Diagnostics diagnostics;
        INFO(file.name);
        CHECK_FALSE(read_strategy("s.xml", std::move(file.bytes), diagnostics));
        const auto faults = diagnostics.sorted();
        REQUIRE_FALSE(faults.empty());
        INFO(to_text(faults.front(), false));
        CHECK(std::any_of(faults.begin(), faults.end(),
                          [&](const Diagnostic& fault) { return fault.code == file.expected; }));
        // What concerns the file as XML is said once; nothing after it can be trusted.
        const bool is_syntax = file.expected < Code::wrong_root;
        CHECK((!is_syntax || faults.size() == 1));
        CHECK(to_text(faults.front(), false).size() < 3'000'000);
    }
}

TEST_CASE("a good file that is cut anywhere is refused") {
    const std::string good = strategy_xml(principle_xml("p"));
    const std::size_t end = good.rfind('>');
    for (std::size_t length = 0; length <= end; length += 1) {
        Diagnostics diagnostics;
        INFO("cut after " << length << " bytes");
        CHECK_FALSE(read_strategy("s.xml", good.substr(0, length), diagnostics));
        CHECK(diagnostics.has_errors());
    }
}

TEST_CASE("a good file with any bit flipped is read or refused, with a reason") {
    const std::string good = strategy_xml(principle_xml("p"));
    for (std::size_t bit = 0; bit < good.size() * 8; bit += 3) {
        std::string bytes = good;
        bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
        Diagnostics diagnostics;
        const bool read = read_strategy("s.xml", std::move(bytes), diagnostics).has_value();
        INFO("bit " << bit << "\n" << to_text(diagnostics, false));
        CHECK(read != diagnostics.has_errors());
    }
}

TEST_CASE("what is odd but allowed is read") {
    const auto reads = [](std::string xml) {
        Diagnostics diagnostics;
        const bool read = read_strategy("s.xml", std::move(xml), diagnostics).has_value();
        INFO(to_text(diagnostics, false));
        CHECK(read);
    };
    const std::string good = strategy_xml(principle_xml("p"));
    reads(joined({"\xEF\xBB\xBF", good}));
    reads(joined({"\xFF\xFE", widened(good, 2, false)}));
    reads(joined({"\xFE\xFF", widened(good, 2, true)}));
    reads(with_declaration("<?xml version='1.0' encoding='utf-8' standalone='yes'?>"));
    reads(with_declaration("<?xml-stylesheet type='text/xsl' href='http://127.0.0.1:9/x.xsl'?>"));
    reads(with_item("<!-- comment --><?target instruction?>"));
    reads(with_text("<![CDATA[<&]]>"));
    reads(
        with_text("\xD7\x90\xE2\x80\xAE\xD7\x9E \xF0\x9F\x98\x80 a\xC2\xAD"
                  "b\xE2\x80\x8B"));
    reads(with_text(joined({"e", repeated("\xCC\x81", 5'000)})));
    reads(with_text("&#9;&#10;&#13;x&amp;&lt;&gt;&quot;&apos;"));
    reads(with_text("\xC2\x85\xE2\x80\xA8 \xEE\x80\x80"));
    reads(with_text(repeated("W", 20'000)));
    reads(with_text(repeated("&amp;", 200'000)));
    reads(with_text(joined({repeated("<em>", 50), "x", repeated("</em>", 50)})));
    std::string located = good;
    located.insert(located.find(" language"),
                   " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
                   "xsi:schemaLocation='urn:precis:strategy:1 http://127.0.0.1:9/x.xsd'");
    reads(located);
}
