#include "briefing/node_digest.hpp"

#include "support/briefing_from_xml.hpp"

#include <set>
#include <string>

#include <catch2/catch.hpp>

using namespace precis;
using precis::test::briefing_from_xml;

namespace {

std::string section(const std::string& block) {
    return "<briefing lang='en'><section id='s' layout='prose'><heading>One</heading>" + block +
           "</section><sources><source id='s1'/><source id='s2'/></sources></briefing>";
}

std::uint64_t digest_of_section(const std::string& xml) {
    const auto test = briefing_from_xml(xml);
    return digest_of(*test.briefing.blocks().front()->parent);
}

}  // namespace

TEST_CASE("nodes of which the same is read have one digest, in whatever briefing") {
    const std::string xml =
        section("<block item='a'><wording length='full' cite='s1'>a</wording></block>");
    CHECK(digest_of_section(xml) == digest_of_section(xml));
    std::string other = xml;
    other.insert(other.find("<section"), "<masthead><kicker>For someone else</kicker></masthead>");
    CHECK(digest_of_section(other) == digest_of_section(xml));
}

TEST_CASE("whatever else is read of a node gives it another digest") {
    const std::string xml = section(
        "<block item='a'><wording length='full' cite='s1'>a</wording>"
        "<wording length='short' cite='s1'>b</wording></block>");
    std::set<std::uint64_t> digests{digest_of_section(xml)};
    const std::pair<const char*, const char*> changes[] = {
        {">a</wording>", ">A</wording>"},
        {">b</wording>", ">B</wording>"},  // a wording that is not the first
        {">b</wording>", "><strong>b</strong></wording>"},
        {"item='a'", "item='b'"},
        {"item='a'", "item='a' date='2024'"},
        {"cite='s1'>a", "cite='s2'>a"},
        {"cite='s1'>a", "cite='s1#p3'>a"},
        {"lang='en'", "lang='fr'"},
        {"lang='en'", "lang='en' dir='rtl'"},
        {"<heading>One</heading>", "<heading>On</heading>"},
        {"<heading>One</heading>", "<heading>One</heading><block item='z'/>"}};
    for (const auto& [from, to] : changes) {
        INFO(from << " becomes " << to);
        std::string changed = xml;
        changed.replace(changed.find(from), std::string(from).size(), to);
        CHECK(digests.insert(digest_of_section(changed)).second);
    }
}

TEST_CASE("a briefing has a revision of its own, and another for each decision") {
    auto test = briefing_from_xml(
        section("<block item='a'><wording length='full' cite='s1'>a</wording></block>"));
    const auto same =
        briefing_from_xml(section("<block item='a'><wording length='full'>a</wording></block>"));
    const Node& root = test.briefing.root();
    const std::uint64_t composed = root.revision;
    CHECK(composed != same.briefing.root().revision);
    undecide(test.briefing);
    CHECK(root.revision == composed);
    apply(test.briefing, {{0}, 10});
    const std::uint64_t decided = root.revision;
    CHECK(decided != composed);
    apply(test.briefing, {{0}, 11});
    CHECK(root.revision != decided);
    undecide(test.briefing);
    CHECK(root.revision == composed);
    test.briefing.add_text(test.briefing.root(), "more");
    CHECK(root.revision != composed);
}

TEST_CASE("a digest is that of the briefing as it is now, decided or not") {
    const std::string xml = section(
        "<block item='a'><wording length='full' cite='s1'>a</wording>"
        "<wording length='short' cite='s2'>b</wording></block>"
        "<block item='b'><wording length='full' cite='s2'>c</wording></block>");
    auto test = briefing_from_xml(xml);
    const Node& section = *test.briefing.blocks().front()->parent;
    const Node& sources = *test.briefing.root().last_child;
    const std::uint64_t composed = digest_of(section);
    const std::uint64_t all_sources = digest_of(sources);

    std::set<std::uint64_t> digests{composed};
    for (const std::vector<int>& chosen : {std::vector{0, 0}, {1, 0}, {0, -1}, {-1, 0}}) {
        apply(test.briefing, {chosen, 10});
        const std::uint64_t decided = digest_of(section);
        CHECK(digests.insert(decided).second);

        auto fresh = briefing_from_xml(xml);
        apply(fresh.briefing, {chosen, 10});
        CHECK(digest_of(*fresh.briefing.blocks().front()->parent) == decided);
        CHECK(digest_of(*fresh.briefing.root().last_child) == digest_of(sources));
    }
    undecide(test.briefing);
    CHECK(digest_of(section) == composed);
    CHECK(digest_of(sources) == all_sources);
    test.briefing.add_text(*test.briefing.blocks().front()->alternatives.front(), " and more");
    CHECK(digest_of(section) != composed);
}
