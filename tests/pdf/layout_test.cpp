#include "laid_out.hpp"
#include "pdf/writer/conformance.hpp"
#include "sound_pages.hpp"

#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

namespace precis::pdf {
namespace {

using test::find;
using test::LayoutRun;

// A briefing with one section; `attributes` are those of the root.
std::string with_section(const std::string& attributes, const std::string& section) {
    return "<briefing title='Plan' lang='en' " + attributes +
           "><masthead><heading>Plan</heading></masthead>" + section +
           "<sources><heading>Sources</heading><source id='s' title='The plan'"
           " published='2024-05-06' published-text='6 May 2024'/></sources>"
           "<footer>Plan</footer></briefing>";
}

std::string block(const std::string& name, const std::string& words,
                  const std::string& attributes = "") {
    return "<block item='x' item-kind='action' value='1' " + attributes + "><name>" + name +
           "</name><wording length='short' cite='s'>" + words + "</wording></block>";
}

}  // namespace

TEST_CASE("the sample makes one tagged A4 page with bookmarks for its sections") {
    LayoutRun run(precis::test::sample_briefing_xml());
    const LaidOut out = run.lay_out();
    const Document& document = out.document;
    REQUIRE(document.pages.size() == 1);
    CHECK(document.pages[0].width == Approx(595.28));
    CHECK(document.pages[0].height == Approx(841.89));
    CHECK(document.title == "Harbour plan");
    CHECK(document.author == "Port Authority");
    CHECK(document.language == "en");
    CHECK(document.date == "2024-06-01");
    std::vector<std::string> titles;
    for (const Bookmark& bookmark : document.bookmarks) {
        titles.push_back(bookmark.title);
    }
    CHECK(titles ==
          std::vector<std::string>{"Three principles", "Four lines of work", "Milestones"});
    CHECK(test::outline(document) ==
          "Document(P H1 P Sect(P(Reference)) Sect(BlockQuote(P(Reference) P)) "
          "Sect(H2 L(LI(Lbl LBody(P P(Reference))) LI(Lbl LBody(P P(Reference))) "
          "LI(Lbl LBody(P P(Reference))))) "
          "Sect(H2 L(LI(LBody(P(Reference))) LI(LBody(P(Reference))) "
          "LI(LBody(P(Link Reference))) LI(LBody(P(Reference))))) "
          "Sect(H2 Table(TR(TH TH TH) TR(TD TD TD(Reference)) TR(TD TD TD(Reference)))) "
          "Sect(H2 L(LI(Lbl LBody(P(Link Link))) LI(Lbl LBody(P)))))");
}

TEST_CASE("the masthead stands on a band to the edges of the page") {
    LayoutRun run(precis::test::sample_briefing_xml());
    const LaidOut out = run.lay_out();
    const Page& page = out.document.pages[0];
    const auto& band = std::get<FillMark>(page.marks.front());
    CHECK(band.box.left == 0);
    CHECK(band.box.right == Approx(page.width));
    CHECK(band.box.top == Approx(page.height));
    const TextMark* title = find(page, "Harbour plan");
    REQUIRE(title != nullptr);
    CHECK(title->size == Approx(27.5));
    CHECK(title->baseline > band.box.bottom);
    CHECK(title->colour == Colour{1, 1, 1});
}

TEST_CASE("text on the page grows with the type size, the margins do not") {
    LayoutRun run(precis::test::sample_briefing_xml());
    const LaidOut small = run.lay_out(0, 8.5);
    const LaidOut large = run.lay_out(0, 10.5);
    const TextMark* one = find(small.document.pages[0], "Two dredgers");
    const TextMark* other = find(large.document.pages[0], "Two dredgers");
    REQUIRE(one != nullptr);
    REQUIRE(other != nullptr);
    CHECK(one->size == 8.5);
    CHECK(other->size == 10.5);
    CHECK(find(small.document.pages[0], "Three")->x == 42);
    CHECK(find(large.document.pages[0], "Three")->x == 42);
}

TEST_CASE("sections of columns stand side by side and begin at the same height") {
    LayoutRun run(precis::test::sample_briefing_xml());
    const LaidOut out = run.lay_out();
    const TextMark* left = find(out.document.pages[0], "Three principles");
    const TextMark* right = find(out.document.pages[0], "Four lines");
    REQUIRE(left != nullptr);
    REQUIRE(right != nullptr);
    CHECK(left->baseline == Approx(right->baseline));
    CHECK(right->x > 300);
}

TEST_CASE("wordings carry the numbers of their sources, raised and small") {
    LayoutRun run(precis::test::sample_briefing_xml());
    const LaidOut out = run.lay_out();
    const TextMark* numbers = find(out.document.pages[0], "1,2");
    REQUIRE(numbers != nullptr);
    CHECK(numbers->size == Approx(6.4));
    const auto type = out.document.structure.at(static_cast<std::size_t>(numbers->structure)).type;
    CHECK(type == "Reference");
}

TEST_CASE("links are underlined areas with an address and a description") {
    LayoutRun run(precis::test::sample_briefing_xml());
    const LaidOut out = run.lay_out();
    const auto& links = out.document.pages[0].links;
    const auto school = std::find_if(links.begin(), links.end(), [](const LinkArea& link) {
        return link.address == "https://example.org/school";
    });
    REQUIRE(school != links.end());
    CHECK(school->description == "the school (https://example.org/school)");
    CHECK(school->box.right > school->box.left);
}

TEST_CASE("the paper option overrules the theme") {
    LayoutRun letter(precis::test::sample_briefing_xml(), "Letter");
    const LaidOut out = letter.lay_out();
    CHECK(out.document.pages[0].width == 612);
    CHECK(out.document.pages[0].height == 792);
}

TEST_CASE("a long briefing flows over pages with a header and numbered footers") {
    std::string blocks;
    for (int i = 0; i < 60; ++i) {
        blocks += block("Step " + std::to_string(i),
                        "Sound the channel, light the marks, and "
                        "tell everyone who uses the harbour what was found there.");
    }
    LayoutRun run(with_section("pages='any' columns='2'",
                               "<section layout='numbered' span='column'><heading>Steps</heading>" +
                                   blocks + "</section>"));
    const LaidOut out = run.lay_out();
    REQUIRE(out.document.pages.size() > 1);
    CHECK(out.result.overflow == 0);
    const std::string total = std::to_string(out.document.pages.size());
    for (std::size_t i = 0; i < out.document.pages.size(); ++i) {
        const std::string label = "Page " + std::to_string(i + 1) + " of " + total;
        CHECK(find(out.document.pages[i], label) != nullptr);
        if (i > 0) {
            const TextMark* header = test::texts(out.document.pages[i]).front();
            CHECK(test::text_of(*header) == "Plan");
            CHECK(header->structure == kPageHeader);
        }
    }
}

TEST_CASE("one page too little is said, and nothing is lost") {
    std::string blocks;
    for (int i = 0; i < 60; ++i) {
        blocks += block("Step " + std::to_string(i), "Sound the channel and light the marks.");
    }
    LayoutRun run(with_section(
        "pages='1' columns='2'",
        "<section layout='numbered'><heading>Steps</heading>" + blocks + "</section>"));
    const LaidOut out = run.lay_out();
    CHECK(out.result.overflow > 0);
    CHECK(out.result.pages > 1);
    CHECK(test::text_of(out.document).find("Step 59") != std::string::npos);
}

TEST_CASE("a table has a header row, and a row of cells for each block") {
    LayoutRun run(precis::test::sample_briefing_xml());
    const LaidOut out = run.lay_out();
    const Page& page = out.document.pages[0];
    const TextMark* date = find(page, "Date");
    const TextMark* year = find(page, "2011");
    const TextMark* name = find(page, "First plan");
    REQUIRE(date != nullptr);
    REQUIRE(year != nullptr);
    REQUIRE(name != nullptr);
    CHECK(date->x == year->x);
    CHECK(year->baseline == name->baseline);
    CHECK(name->x > year->x);
    CHECK(out.document.structure.at(static_cast<std::size_t>(date->structure)).scope == "Column");
}

TEST_CASE("what is in another language says so, paragraph or words") {
    LayoutRun run(
        with_section("pages='any'",
                     "<section layout='prose'><heading>Steps</heading>"
                     "<block item='x' item-kind='action' value='1'><name>Light</name>"
                     "<wording length='short' lang='fr'>Allumer les feux du port.</wording></block>"
                     "<block item='y' item-kind='action' value='1'><name>Sound</name>"
                     "<wording length='short'>Sound the channel.</wording></block></section>"));
    const Document document = run.lay_out().document;
    const auto language_of = [&](std::string_view words) {
        const TextMark* mark = find(document.pages[0], words);
        REQUIRE(mark != nullptr);
        return document.structure.at(static_cast<std::size_t>(mark->structure)).language;
    };
    CHECK(language_of("Allumer") == "fr");
    CHECK(language_of("Light").empty());
    CHECK(language_of("Sound the").empty());
}

TEST_CASE("the head of a table stands again where it goes on, tagged once") {
    std::string blocks;
    for (int i = 0; i < 40; ++i) {
        blocks += block("Step " + std::to_string(i),
                        "Sound the channel, light the marks, and tell everyone who uses the "
                        "harbour what was found there and what is to be done about it.",
                        "date='2024' date-text='2024'");
    }
    const std::string labels = "<labels><label name='date' text='When'/></labels>";
    for (const char* columns : {"1", "2"}) {
        LayoutRun run(with_section(std::string("pages='any' columns='") + columns + "'",
                                   labels +
                                       "<section layout='table' span='page'>"
                                       "<heading>Steps</heading>" +
                                       blocks + "</section>"));
        const Document document = run.lay_out().document;
        REQUIRE(document.pages.size() > 2);
        for (std::size_t i = 0; i < 3; ++i) {
            const Page& page = document.pages[i];
            const TextMark* head = find(page, "When");
            const TextMark* first = find(page, "2024");
            REQUIRE(head != nullptr);
            REQUIRE(first != nullptr);
            CHECK(head->x == first->x);
            CHECK(head->baseline > first->baseline);
            CHECK((i == 0 ? !is_artifact(head->structure) : head->structure == kRepetition));
        }
        const std::string outline = test::outline(document);
        CHECK(outline.find("TR(TH") == outline.rfind("TR(TH"));
        CHECK(test::faults_of(document, Paper{}).empty());
    }
}

TEST_CASE("cards stand in a row on grounds of the same height") {
    LayoutRun run(with_section("pages='any' columns='2'",
                               "<section layout='cards' span='page'>" + block("One", "Short.") +
                                   block("Two",
                                         "A wording that takes several lines in a card "
                                         "which is a third of the page wide.") +
                                   block("Three", "Short.") + "</section>"));
    const LaidOut out = run.lay_out();
    const Page& page = out.document.pages[0];
    CHECK(find(page, "One")->baseline == find(page, "Three")->baseline);
    std::vector<double> heights;
    for (const Mark& mark : page.marks) {
        const auto* fill = std::get_if<FillMark>(&mark);
        if (fill != nullptr && fill->box.right - fill->box.left < 200 &&
            fill->box.top - fill->box.bottom > 20) {
            heights.push_back(fill->box.top - fill->box.bottom);
        }
    }
    REQUIRE(heights.size() == 3);
    CHECK(heights[0] == Approx(heights[1]));
    CHECK(heights[1] == Approx(heights[2]));
}

TEST_CASE("slides are landscape, begin with the masthead and hold a section each") {
    LayoutRun run(
        with_section("pages='slides'", "<section layout='bullets'><heading>First</heading>" +
                                           block("A", "One.") + "</section>" +
                                           "<section layout='prose'><heading>Second</heading>" +
                                           block("B", "Two.") + "</section>"));
    const LaidOut out = run.lay_out();
    REQUIRE(out.document.pages.size() == 4);
    CHECK(out.result.pages == 4);
    CHECK(out.document.pages[0].width > out.document.pages[0].height);
    CHECK(find(out.document.pages[0], "Plan") != nullptr);
    CHECK(find(out.document.pages[1], "First") != nullptr);
    CHECK(find(out.document.pages[2], "Second") != nullptr);
    CHECK(find(out.document.pages[3], "Sources") != nullptr);
}

TEST_CASE("where there is one column headings stand beside their text") {
    LayoutRun run(
        with_section("pages='any' columns='1'", "<section layout='prose'><heading>Idea</heading>" +
                                                    block("Name", "Words.") + "</section>"));
    const LaidOut out = run.lay_out();
    const Page& page = out.document.pages[0];
    CHECK(find(page, "Idea")->x < find(page, "Words")->x - 50);
    CHECK(find(page, "Idea")->baseline == Approx(find(page, "Name")->baseline));
}

TEST_CASE("a page that runs from right to left is the mirror of one that does not") {
    const std::string section =
        "<section layout='bullets'><heading>First</heading>" + block("A", "One.") + "</section>";
    LayoutRun left(with_section("pages='1'", section));
    LayoutRun right(with_section("pages='1' dir='rtl'", section));
    const LaidOut one = left.lay_out();
    const LaidOut other = right.lay_out();
    CHECK(other.document.right_to_left);
    const Page& page = other.document.pages[0];
    const Box heading = test::ink(*find(page, "First"));
    CHECK(page.width - heading.right ==
          Approx(test::ink(*find(one.document.pages[0], "First")).left).margin(1));
}

TEST_CASE("the marking of a briefing is on every page") {
    std::string blocks;
    for (int i = 0; i < 80; ++i) {
        blocks += block("Step", "Sound the channel and light the marks.");
    }
    LayoutRun run(
        with_section("pages='any' marking='TLP:AMBER'",
                     "<section layout='bullets'><heading>Steps</heading>" + blocks + "</section>"));
    const LaidOut out = run.lay_out();
    REQUIRE(out.document.pages.size() > 1);
    // It leaves room for what the page goes on with.
    CHECK(find(out.document.pages[1], "Plan \u00B7 Steps") != nullptr);
    for (const Page& page : out.document.pages) {
        const auto marks = test::texts(page);
        CHECK(std::count_if(marks.begin(), marks.end(), [](const TextMark* mark) {
                  return test::text_of(*mark) == "TLP:AMBER";
              }) == 2);
    }
}

TEST_CASE("no level of headings is left out where a section or the masthead has none") {
    const std::string xml =
        "<briefing title='T' pages='any' lang='en'><theme/>"
        "<section id='a' layout='prose'><block item='x'><name>Name</name>"
        "<wording length='full'>Words.</wording></block></section>"
        "<section id='b' layout='prose'><heading>Part</heading>"
        "<block item='y'><name>Name</name><wording length='full'>Words.</wording></block>"
        "</section></briefing>";
    LayoutRun run(xml);
    const auto shortcomings_of = [](const LaidOut& laid_out) {
        return shortcomings(laid_out.document, Conformance::archive_accessible).size();
    };
    const LaidOut laid_out = run.lay_out();
    CHECK(shortcomings_of(laid_out) == 0);
    CHECK(test::outline(laid_out.document).find("H1") != std::string::npos);
    LayoutRun titled(std::string(xml).replace(xml.find("<section"), 0,
                                              "<masthead><heading>Title</heading></masthead>"));
    CHECK(shortcomings_of(titled.lay_out()) == 0);
}

TEST_CASE("characters that no font has are named") {
    LayoutRun run(with_section(
        "pages='1'", "<section layout='prose'>" + block("A", "\xF4\x8A\xAF\x8D") + "</section>"));
    CHECK(run.lay_out().missing == std::set<char32_t>{0x10ABCD});
}

}  // namespace precis::pdf
