#include "compose/compose.hpp"

#include "compose/selection.hpp"

#include <algorithm>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace precis;

namespace {

const char* const kStrategy = R"(<strategy xmlns="urn:precis:strategy:1" id="plan" language="en">
<title>Harbour plan</title><issuer>Port</issuer><published>2024-05-06</published>
<sources><source id="s1"><title>One</title></source><source id="s2"><title>Two</title></source></sources>
<topics><topic id="sea">Sea</topic><topic id="land">Land</topic></topics>
<principle id="p1" topics="sea" importance="high"><name>Depth</name>
 <wording length="full" cite="s2#p1">All the depth for {recipient.name}.</wording>
 <wording length="short" cite="s1">Depth.</wording>
 <wording length="short" for="pilots" cite="s1">Depth for pilots.</wording></principle>
<principle id="p2" topics="land"><name>Quay</name>
 <wording length="headline" cite="s1">A <strong>quay</strong></wording></principle>
<principle id="p3" topics="land" importance="required"><name>Rail</name>
 <wording length="short" cite="s1">By <term ref="t1"/>.</wording></principle>
<risk id="r1"><name>Storm</name><wording length="headline" cite="s1">Storm</wording>
 <wording length="short" cite="s1">A storm.</wording></risk>
<risk id="r2"><name>Flood</name><wording length="headline" cite="s1">Flood</wording></risk>
<term id="t1"><name>rail link</name><wording length="short" cite="s1">A railway.</wording></term>
<milestone id="m-late" date="2026-05" importance="high"><name>Late</name><wording length="headline" cite="s1">Late</wording></milestone>
<milestone id="m-some"><name>Some day</name><wording length="headline" cite="s1">Some day</wording></milestone>
<milestone id="m-year" date="2026" importance="low"><name>Year</name><wording length="headline" cite="s1">Year</wording></milestone>
<milestone id="m-first" date="2024-12-31"><name>First</name><wording length="headline" cite="s1">First</wording></milestone>
<actor id="ada"><name>Ada Warden</name><role>harbour master</role>
 <wording length="short" cite="s1">She runs it.</wording></actor>
<quotation id="q1" speaker="ada"><name>On water</name>
 <wording length="short" cite="s1">The water will be there.</wording></quotation>
</strategy>)";

const char* const kAudiences = R"(<audiences xmlns="urn:precis:audiences:1">
<audience id="public"><name>The public</name></audience>
<audience id="pilots" extends="public"><name>Pilots</name><weight topic="sea" value="2"/></audience>
<audience id="trainees" extends="pilots" prefers="full"><name>Trainees</name><omit items="p2"/></audience>
<audience id="railway" extends="public"><name>Railway</name><weight topic="sea" value="0"/>
 <first items="p2"/></audience>
</audiences>)";

const char* const kTheme = R"(<theme xmlns="urn:precis:theme:1" id="plain"><name>Plain</name>
<colour role="ink" value="#000000"/><colour role="muted" value="#444444"/>
<colour role="accent" value="#0b4f7d"/><colour role="band" value="#12304d"/>
<colour role="on-band" value="#ffffff"/><colour role="on-band-muted" value="#c9d9e6"/>
<colour role="tint" value="#eeeeee"/><colour role="rule" value="#cccccc"/>
<colour role="paper" value="#ffffff"/><typeface role="body" family="A"/>
<typeface role="heading" family="B"/><size role="body" minimum="9" maximum="11"/></theme>)";

std::string form_of(const std::string& sections) {
    return "<template xmlns=\"urn:precis:template:1\" id=\"t\" pages=\"1\"><name>T</name>"
           "<masthead><kicker>For {audience.name}</kicker><heading>{strategy.title}</heading>"
           "<subtitle>{audience.address}</subtitle></masthead>" +
           sections +
           "<sources><heading>Sources</heading></sources><footer>{date}</footer></template>";
}

