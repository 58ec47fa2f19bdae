#include "strategy/strategy_warnings.hpp"

#include "strategies.hpp"

#include <catch2/catch.hpp>

using namespace precis;
using namespace precis::test;

namespace {

std::string warnings_in(std::string_view items) {
    const Strategy strategy = strategy_of(strategy_xml(items));
    Diagnostics diagnostics;
    check_strategy(strategy, diagnostics);
    CHECK_FALSE(diagnostics.has_errors());
    return to_text(diagnostics, false);
}

// What is there besides `principle_xml`, which uses every source and topic.
std::string warnings_beside(std::string_view items) {
    return warnings_in(principle_xml("p") + "\n" + std::string(items));
}

}  // namespace

TEST_CASE("a strategy that is as it should be draws no warning") {
    CHECK(warnings_in(principle_xml("p")) == "");
}

TEST_CASE("a shorter wording that is longer than the fuller one is warned of") {
    CHECK(warnings_beside(
              "<risk id=\"r\"><name>R</name>\n<wording length=\"short\" cite=\"plan\">Four "
              "w\xC3\xB6rds</wording>\n<wording length=\"full\" "
              "cite=\"plan\">Two</wording></risk>") ==
          "s.xml:12:2: warning[P220]: the short wording of 'r' is longer than its full wording (10 "
          "characters to 3)\n"
          "   12 | <wording length=\"short\" cite=\"plan\">Four w\xC3\xB6rds</wording>\n"
          "      |  ^~~~~~~\n"
          "   hint: shorten it, or change which one is which\n");
    CHECK(warnings_beside(
              "<risk id=\"r\"><name>R</name><wording length=\"short\" cite=\"plan\" "
              "for=\"x\">Four words</wording><wording length=\"full\" cite=\"plan\">Two</wording>"
              "</risk>") == "");
}

TEST_CASE("a wording that cites nothing is warned of, unless a quote in it does") {
    CHECK(warnings_beside("<risk id=\"r\"><name>R</name><wording length=\"full\">Why</wording>"
                          "</risk>") ==
          "s.xml:11:29: warning[P221]: the full wording of 'r' cites no source\n"
          "   11 | <risk id=\"r\"><name>R</name><wording length=\"full\">Why</wording></risk>\n"
          "      |                             ^~~~~~~\n"
          "   hint: say where it comes from: cite=\"source-id#place\"\n");
    CHECK(warnings_beside("<risk id=\"r\"><name>R</name><wording length=\"full\"><em><quote "
                          "cite=\"plan#1\">Why</quote></em></wording></risk>") == "");
}

TEST_CASE("sources and topics that nothing uses are warned of") {
    const std::string warnings = warnings_in(
        "<risk id=\"r\"><name>R</name><wording length=\"full\" cite=\"plan\">Why</wording></risk>");
    CHECK(warnings.find("warning[P222]: nothing cites the source 'gazette'") != std::string::npos);
    CHECK(warnings.find("'plan'") == std::string::npos);
    CHECK(warnings.find("warning[P223]: no item has the topic 'dredging'") != std::string::npos);
    CHECK(warnings.find("warning[P223]: no item has the topic 'safety'") != std::string::npos);
}

TEST_CASE("a source that only a picture cites is used") {
    const std::string warnings = warnings_in(
        "<risk id=\"r\"><name>R</name><wording length=\"full\" cite=\"plan\">Why</wording>"
        "<picture file=\"r.png\" cite=\"gazette\"><alternative>A wave</alternative></picture>"
        "</risk>");
    CHECK(warnings.find("P222") == std::string::npos);
}

TEST_CASE("a quotation without a speaker and a measure without a value are warned of") {
    const std::string wording = "<wording length=\"full\" cite=\"plan\">A</wording>";
    CHECK(warnings_beside("<quotation id=\"q\">" + wording + "</quotation>")
              .find("warning[P224]: the quotation 'q' has no speaker") != std::string::npos);
    CHECK(warnings_beside("<measure id=\"m\"><name>M</name>" + wording + "</measure>")
              .find("warning[P224]: the measure 'm' has no value") != std::string::npos);
    CHECK(warnings_beside("<measure id=\"m\" target=\"1\"><name>M</name>" + wording +
                          "</measure>") == "");
}

TEST_CASE("a disagreement that follows nobody is warned of") {
    CHECK(
        warnings_beside("<disagreement id=\"d\"><question>Q</question><says cite=\"plan\">1</says>"
                        "<says cite=\"gazette\">2</says></disagreement>")
            .find("warning[P225]: the disagreement 'd' is not settled") != std::string::npos);
}
