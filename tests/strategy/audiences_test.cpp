#include "strategy/audiences.hpp"

#include "strategies.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace precis;
using namespace precis::test;

namespace {

constexpr std::string_view kItems =
    "<principle id=\"depth\" topics=\"dredging safety\"><name>D</name><wording length=\"full\" "
    "cite=\"plan\">D</wording></principle>"
    "<action id=\"budget\" topics=\"safety\"><name>B</name><wording length=\"full\" "
    "cite=\"plan\">B</wording></action>"
    "<action id=\"plain\"><name>P</name><wording length=\"full\" cite=\"plan\">P</wording></action>"
    "<term id=\"draught\"><name>T</name><wording length=\"full\" cite=\"plan\">T</wording></term>";

std::string file(std::string_view audiences) {
    return fmt::format("<audiences xmlns=\"urn:precis:audiences:1\">\n{}\n</audiences>", audiences);
}

Audiences audiences_of(std::string_view content, const Strategy& strategy) {
    Diagnostics diagnostics;
    auto audiences = read_audiences("a.xml", file(content), strategy, diagnostics);
    INFO(to_text(diagnostics, false));
    REQUIRE(audiences);
    return std::move(*audiences);
}

std::string faults_of_audiences(std::string_view content) {
    const Strategy strategy = strategy_of(strategy_xml(kItems));
    Diagnostics diagnostics;
    CHECK_FALSE(read_audiences("a.xml", file(content), strategy, diagnostics));
    return to_text(diagnostics, false);
}

// For one audience with these attributes and this content; the first line, without the place.
std::string message_for(std::string_view attributes, std::string_view content) {
    const std::string faults = faults_of_audiences(
        fmt::format("<audience id=\"x\"{}><name>X</name>{}</audience>", attributes, content));
    const std::size_t begin = faults.find("error[");
    return begin == std::string::npos ? faults
                                      : faults.substr(begin, faults.find('\n', begin) - begin);
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("an audience is read with all that it says") {
    const Strategy strategy = strategy_of(strategy_xml(kItems));
    const Audiences audiences = audiences_of(
        "<audience id=\"pilots\" prefers=\"short\" grade=\"10\" clearance=\"TLP:GREEN\">"
        "<name>Harbour pilots</name><address>For those at sea</address>"
        "<weight topic=\"dredging\" value=\"1.6\"/><weight kind=\"action\" value=\"0\"/>"
        "<weight item=\"depth\" value=\"10\"/><first items=\"depth plain\"/><omit "
        "items=\"budget\"/>"
        "<knows terms=\"draught\"/><shares headline=\"0.5\" full=\"0.9\"/></audience>",
        strategy);
    const Audience* pilots = audiences.find("pilots");
    REQUIRE(pilots != nullptr);
    CHECK(pilots->name == "Harbour pilots");
    CHECK(pilots->address == "For those at sea");
    CHECK(pilots->preferred == Length::short_);
    CHECK(pilots->grade == 10);
    CHECK(pilots->clearance == "TLP:GREEN");
    CHECK(pilots->topic_weights.at("dredging") == 1.6);
    CHECK(pilots->kind_weights.at("action") == 0);
    CHECK(pilots->item_weights.at("depth") == 10);
    CHECK(pilots->first == Names{"depth", "plain"});
    CHECK(pilots->omit == Names{"budget"});
    CHECK(pilots->knows == Names{"draught"});
    CHECK(pilots->shares.of(Length::headline) == 0.5);
    CHECK(pilots->shares.of(Length::short_) == 0.8);
    CHECK(pilots->shares.of(Length::full) == 0.9);
    CHECK(pilots->lineage == Names{"pilots"});
    CHECK(audiences.find("nobody") == nullptr);
}

TEST_CASE("an audience inherits, and what it says itself wins") {
    const Strategy strategy = strategy_of(strategy_xml(kItems));
    const Audiences audiences = audiences_of(
        "<audience id=\"c\" extends=\"b\"><name>C</name><weight topic=\"safety\" value=\"3\"/>"
        "<first items=\"plain\"/><omit items=\"budget\"/><shares short=\"0.7\"/></audience>"
        "<audience id=\"a\" prefers=\"full\" grade=\"9\"><name>A</name><address>To A</address>"
        "<weight topic=\"safety\" value=\"1\"/><weight topic=\"dredging\" value=\"2\"/>"
        "<first items=\"depth plain\"/><knows terms=\"draught\"/>"
        "<shares headline=\"0.1\" short=\"0.2\" full=\"0.3\"/></audience>"
        "<audience id=\"b\" extends=\"a\" prefers=\"short\"><name>B</name></audience>",
        strategy);
    const Audience& last = *audiences.find("c");
    CHECK(last.lineage == Names{"c", "b", "a"});
    CHECK(last.name == "C");
    CHECK(last.address == "To A");
    CHECK(last.preferred == Length::short_);
    CHECK(last.grade == 9);
    CHECK(last.topic_weights.at("safety") == 3);
    CHECK(last.topic_weights.at("dredging") == 2);
    CHECK(last.first == Names{"plain", "depth"});
    CHECK(last.omit == Names{"budget"});
    CHECK(last.knows == Names{"draught"});
    CHECK(last.shares.headline == 0.1);
    CHECK(last.shares.short_ == 0.7);
    CHECK(last.shares.full == 0.3);
    CHECK(audiences.find("a")->omit.empty());
}

TEST_CASE("interest is kind times item times the mean of the topics") {
    const Strategy strategy = strategy_of(strategy_xml(kItems));
    const Audiences audiences = audiences_of(
        "<audience id=\"a\"><name>A</name><weight topic=\"dredging\" value=\"3\"/>"
        "<weight kind=\"principle\" value=\"2\"/><weight item=\"depth\" value=\"0.5\"/>"
        "<weight item=\"plain\" value=\"4\"/></audience>",
        strategy);
    const Audience& audience = *audiences.find("a");
    CHECK(audience.interest_in(*strategy.find_item("depth")) == Approx(2 * 0.5 * (3 + 1) / 2));
    CHECK(audience.interest_in(*strategy.find_item("budget")) == Approx(1));
    CHECK(audience.interest_in(*strategy.find_item("plain")) == Approx(4));
}

TEST_CASE("without a file there is one audience, neutral to everything") {
    const Audiences audiences = default_audiences();
    REQUIRE(audiences.list.size() == 1);
    const Audience* everyone = audiences.find("public");
    REQUIRE(everyone != nullptr);
    CHECK(everyone->lineage == Names{"public"});
    const Strategy strategy = strategy_of(strategy_xml(kItems));
    CHECK(everyone->interest_in(strategy.items.front()) == 1);
}

TEST_CASE("an audience that extends one that is not there is an error with the nearest") {
    CHECK(faults_of_audiences("<audience id=\"public\"><name>P</name></audience>\n"
                              "<audience id=\"x\" extends=\"pubic\"><name>X</name></audience>") ==
          "a.xml:3:27: error[P209]: no audience has the id 'pubic'\n"
          "    3 | <audience id=\"x\" extends=\"pubic\"><name>X</name></audience>\n"
          "      |                           ^~~~~\n"
          "   hint: did you mean 'public'?\n");
}

TEST_CASE("audiences that extend each other in a circle are an error") {
    CHECK(faults_of_audiences("<audience id=\"a\" extends=\"b\"><name>A</name></audience>\n"
                              "<audience id=\"b\" extends=\"a\"><name>B</name></audience>") ==
          "a.xml:3:27: error[P301]: 'b' extends itself, by way of 'a'\n"
          "    3 | <audience id=\"b\" extends=\"a\"><name>B</name></audience>\n"
          "      |                           ^\n"
          "   hint: take one 'extends' of the circle out\n");
    CHECK(message_for(" extends=\"x\"", "") == "error[P301]: 'x' extends itself, by way of 'x'");
}

TEST_CASE("a chain of audiences is only so long, from either end") {
    const auto chain = [](int length, bool upwards) {
        std::string text;
        for (int i = 0; i < length; ++i) {
            const int id = upwards ? length - 1 - i : i;
            text += fmt::format("<audience id=\"a{}\"{}><name>A</name></audience>\n", id,
                                id == 0 ? "" : fmt::format(" extends=\"a{}\"", id - 1));
        }
        return text;
    };
    const Strategy strategy = strategy_of(strategy_xml(kItems));
    for (const bool upwards : {false, true}) {
        CHECK(audiences_of(chain(16, upwards), strategy).find("a15")->lineage.size() == 16);
        CHECK(
            faults_of_audiences(chain(17, upwards)).find("error[P302]: 'a16' extends more than") !=
            std::string::npos);
        CHECK_FALSE(faults_of_audiences(chain(10'000, upwards)).empty());
    }
}

TEST_CASE("what an audience names must be in the strategy") {
    CHECK(message_for("", "<weight topic=\"dreging\" value=\"1\"/>") ==
          "error[P205]: no topic has the id 'dreging'");
    CHECK(message_for("", "<weight item=\"deepth\" value=\"1\"/>") ==
          "error[P206]: no item has the id 'deepth'");
    CHECK(message_for("", "<weight kind=\"acton\" value=\"1\"/>") ==
          "error[P305]: there is no kind of item 'acton'");
    CHECK(message_for("", "<first items=\"depth nothing\"/>") ==
          "error[P206]: no item has the id 'nothing'");
    CHECK(message_for("", "<omit items=\"nothing\"/>") ==
          "error[P206]: no item has the id 'nothing'");
    CHECK(message_for("", "<knows terms=\"nothing\"/>") ==
          "error[P207]: no term has the id 'nothing'");
    CHECK(message_for("", "<knows terms=\"depth\"/>") ==
          "error[P207]: 'depth' is no term but of the kind 'principle'");
}

TEST_CASE("weights, shares and the like are checked") {
    CHECK(message_for("", "<weight topic=\"safety\" value=\"11\"/>") ==
          "error[P131]: '11' is not a number from 0 to 10");
    CHECK(message_for("", "<weight topic=\"safety\" value=\"-1\"/>") ==
          "error[P131]: '-1' is not a number from 0 to 10");
    CHECK(message_for("", "<weight topic=\"safety\"/>") ==
          "error[P127]: 'weight' has no attribute 'value'");
    CHECK(message_for("", "<weight value=\"1\"/>") == "error[P303]: this weight is of nothing");
    CHECK(message_for("", "<weight value=\"1\" topic=\"safety\" kind=\"action\"/>") ==
          "error[P303]: this weight is of more than one thing");
    CHECK(message_for("",
                      "<weight value=\"1\" topic=\"safety\"/><weight value=\"2\" "
                      "topic=\"safety\"/>") ==
          "error[P304]: 'x' has a weight for 'safety' already");
    CHECK(message_for("", "<shares full=\"1.1\"/>") ==
          "error[P131]: '1.1' is not a number from 0 to 1");
    CHECK(message_for(" prefers=\"shrt\"", "") ==
          "error[P131]: 'shrt' is not a value of 'prefers'");
    CHECK(message_for(" grade=\"low\"", "") == "error[P131]: 'low' is not a number from 1 to 20");
    CHECK(message_for("", "<first items=\"depth\"/><omit items=\"depth\"/>") ==
          "error[P306]: 'x' puts 'depth' first and leaves it out");
    CHECK(message_for("", "<first/>") == "error[P127]: 'first' has no attribute 'items'");
}

TEST_CASE("the shape of the file is checked") {
    CHECK(message_for("", "<wieght/>") ==
          "error[P124]: there is no element 'wieght' in 'audience'");
    CHECK(message_for(" extend=\"a\"", "") == "error[P125]: 'audience' has no attribute 'extend'");
    CHECK(message_for("", "<first items=\"depth\">x</first>") ==
          "error[P130]: there may be no text in 'first'");
    CHECK(faults_of_audiences("").find("error[P126]: 'audiences' has no 'audience'") !=
          std::string::npos);
    CHECK(
        faults_of_audiences("<audience id=\"a\"/>").find("error[P126]: 'audience' has no 'name'") !=
        std::string::npos);
    CHECK(faults_of_audiences("<audience id=\"a\"><name>A</name></audience>\n<audience "
                              "id=\"a\"><name>A</name></audience>")
              .find("a.xml:3:2: error[P202]: another audience has the id 'a'") == 0);
}

TEST_CASE("a wording for an unknown audience is an error at its line") {
    const Strategy strategy = strategy_of(
        strategy_xml("<action id=\"a\"><name>A</name><wording length=\"full\">A</wording>\n"
                     "<wording length=\"full\" for=\"public pilot\">B</wording></action>"));
    const Audiences audiences = audiences_of(
        "<audience id=\"public\"><name>P</name></audience>"
        "<audience id=\"pilots\"><name>P</name></audience>",
        strategy);
    Diagnostics diagnostics;
    check_audience_references(strategy, audiences, diagnostics);
    CHECK(to_text(diagnostics, false) ==
          "s.xml:11:36: error[P209]: no audience has the id 'pilot'\n"
          "   11 | <wording length=\"full\" for=\"public pilot\">B</wording></action>\n"
          "      |                                    ^~~~~\n"
          "   hint: did you mean 'pilots'?\n");
}