// Everything that a composition needs, kept together.
struct Setting {
    Diagnostics diagnostics;
    std::optional<Strategy> strategy = read_strategy("strategy.xml", kStrategy, diagnostics);
    std::optional<Audiences> audiences =
        strategy ? read_audiences("audiences.xml", kAudiences, *strategy, diagnostics)
                 : std::nullopt;
    std::optional<Theme> theme = read_theme("theme.xml", kTheme, diagnostics);
    std::optional<Template> form;
    std::map<std::string, std::string, std::less<>> recipient{{"name", "Bo"}};

    explicit Setting(const std::string& sections)
        : form(read_template("t.xml", form_of(sections), diagnostics)) {
        INFO(to_text(diagnostics, false));
        REQUIRE(strategy);
        REQUIRE(audiences);
        REQUIRE(theme);
        REQUIRE(form);
    }

    Request request(std::string_view audience) const {
        return {*strategy, *audiences->find(audience), *form, *theme, "en", {2024, 6, 1},
                recipient};
    }
    std::optional<Briefing> make(std::string_view audience) {
        return compose(request(audience), diagnostics);
    }
};

std::vector<std::string> items_of(const Briefing& briefing) {
    std::vector<std::string> items;
    for (const Node* block : briefing.blocks()) {
        items.emplace_back(block->attribute("item"));
    }
    return items;
}

using Ids = std::vector<std::string>;
const char* const kPrinciples =
    R"(<section id="s" layout="numbered" select="//principle"><heading>P</heading></section>)";

}  // namespace

TEST_CASE("a briefing holds the wordings for its audience, with their sources") {
    Setting setting(kPrinciples);
    const auto briefing = setting.make("pilots");
    REQUIRE(briefing);
    const std::string outline = to_outline(*briefing);
    INFO(outline);
    CHECK(outline.find("kicker\n      text \"For Pilots\"") != std::string::npos);
    CHECK(outline.find("subtitle") == std::string::npos);
    CHECK(outline.find("footer\n    text \"June 1, 2024\"") != std::string::npos);

    const Node* depth = briefing->blocks().at(0);
    REQUIRE(depth->alternatives.size() == 2);
    CHECK(depth->alternatives[0]->first_child->text == "All the depth for Bo.");
    CHECK(depth->alternatives[0]->references.at(0).source->attribute("id") == "s2");
    CHECK(depth->alternatives[0]->references.at(0).locator == "p1");
    CHECK(depth->alternatives[1]->first_child->text == "Depth for pilots.");
    CHECK(depth->shares == std::vector<double>{1.0, 0.8});
}

TEST_CASE("a recipient's name that runs the other way is isolated") {
    Setting setting(kPrinciples);
    setting.recipient["name"] = "\u05E0\u05DE\u05DC.";
    const auto briefing = setting.make("public");
    REQUIRE(briefing);
    const Node* depth = briefing->blocks().at(0)->alternatives.at(0);
    CHECK(depth->first_child->text == "All the depth for \u2068\u05E0\u05DE\u05DC.\u2069.");
}

TEST_CASE("what interests an audience more comes first, in the order of value") {
    Setting setting(kPrinciples);
    CHECK(items_of(*setting.make("public")) == Ids{"p1", "p3", "p2"});
    CHECK(items_of(*setting.make("pilots")) == Ids{"p1", "p3", "p2"});
    CHECK(items_of(*setting.make("railway")) == Ids{"p2", "p3"});
}

