#include "strategies.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace precis;
using namespace precis::test;

namespace {

// An item that is right but for the given attributes and content.
std::string action(std::string_view attributes, std::string_view content) {
    return fmt::format("<action id=\"a\"{}><name>A</name>{}</action>", attributes, content);
}

constexpr std::string_view kWording = "<wording length=\"full\" cite=\"plan\">A</wording>";

// The first line of what is reported for these items, without the place.
std::string message_for(std::string_view items) {
    const std::string faults = faults_in(items);
    const std::size_t begin = faults.find("error[");
    return faults.substr(begin, faults.find('\n') - begin);
}

}  // namespace

TEST_CASE("a citation of a source that is not there is an error at the source's name") {
    CHECK(faults_in(action("", R"(<wording length="full" cite="plan#a plam#b">A</wording>)")) ==
          "s.xml:10:66: error[P204]: no source has the id 'plam'\n"
          "   10 | <action id=\"a\"><name>A</name><wording length=\"full\" cite=\"plan#a "
          "plam#b\">A</wording></action>\n"
          "      |                                                                  ^~~~\n"
          "   hint: did you mean 'plan'?\n");
}

TEST_CASE("a topic that is not there is an error at its word") {
    CHECK(faults_in(action(" topics=\"safety  dreging\"", kWording)) ==
          "s.xml:10:32: error[P205]: no topic has the id 'dreging'\n"
          "   10 | <action id=\"a\" topics=\"safety  dreging\"><name>A</name><wording "
          "length=\"full\" cite=\"plan\">A</wording>\xE2\x80\xA6\n"
          "      |                                ^~~~~~~\n"
          "   hint: did you mean 'dredging'?\n");
}

TEST_CASE("a strategy without items is an error") {
    CHECK(faults_in("") ==
          "s.xml:1:2: error[P201]: this strategy has no items\n"
          "    1 | <strategy xmlns=\"urn:precis:strategy:1\" language=\"en\">\n"
          "      |  ^~~~~~~~\n"
          "   hint: add what it says: a concept, principles, actions\n");
}

TEST_CASE("an item whose wordings are all for some audiences is an error") {
    CHECK(faults_in(action("", R"(<wording length="full" cite="plan" for="b">A</wording>)")) ==
          "s.xml:10:2: error[P214]: 'a' has wordings only for some audiences\n"
          "   10 | <action id=\"a\"><name>A</name><wording length=\"full\" cite=\"plan\" "
          "for=\"b\">A</wording></action>\n"
          "      |  ^~~~~~\n"
          "   hint: give it a wording without 'for', which is for all\n");
    CHECK(message_for(action("", "")) == "error[P214]: 'a' has no wording");
}

TEST_CASE("two items with one id are an error at the second") {
    CHECK(faults_in(principle_xml("a") + "\n" + "<risk id=\"a\"><name>R</name>" +
                    std::string(kWording) + "</risk>") ==
          "s.xml:11:11: error[P202]: another item has the id 'a'\n"
          "   11 | <risk id=\"a\"><name>R</name><wording length=\"full\" "
          "cite=\"plan\">A</wording></risk>\n"
          "      |           ^\n"
          "   hint: it is in line 10\n");
}

TEST_CASE("two wordings of one length are an error when an audience could be given either") {
    const auto two = [](std::string_view first, std::string_view second) {
        return action("", fmt::format("<wording length=\"full\">G</wording>"
                                      "<wording length=\"short\"{}>A</wording>\n"
                                      "<wording length=\"short\"{}>B</wording>",
                                      first, second));
    };
    CHECK(faults_in(two(" for=\"x y\"", " for=\"z y\"")) ==
          "s.xml:11:2: error[P215]: 'a' has two short wordings for the audience 'y'\n"
          "   11 | <wording length=\"short\" for=\"z y\">B</wording></action>\n"
          "      |  ^~~~~~~\n"
          "   hint: the other one is in line 10\n");
    CHECK(message_for(two("", "")) == "error[P215]: 'a' has two short wordings for all audiences");
    CHECK_NOTHROW(strategy_of(strategy_xml(two(" for=\"x\"", " for=\"y\""))));
    CHECK_NOTHROW(strategy_of(strategy_xml(two("", " for=\"y\""))));
}

TEST_CASE("an unknown element or attribute is shown with the nearest known one") {
    CHECK(faults_in("<pinciple id=\"a\"/>" + principle_xml("b"))
              .find("error[P124]: there is no element 'pinciple' in 'strategy'") !=
          std::string::npos);
    CHECK(
        faults_in("<pinciple id=\"a\"/>" + principle_xml("b")).find("did you mean 'principle'?") !=
        std::string::npos);
    CHECK(message_for(action(" speaker=\"b\"", kWording)) ==
          "error[P125]: 'action' has no attribute 'speaker'");
    CHECK(message_for(action("", "<role>R</role>" + std::string(kWording))) ==
          "error[P124]: there is no element 'role' in 'action'");
    CHECK(
        message_for(action("", "<group id=\"g\"><name>G</name></group>" + std::string(kWording))) ==
        "error[P124]: there is no element 'group' in 'action'");
    CHECK(message_for(action("", "<wording lenght=\"full\" length=\"full\">A</wording>")) ==
          "error[P125]: 'wording' has no attribute 'lenght'");
}

TEST_CASE("what an item lacks is an error") {
    const std::string wording(kWording);
    CHECK(message_for("<action><name>A</name>" + wording + "</action>") ==
          "error[P127]: 'action' has no attribute 'id'");
    CHECK(message_for("<action id=\"\"><name>A</name>" + wording + "</action>") ==
          "error[P131]: this is empty; expected is something");
    CHECK(message_for("<action id=\"a\">" + wording + "</action>") ==
          "error[P126]: 'action' has no 'name'");
    CHECK(message_for("<action id=\"a\"><name> </name>" + wording + "</action>") ==
          "error[P128]: 'name' is empty");
    CHECK(message_for(action("", "<wording>A</wording>")) ==
          "error[P127]: 'wording' has no attribute 'length'");
    CHECK(message_for(action("", "<wording length=\"full\">\n</wording>")) ==
          "error[P128]: this wording says nothing");
    CHECK(message_for("<group id=\"g\">" + principle_xml("a") + "</group>") ==
          "error[P126]: 'group' has no 'name'");
}

TEST_CASE("a value that is not of its kind is an error") {
    const auto measure = [](std::string_view attributes) {
        return message_for(
            fmt::format("<measure id=\"a\" {}><name>A</name>{}</measure>", attributes, kWording));
    };
    CHECK(measure("value=\"12,5\"") ==
          "error[P131]: '12,5' is not a decimal number, such as 12 or -0.5");
    CHECK(measure("target=\"much\"") ==
          "error[P131]: 'much' is not a decimal number, such as 12 or -0.5");
    CHECK(measure("date=\"2024-02-30\"") == "error[P210]: '2024-02-30' is not a date");
    CHECK(message_for(action(" importance=\"vital\"", kWording)) ==
          "error[P131]: 'vital' is not a value of 'importance'");
    CHECK(message_for(action("", "<wording length=\"long\">A</wording>")) ==
          "error[P131]: 'long' is not a value of 'length'");
    CHECK(message_for(action("", "<wording length=\"full\" cite=\" \">A</wording>")) ==
          "error[P131]: this is empty; expected is at least one source");
    CHECK(message_for(action("", "<wording length=\"full\" for=\"\">A</wording>")) ==
          "error[P131]: this is empty; expected is at least one id");
    CHECK(message_for("<call id=\"a\" link=\"www.example.org\"><name>A</name>" +
                      std::string(kWording) + "</call>") ==
          "error[P212]: 'www.example.org' is not an address to follow");
    CHECK(message_for(action(" topics=\"safety dredging safety\"", kWording)) ==
          "error[P216]: 'safety' is in this list already");
    CHECK(message_for("<action id=\"1a\"><name>A</name>" + std::string(kWording) + "</action>") ==
          "error[P203]: '1a' cannot be an id");
}

TEST_CASE("references between items lead to items of the right kind") {
    const std::string actor =
        "<actor id=\"who\"><name>W</name>" + std::string(kWording) + "</actor>";
    const auto quotation = [&](std::string_view speaker) {
        return fmt::format("{}<quotation id=\"q\" speaker=\"{}\">{}</quotation>", actor, speaker,
                           kWording);
    };
    CHECK_NOTHROW(strategy_of(strategy_xml(quotation("who"))));
    CHECK(message_for(quotation("whom")) == "error[P208]: no actor has the id 'whom'");
    CHECK(message_for(quotation("q")) ==
          "error[P208]: 'q' is no actor but of the kind 'quotation'");
    CHECK(message_for(action(" supports=\"b\"", kWording)) ==
          "error[P206]: no item has the id 'b'");
    CHECK(message_for(action(" supports=\"a\"", kWording)) ==
          "error[P206]: 'a' cannot support itself");
    CHECK(message_for(action("", "<wording length=\"full\">A <term ref=\"who\"/></wording>") +
                      actor) == "error[P207]: 'who' is no term but of the kind 'actor'");
    CHECK(message_for(action("",
                             "<wording length=\"full\">A <em><quote cite=\"gazete#1\">q</quote>"
                             "</em></wording>")) == "error[P204]: no source has the id 'gazete'");
}

TEST_CASE("a disagreement has two sides and follows one of them") {
    const auto disagreement = [](std::string_view attributes, std::string_view says) {
        return message_for(
            fmt::format("{}<disagreement id=\"d\" {}><question>Q</question>{}"
                        "</disagreement>",
                        principle_xml("a"), attributes, says));
    };
    const std::string_view both = "<says cite=\"plan\">1</says><says cite=\"plan#x\">2</says>";
    CHECK(disagreement("", "<says cite=\"plan\">1</says>") ==
          "error[P218]: a disagreement needs at least two statements");
    CHECK(disagreement("about=\"b\"", both) == "error[P206]: no item has the id 'b'");
    CHECK(disagreement("follows=\"nobody\"", both) == "error[P204]: no source has the id 'nobody'");
    CHECK(disagreement("follows=\"gazette\"", both) ==
          "error[P219]: the source 'gazette' says nothing in this disagreement");
    CHECK(disagreement("", "<says>1</says><says cite=\"plan\">2</says>") ==
          "error[P127]: 'says' has no attribute 'cite'");
    CHECK(disagreement("", "<says cite=\"plan gazette\">1</says><says cite=\"plan\">2</says>") ==
          "error[P131]: 'plan gazette' is not one source");
}

TEST_CASE("the head of a strategy is checked") {
    const auto head = [](std::string_view attributes, std::string_view content) {
        const std::string faults = faults_of(
            fmt::format("<strategy xmlns=\"urn:precis:strategy:1\"{}>{}<concept id=\"a\"><name>A"
                        "</name><wording length=\"full\">A</wording></concept></strategy>",
                        attributes, content));
        const std::size_t begin = faults.find("error[");
        return faults.substr(begin, faults.find('\n') - begin);
    };
    const std::string good =
        "<title>T</title><sources><source id=\"s\"><title>S</title></source></sources>";
    CHECK(head("", "<sources><source id=\"s\"><title>S</title></source></sources>") ==
          "error[P126]: 'strategy' has no 'title'");
    CHECK(head("", "<title>T</title>") == "error[P126]: 'strategy' has no 'sources'");
    CHECK(head("", "<title>T</title><sources/>") == "error[P126]: 'sources' has no 'source'");
    CHECK(head("", good + "<title>U</title>") ==
          "error[P129]: 'strategy' has more than one 'title'");
    CHECK(head(" language=\"en_GB\"", good) == "error[P211]: 'en_GB' is not the tag of a language");
    CHECK(head("", good + "<published>May 2024</published>") ==
          "error[P210]: 'May 2024' is not a date");
    CHECK(head("", good + "<link>javascript:alert(1)</link>") ==
          "error[P212]: 'javascript:alert(1)' is not an address to follow");
    CHECK(head("", good + "stray") == "error[P130]: there may be no text in 'strategy'");
    CHECK(head("", good + "<topics><topic id=\"t\"/></topics>") == "error[P128]: 'topic' is empty");
    CHECK(head("",
               "<title>T</title><sources><source id=\"s\" rank=\"first\"><title>S</title>"
               "</source></sources>") ==
          "error[P131]: 'first' is not a whole number from 1 to 1000");
    CHECK(head("",
               "<title>T</title><sources><source id=\"s\" file=\"../../etc/passwd\"><title>S"
               "</title></source></sources>") ==
          "error[P131]: '../../etc/passwd' is not a file in the strategy's folder");
}

TEST_CASE("a wrong date is shown at its text, and a wrong tag with the right one") {
    std::string text = strategy_xml(principle_xml("a"));
    text.replace(text.find("\"en\""), 4, "\"en_gb\"");
    text.replace(text.find("</title>\n<sources>"), 8, "</title><published>\n 2024-13</published>");
    CHECK(faults_of(text) ==
          "s.xml:1:51: error[P211]: 'en_gb' is not the tag of a language\n"
          "    1 | <strategy xmlns=\"urn:precis:strategy:1\" language=\"en_gb\">\n"
          "      |                                                   ^~~~~\n"
          "   hint: did you mean 'en-GB'?\n"
          "s.xml:3:2: error[P210]: '2024-13' is not a date\n"
          "    3 |  2024-13</published>\n"
          "      |  ^~~~~~~\n"
          "   hint: write a year, a month or a day that exists: 2024, 2024-05 or 2024-05-06\n");
}

TEST_CASE("all that is wrong is found in one run") {
    const std::string faults = faults_in(
        "<action id=\"a\" topics=\"nowhere\"><nmae>A</nmae><wording length=\"ful\" "
        "cite=\"nobody\">{</wording></action>\n<risk id=\"a\"><name>R</name></risk>");
    for (const char* code : {"P124", "P126", "P131", "P202", "P204", "P205", "P213", "P214"}) {
        INFO(code << " in\n" << faults);
        CHECK(faults.find(code) != std::string::npos);
    }
}
