// Terms that an audience does not know are explained where they are first used.
#include "compose/compose.hpp"

#include <catch2/catch.hpp>

using namespace precis;

namespace {

const char* const kStrategy = R"(<strategy xmlns="urn:precis:strategy:1" id="plan" language="en">
<title>Port plan</title>
<sources><source id="s1"><title>One</title></source><source id="s2"><title>Two</title></source>
 <source id="s3" marking="TLP:GREEN"><title>Three</title></source></sources>
<principle id="first" importance="high"><name>The <term ref="itu"/></name>
 <wording length="headline" cite="s1">Ask the <term ref="itu"/></wording>
 <wording length="short" cite="s1">We ask the <term ref="itu"/> at once.</wording>
 <wording length="full" cite="s1">We ask the <term ref="itu"/>, and the <term ref="itu"/> answers.</wording></principle>
<principle id="second" importance="high"><name>Second</name>
 <wording length="headline" cite="s1">Ask again</wording>
 <wording length="full" cite="s1">We ask the <em><term ref="itu">Union</term></em> and the <term ref="quay">quays</term> again.</wording></principle>
<principle id="third" importance="high"><name>Third</name>
 <wording length="full" cite="s1">One says: <quote>the <term ref="quay"/></quote>, and means <term ref="hidden">that</term>.</wording></principle>
<term id="itu"><name>ITU</name>
 <wording length="headline" cite="s2#p4">International Telecommunication Union</wording>
 <wording length="full" cite="s1">The union of those who send.</wording></term>
<term id="quay"><name>quay</name><wording length="short" cite="s1">A wall to moor at.</wording></term>
<term id="hidden" marking="TLP:GREEN"><name>hidden</name>
 <wording length="headline" cite="s3">a secret</wording></term>
</strategy>)";

const char* const kAudiences = R"(<audiences xmlns="urn:precis:audiences:1">
<audience id="public"><name>The public</name></audience>
<audience id="envoys" extends="public" clearance="TLP:GREEN"><name>Envoys</name><knows terms="itu"/></audience>
</audiences>)";

const char* const kTheme = R"(<theme xmlns="urn:precis:theme:1" id="plain"><name>Plain</name>
<colour role="ink" value="#000000"/><colour role="muted" value="#444444"/>
<colour role="accent" value="#0b4f7d"/><colour role="band" value="#12304d"/>
<colour role="on-band" value="#ffffff"/><colour role="on-band-muted" value="#c9d9e6"/>
<colour role="tint" value="#eeeeee"/><colour role="rule" value="#cccccc"/>
<colour role="paper" value="#ffffff"/><typeface role="body" family="A"/>
<typeface role="heading" family="B"/><size role="body" minimum="9" maximum="11"/></theme>)";

const char* const kLabels = R"(<labels xmlns="urn:precis:labels:1" language="en">
<label name="meaning">{term} [that is: {meaning}]</label></labels>)";

struct Setting {
    explicit Setting(std::string_view sections)
        : form(read_template("t.xml",
                             "<template xmlns=\"urn:precis:template:1\" id=\"t\" pages=\"1\">"
                             "<name>T</name>" +
                                 std::string(sections) + "<sources/></template>",
                             diagnostics)) {
        INFO(to_text(diagnostics, false));
        REQUIRE(strategy);
        REQUIRE(audiences);
        REQUIRE(form);
    }
    Briefing make(std::string_view audience, const Labels* used = nullptr) {
        auto briefing = compose({.strategy = *strategy,
                                 .audience = *audiences->find(audience),
                                 .form = *form,
                                 .theme = *theme,
                                 .language = "en",
                                 .date = {2024, 6, 1},
                                 .recipient = {},
                                 .labels = used},
                                diagnostics);
        INFO(to_text(diagnostics, false));
        REQUIRE(briefing);
        return std::move(*briefing);
    }

    Diagnostics diagnostics;
    std::optional<Strategy> strategy = read_strategy("strategy.xml", kStrategy, diagnostics);
    std::optional<Audiences> audiences =
        read_audiences("audiences.xml", kAudiences, *strategy, diagnostics);
    std::optional<Theme> theme = read_theme("theme.xml", kTheme, diagnostics);
    std::optional<Template> form;
};

std::string text_of(const Node& node) {
    std::string text = node.text;
    for (const Node* child = node.first_child; child != nullptr; child = child->next_sibling) {
        text += text_of(*child);
    }
    return text;
}

const Node& shown(const Briefing& briefing, std::size_t block) {
    const Node* child = briefing.blocks().at(block)->first_child;
    while (child != nullptr && child->kind != "wording") {
        child = child->next_sibling;
    }
    REQUIRE(child != nullptr);
    return *child;
}

std::vector<std::string> shown_sources(const Briefing& briefing) {
    std::vector<std::string> ids;
    for (const Node* node = briefing.root().first_child; node != nullptr;
         node = node->next_sibling) {
        for (const Node* source = node->kind == "sources" ? node->first_child : nullptr;
             source != nullptr; source = source->next_sibling) {
            ids.emplace_back(source->attribute("id"));
        }
    }
    return ids;
}

const char* const kPrinciples =
    R"(<section id="s" layout="numbered" select="//principle" order="written"/>)";
constexpr int kLeftOut = Decision::kLeftOut;

}  // namespace

TEST_CASE("a term is explained where a handout first uses it, and there alone") {
    Setting setting(kPrinciples);
    Briefing briefing = setting.make("public");
    apply(briefing, {{0, 0, 0}, 10});
    CHECK(text_of(shown(briefing, 0)) ==
          "We ask the ITU (International Telecommunication Union), and the ITU answers.");
    CHECK(text_of(shown(briefing, 1)) ==
          "We ask the Union and the quays (A wall to moor at) again.");
}