TEST_CASE("order as written keeps the order of the strategy") {
    Setting setting(R"(<section id="s" select="//principle" order="written"/>)");
    CHECK(items_of(*setting.make("pilots")) == Ids{"p1", "p2", "p3"});
}

TEST_CASE("a list of ids keeps its own order") {
    Setting setting(R"(<section id="s" items="p3 p1"/>)");
    CHECK(items_of(*setting.make("public")) == Ids{"p3", "p1"});
}

TEST_CASE("an audience does not get what is left out for it") {
    Setting setting(kPrinciples);
    CHECK(items_of(*setting.make("trainees")) == Ids{"p1", "p3"});
}

TEST_CASE("a wording for an audience reaches those that extend it") {
    Setting setting(kPrinciples);
    const auto briefing = setting.make("trainees");
    REQUIRE(briefing);
    CHECK(briefing->blocks()[0]->alternatives[1]->first_child->text == "Depth for pilots.");
}

TEST_CASE("an item belongs to the first section that selects it") {
    Setting setting(R"(<section id="a" items="p2"/><section id="b" select="//principle"/>)");
    CHECK(items_of(*setting.make("public")) == Ids{"p2", "p1", "p3"});
}

TEST_CASE("a limit keeps what is required and then what is worth most") {
    Setting setting(R"(<section id="s" select="//principle" order="written" limit="1"/>)");
    const auto briefing = setting.make("public");
    REQUIRE(briefing);
    CHECK(items_of(*briefing) == Ids{"p3"});
    CHECK(briefing->blocks()[0]->required);
}

TEST_CASE("the value of a block is importance times interest") {
    Setting setting(kPrinciples);
    const auto briefing = setting.make("pilots");
    REQUIRE(briefing);
    CHECK(briefing->blocks()[0]->value == Approx(2.0));
    CHECK(briefing->blocks()[1]->value == Approx(1.0));
    CHECK(briefing->blocks()[2]->value == Approx(0.6));
}

TEST_CASE("a required section makes its first block required") {
    Setting setting(R"(<section id="s" items="p2 p1" required="yes"/>)");
    const auto briefing = setting.make("public");
    REQUIRE(briefing);
    CHECK(briefing->blocks()[0]->required);
    CHECK_FALSE(briefing->blocks()[1]->required);
}

TEST_CASE("a quotation stands in its marks with who said it") {
    Setting setting(R"(<section id="s" layout="quotation" select="//quotation"/>)");
    const auto briefing = setting.make("public");
    REQUIRE(briefing);
    const Node* block = briefing->blocks().at(0);
    CHECK(block->first_child->kind == "attribution");
    CHECK(block->first_child->first_child->text == "Ada Warden, harbour master");
    CHECK(block->alternatives.at(0)->first_child->text == "“The water will be there.”");
}

TEST_CASE("a wording that only repeats the name does not stand beside it") {
    Setting setting(
        R"(<section id="s" layout="bullets" select="//risk"><heading>R</heading></section>)");
    const auto briefing = setting.make("public");
    REQUIRE(briefing);
    const std::string outline = to_outline(*briefing);
    INFO(outline);
    const Node* storm = briefing->blocks().at(0);
    REQUIRE(storm->alternatives.size() == 1);
    CHECK(storm->alternatives[0]->first_child->text == "A storm.");
    CHECK(storm->first_child->kind == "name");
    const Node* flood = briefing->blocks().at(1);
    REQUIRE(flood->alternatives.size() == 1);
    CHECK(flood->alternatives[0]->first_child->text == "Flood");
    CHECK(flood->first_child == nullptr);
}

TEST_CASE("a term without text of its own is called by its name") {
    Setting setting(R"(<section id="s" items="p3" names="no"/>)");
    const auto briefing = setting.make("public");
    REQUIRE(briefing);
    const Node* wording = briefing->blocks().at(0)->alternatives.at(0);
    CHECK(wording->first_child->next_sibling->kind == "term");
    CHECK(wording->first_child->next_sibling->first_child->text == "rail link");
    CHECK(briefing->blocks()[0]->first_child == nullptr);
}

TEST_CASE("terms that are named by each other come to an end") {
    std::string strategy = kStrategy;
    const std::string name = "<name>rail link</name>";
    strategy.replace(strategy.find(name), name.size(), "<name>rail <term ref=\"t1\"/></name>");
    Setting setting(R"(<section id="s" items="p3" names="no"/>)");
    setting.strategy = read_strategy("strategy.xml", strategy, setting.diagnostics);
    REQUIRE(setting.strategy);
    const auto briefing = setting.make("public");
    REQUIRE(briefing);
    const Node* term = briefing->blocks().at(0)->alternatives.at(0)->first_child->next_sibling;
    REQUIRE(term->kind == "term");
    CHECK(term->first_child->text == "rail ");
}

TEST_CASE("the sources are those that its wordings refer to, in that order") {
    Setting setting(R"(<section id="s" items="p1"/>)");
    const auto briefing = setting.make("public");
    REQUIRE(briefing);
    const std::string outline = to_outline(*briefing);
    const auto two = outline.find("source id='s2'");
    const auto one = outline.find("source id='s1'");
    REQUIRE(one != std::string::npos);
    CHECK(two < one);
}

TEST_CASE("a field that does not exist is an error where it stands") {
    Setting setting(R"(<section id="s" items="p1"><heading>{stratgy.title}</heading></section>)");
    CHECK_FALSE(setting.make("public"));
    CHECK(to_text(setting.diagnostics, false).find("no field is called 'stratgy.title'") !=
          std::string::npos);
    CHECK(to_text(setting.diagnostics, false).find("did you mean 'strategy.title'?") !=
          std::string::npos);
}

TEST_CASE("an item of a list that does not exist is an error with the nearest id") {
    Setting setting(R"(<section id="s" items="p11"/>)");
    CHECK_FALSE(setting.make("public"));
    CHECK(to_text(setting.diagnostics, false).find("no item has the id 'p11'") !=
          std::string::npos);
}

TEST_CASE("an item without a wording of the length asked comes in the nearest, with a warning") {
    Setting setting(R"(<section id="s" items="p2" lengths="full"/>)");
    const auto briefing = setting.make("public");
    REQUIRE(briefing);
    CHECK(briefing->blocks()[0]->alternatives.size() == 1);
    CHECK(setting.diagnostics.count(Severity::warning) == 1);
}

TEST_CASE("a briefing with nothing in it is an error") {
    Setting setting(R"(<section id="s" select="//call"/>)");
    CHECK_FALSE(setting.make("public"));
    CHECK(setting.diagnostics.sorted().back().code == Code::empty_briefing);
}

TEST_CASE("where nothing has to fit each block comes in the length preferred") {
    Setting setting(kPrinciples);
    const auto lengths = [&](std::string_view audience) {
        auto briefing = setting.make(audience);
        std::vector<std::string> shown;
        const Decision decision = preferred_choice(*briefing, setting.request(audience));
        for (std::size_t i = 0; i < decision.chosen.size(); ++i) {
            const auto chosen = static_cast<std::size_t>(decision.chosen[i]);
            shown.emplace_back(briefing->blocks()[i]->alternatives[chosen]->attribute("length"));
        }
        return shown;
    };
    CHECK(lengths("public") == std::vector<std::string>{"short", "short", "headline"});
    CHECK(lengths("trainees") == std::vector<std::string>{"full", "short"});
}

TEST_CASE("a section's bounds are for whoever chooses, and hold where nothing has to fit") {
    Setting setting(R"(<section id="s" select="//principle" order="written" least="2" most="2"/>)");
    auto briefing = setting.make("public");
    REQUIRE(briefing);
    CHECK(items_of(*briefing) == Ids{"p1", "p2", "p3"});
    CHECK(briefing->blocks()[0]->parent->least == 2);
    CHECK(briefing->blocks()[0]->parent->most == 2);
    CHECK(briefing->blocks()[0]->parent->headlines);
    // The last is required: of the others the first stays.
    const Decision decision = preferred_choice(*briefing, setting.request("public"));
    CHECK(decision.chosen[0] != Decision::kLeftOut);
    CHECK(decision.chosen[1] == Decision::kLeftOut);
    CHECK(decision.chosen[2] != Decision::kLeftOut);
}

TEST_CASE("what a section passes over is noted with the reason") {
    Setting setting(R"(<section id="s" select="//principle" order="written" limit="1"/>)"
                    R"(<section id="r" select="//risk"/>)");
    const auto noted = [&](std::string_view audience) {
        std::vector<PassedOver> passed_over;
        Request request = setting.request(audience);
        request.passed_over = &passed_over;
        REQUIRE(compose(request, setting.diagnostics));
        return passed_over;
    };
    const auto for_public = noted("public");
    REQUIRE(for_public.size() == 2);
    CHECK(for_public[0].item->id == "p2");
    CHECK(for_public[0].section == "s");
    CHECK(for_public[0].why == PassedOver::Why::over_limit);
    CHECK(noted("trainees")[0].why == PassedOver::Why::omitted);
    CHECK(noted("railway")[0].why == PassedOver::Why::of_no_interest);
}

TEST_CASE("the factors of a value multiply to it") {
    const Setting setting(kPrinciples);
    for (const std::string_view audience : {"public", "pilots", "railway"}) {
        for (const Item& item : setting.strategy->items) {
            const ValueOrigin origin = value_origin(item, *setting.audiences->find(audience));
            CHECK(origin.value ==
                  Approx(origin.importance * origin.kind * origin.item * origin.topics));
        }
    }
}

TEST_CASE("a timeline runs with time, and what has no date comes last") {
    for (const std::string order : {"written", "value"}) {
        Setting setting(R"(<section id="s" layout="timeline" select="//milestone" order=")" +
                        order + R"("/>)");
        CHECK(items_of(*setting.make("public")) == Ids{"m-first", "m-year", "m-late", "m-some"});
    }
    Setting most(R"(<section id="s" layout="timeline" select="//milestone" limit="2"/>)");
    CHECK(items_of(*most.make("public")) == Ids{"m-late", "m-some"});
    Setting listed(R"(<section id="s" layout="timeline" items="m-late m-first"/>)");
    CHECK(items_of(*listed.make("public")) == Ids{"m-late", "m-first"});
}

TEST_CASE("a rehearsal reports and shows the same blocks as composing, and keeps none") {
    const std::string sections = std::string(kPrinciples) +
                                 R"(<section id="r" layout="bullets" select="//risk"/>)"
                                 R"(<section id="q" layout="quotation" items="q1"/>)";
    for (const std::string_view audience : {"public", "pilots", "trainees", "railway"}) {
        Setting setting(sections);
        setting.recipient.clear();  // so that there is something to report
        Diagnostics composed;
        Request request = setting.request(audience);
        request.recipient = {{"name", "Bo"}};
        const auto briefing = compose(request, composed);
        REQUIRE(briefing);
        std::vector<std::string> seen;
        const bool would_be = rehearse(
            request,
            [&](const TemplateSection& section, const Item& item, std::span<const Length> lengths) {
                seen.push_back(fmt::format("{}:{}", section.id, item.id));
                for (const Length length : lengths) {
                    seen.back() += fmt::format(" {}", name_of(length));
                }
            },
            setting.diagnostics);
        CHECK(would_be);
        std::vector<std::string> expected;
        for (const Node* block : briefing->blocks()) {
            expected.push_back(
                fmt::format("{}:{}", block->parent->attribute("id"), block->attribute("item")));
            for (const Node* wording : block->alternatives) {
                expected.back() += fmt::format(" {}", wording->attribute("length"));
            }
        }
        std::sort(expected.begin(), expected.end());
        std::sort(seen.begin(), seen.end());
        CHECK(seen == expected);
        CHECK(to_text(setting.diagnostics, false) == to_text(composed, false));

        Diagnostics of_compose;
        Diagnostics of_rehearsal;
        const Request lacking = setting.request(audience);
        const auto no_briefing = compose(lacking, of_compose);
        CHECK(rehearse(
                  lacking, [](const auto&...) {}, of_rehearsal) == no_briefing.has_value());
        CHECK(to_text(of_rehearsal, false) == to_text(of_compose, false));
    }
}

TEST_CASE("queries that were looked for once find the same items again") {
    Setting setting(std::string(kPrinciples) +
                    R"(<section id="again" layout="bullets" select="//principle"/>)"
                    R"(<section id="r" layout="bullets" select="//risk"/>)");
    QueryResults found(*setting.strategy);
    for (const std::string_view audience : {"public", "pilots"}) {
        Request request = setting.request(audience);
        const auto anew = compose(request, setting.diagnostics);
        request.found = &found;
        const auto remembered = compose(request, setting.diagnostics);
        REQUIRE(anew);
        REQUIRE(remembered);
        CHECK(to_outline(*remembered) == to_outline(*anew));
    }
}