TEST_CASE("where the first wording is left out or is a headline, the next one explains") {
    Setting setting(kPrinciples);
    Briefing briefing = setting.make("public");
    const std::string explained =
        "We ask the Union (International Telecommunication Union) and the quays (A wall to moor "
        "at) "
        "again.";
    apply(briefing, {{kLeftOut, 0, 0}, 10});
    CHECK(text_of(shown(briefing, 1)) == explained);
    apply(briefing, {{2, 0, 0}, 10});
    CHECK(text_of(shown(briefing, 0)) == "Ask the ITU");
    CHECK(text_of(shown(briefing, 1)) == explained);
    apply(briefing, {{1, 0, 0}, 10});
    CHECK(text_of(shown(briefing, 0)) ==
          "We ask the ITU (International Telecommunication Union) at once.");
    CHECK(text_of(shown(briefing, 1)) ==
          "We ask the Union and the quays (A wall to moor at) again.");
}

TEST_CASE("what is measured is never shorter than what is shown") {
    Setting setting(kPrinciples);
    Briefing briefing = setting.make("public");
    for (const int first : {kLeftOut, 0, 1, 2}) {
        for (const int second : {kLeftOut, 0, 1}) {
            apply(briefing, {{first, second, 0}, 10});
            const std::vector<int> chosen{first, second, 0};
            for (std::size_t i = 0; i < chosen.size(); ++i) {
                if (chosen[i] != kLeftOut) {
                    const Node& measured =
                        *briefing.blocks()[i]->alternatives[static_cast<std::size_t>(chosen[i])];
                    CHECK(text_of(shown(briefing, i)).size() <= text_of(measured).size());
                }
            }
        }
    }
}

TEST_CASE("an alternative stays as it was measured, whatever is shown") {
    Setting setting(kPrinciples);
    Briefing briefing = setting.make("public");
    const std::string measured = text_of(*briefing.blocks()[1]->alternatives[0]);
    apply(briefing, {{0, 0, 0}, 10});
    const Node* once = &shown(briefing, 1);
    CHECK(text_of(*briefing.blocks()[1]->alternatives[0]) == measured);
    apply(briefing, {{kLeftOut, 0, 0}, 10});
    CHECK(&shown(briefing, 1) == briefing.blocks()[1]->alternatives[0]);
    apply(briefing, {{0, 0, 0}, 10});
    CHECK(&shown(briefing, 1) == once);
}

TEST_CASE("terms that an audience knows are not explained, nor words that are quoted") {
    Setting setting(kPrinciples);
    Briefing briefing = setting.make("envoys");
    apply(briefing, {{0, kLeftOut, 0}, 10});
    CHECK(text_of(shown(briefing, 0)) == "We ask the ITU, and the ITU answers.");
    CHECK(text_of(shown(briefing, 2)) == "One says: “the quay”, and means that (a secret).");
}

TEST_CASE("the meaning of a term brings its sources and its marking") {
    Setting setting(kPrinciples);
    Briefing briefing = setting.make("public");
    apply(briefing, {{0, kLeftOut, kLeftOut}, 10});
    CHECK(shown_sources(briefing) == std::vector<std::string>{"s1", "s2"});
    REQUIRE(shown(briefing, 0).references.size() == 2);
    CHECK(shown(briefing, 0).references[1].locator == "p4");
    apply(briefing, {{2, kLeftOut, kLeftOut}, 10});
    CHECK(shown_sources(briefing) == std::vector<std::string>{"s1"});

    Briefing cleared = setting.make("envoys");
    apply(cleared, {{0, kLeftOut, kLeftOut}, 10});
    CHECK(cleared.root().attribute("marking").empty());
    apply(cleared, {{0, kLeftOut, 0}, 10});
    CHECK(cleared.root().attribute("marking") == "TLP:GREEN");
    CHECK(text_of(*setting.make("public").blocks()[2]->alternatives[0]) ==
          "One says: “the quay”, and means that.");
}

TEST_CASE("after a block that is always shown, a term is not measured again") {
    Setting setting(
        R"(<section id="s" layout="prose" items="first" lengths="short full" required="yes"/>
           <section id="r" layout="prose" items="second third"/>)");
    const Briefing briefing = setting.make("public");
    CHECK(text_of(*briefing.blocks()[1]->alternatives[0]) ==
          "We ask the Union and the quays (A wall to moor at) again.");
}

TEST_CASE("a term that has been shown with its definition is not explained further on") {
    Setting setting(R"(<section id="t" layout="bullets" items="itu"/>
                       <section id="s" layout="prose" items="first"/>)");
    Briefing briefing = setting.make("public");
    apply(briefing, {{1, 0}, 10});
    CHECK(text_of(shown(briefing, 1)) == "We ask the ITU, and the ITU answers.");
    apply(briefing, {{kLeftOut, 0}, 10});
    CHECK(text_of(shown(briefing, 1)) ==
          "We ask the ITU (International Telecommunication Union), and the ITU answers.");
}

TEST_CASE("languages set a meaning off in their own way") {
    Setting setting(kPrinciples);
    const auto labels = read_labels("labels.xml", kLabels, setting.diagnostics);
    REQUIRE(labels);
    Briefing briefing = setting.make("public", &*labels);
    apply(briefing, {{1, kLeftOut, kLeftOut}, 10});
    CHECK(text_of(shown(briefing, 0)) ==
          "We ask the ITU [that is: International Telecommunication Union] at once.");
}
