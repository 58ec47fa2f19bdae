// What the layouts of sections draw.

#include "pdf/local_digits.hpp"
#include "pdf/qr_code.hpp"
#include "pdf/writer/conformance.hpp"
#include "sound_pages.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include <catch2/catch.hpp>

namespace precis::pdf {
namespace {

using test::find;
using test::LayoutRun;

std::string briefing(const std::string& attributes, const std::string& inside,
                     const std::string& sources = "") {
    return "<briefing title='Plan' lang='en' date='2024-06-01' " + attributes +
           "><masthead><heading>Plan</heading></masthead>" + inside + sources +
           "<footer>Plan</footer></briefing>";
}

std::string block(const std::string& name, const std::string& words,
                  const std::string& attributes = "") {
    return "<block item='x' item-kind='action' value='1' " + attributes + "><name>" + name +
           "</name><wording length='short'>" + words + "</wording></block>";
}

std::string section(const std::string& layout, const std::string& blocks,
                    const std::string& attributes = "") {
    return "<section id='s' layout='" + layout + "' " + attributes + "><heading>Heading</heading>" +
           blocks + "</section>";
}

std::vector<FillMark> fills(const Page& page, const Colour& colour) {
    std::vector<FillMark> found;
    for (const Mark& mark : page.marks) {
        const auto* fill = std::get_if<FillMark>(&mark);
        if (fill != nullptr && fill->colour == colour) {
            found.push_back(*fill);
        }
    }
    return found;
}

const Colour kAccent = read_look({}, "theme")[ColourRole::accent];
const Colour kInk = read_look({}, "theme")[ColourRole::ink];

}  // namespace

TEST_CASE("a short block is not parted between columns, a long one may be") {
    const auto columns_of_second = [](std::size_t words) {
        std::string blocks;
        for (const char* word : {"first ", "second ", "third "}) {
            std::string text;
            for (std::size_t i = 0; i < words; ++i) {
                text += word;
            }
            blocks += block("Step", text);
        }
        LayoutRun run(briefing("pages='1' columns='2'", section("numbered", blocks)));
        const LaidOut out = run.lay_out();
        std::set<bool> right;
        for (const TextMark* mark : test::texts(out.document.pages.at(0))) {
            if (test::text_of(*mark).starts_with("second")) {
                right.insert(mark->x > 300);
            }
        }
        return right.size();
    };
    CHECK(columns_of_second(30) == 1);
    CHECK(columns_of_second(90) == 2);
}

TEST_CASE("long names of a table take two lines and leave the wording more") {
    const auto start_of_wording = [](const char* name) {
        LayoutRun run(briefing("pages='1' columns='2'",
                               section("table", block(name, "Words that tell more of it."))));
        const LaidOut out = run.lay_out();
        const TextMark* const wording = find(out.document.pages.at(0), "Words");
        REQUIRE(wording != nullptr);
        return wording->x;
    };
    const double modest = start_of_wording("Trust in it");
    CHECK(start_of_wording("Infrastructure in confidence") < modest + 30);
    CHECK(start_of_wording("Infrastructureinconfidence") > modest + 30);
}

TEST_CASE("numbers of two digits stand on one line, their last digits below one another") {
    std::string blocks;
    for (int i = 1; i <= 12; ++i) {
        blocks += block("Step", "Words.", "number='" + std::to_string(i) + "'");
    }
    LayoutRun run(briefing("pages='any' columns='2'", section("numbered", blocks)));
    const LaidOut out = run.lay_out();
    const TextMark* nine = find(out.document.pages[0], "9");
    const TextMark* twelve = find(out.document.pages[0], "12");
    REQUIRE(nine != nullptr);
    REQUIRE(twelve != nullptr);
    CHECK(test::text_of(*twelve) == "12");
    CHECK(test::ink(*nine).right == Approx(test::ink(*twelve).right));
}

TEST_CASE("a timeline across the page has its entries side by side on one axis") {
    const std::string blocks = block("Begun", "Work begins.", "date='2023' date-text='2023'") +
                               block("Done", "Work ends.", "date='2025' date-text='2025'");
    LayoutRun run(briefing("pages='any' columns='2'", section("timeline", blocks, "span='page'")));
    const LaidOut out = run.lay_out();
    const Page& page = out.document.pages[0];
    CHECK(find(page, "2023")->baseline == find(page, "2025")->baseline);
    CHECK(find(page, "2025")->x > page.width / 2);
    // Marks are round; the one to come is open.
    std::vector<FillMark> marks;
    for (const FillMark& fill : fills(page, kAccent)) {
        if (fill.radius > 0) {
            marks.push_back(fill);
        }
    }
    REQUIRE(marks.size() == 2);
    CHECK(marks[0].box.bottom == Approx(marks[1].box.bottom));
    CHECK(fills(page, Colour{1, 1, 1}).size() == 1);
    CHECK(test::faults_of(out.document, Paper{}).empty());
}

TEST_CASE("a timeline in a column goes downwards") {
    const std::string blocks = block("Begun", "Work begins.", "date='2023' date-text='2023'") +
                               block("Done", "Work ends.", "date='2025' date-text='2025'");
    LayoutRun run(briefing("pages='any' columns='1'", section("timeline", blocks)));
    const Page page = run.lay_out().document.pages[0];
    CHECK(find(page, "2023")->x == Approx(find(page, "2025")->x));
    CHECK(find(page, "2023")->baseline > find(page, "2025")->baseline);
}

TEST_CASE("a measure with baseline and target has a bar with a mark at each") {
    LayoutRun run(
        briefing("pages='any' columns='2'",
                 section("figures",
                         block("Depth", "of the channel",
                               "measured='12' value-text='12' unit='metres' baseline='10' "
                               "baseline-number='10' target='16' target-number='16'"),
                         "span='page'")));
    const LaidOut out = run.lay_out();
    const Page& page = out.document.pages[0];
    CHECK(find(page, "Baseline")->baseline == find(page, "Target")->baseline);
    std::vector<FillMark> bars;
    for (const FillMark& fill : fills(page, kAccent)) {
        if (fill.box.right - fill.box.left > 100) {
            bars.push_back(fill);
        }
    }
    REQUIRE(bars.size() == 1);
    const double whole = page.width - 90;
    CHECK(bars[0].box.right - bars[0].box.left == Approx(whole * 12 / 16));
    std::vector<FillMark> marks = fills(page, kInk);
    REQUIRE(marks.size() == 2);
    CHECK((marks[0].box.left + marks[0].box.right) / 2 == Approx(45 + whole * 10 / 16));
    CHECK(marks[1].box.right == Approx(45 + whole));
}

TEST_CASE("in a page from right to left bars grow from the right") {
    LayoutRun run(briefing("pages='any' dir='rtl' columns='2'",
                           section("figures",
                                   block("Depth", "words",
                                         "measured='1' value-text='1' target='4' "
                                         "target-number='4'"),
                                   "span='page'")));
    const Page page = run.lay_out().document.pages[0];
    std::vector<FillMark> bars;
    for (const FillMark& fill : fills(page, kAccent)) {
        if (fill.box.right - fill.box.left > 100) {
            bars.push_back(fill);
        }
    }
    REQUIRE(bars.size() == 1);
    CHECK(bars[0].box.right == Approx(page.width - 45));
}

TEST_CASE("a glossary is a list of terms, beside their meanings where there is room") {
    const std::string inside = section("glossary", block("tide", "The rise and fall of the sea."));
    LayoutRun wide(briefing("pages='any'", inside));
    const LaidOut out = wide.lay_out();
    CHECK(find(out.document.pages[0], "tide")->baseline ==
          Approx(find(out.document.pages[0], "The rise")->baseline));
    CHECK(test::outline(out.document) == "Document(H1 Sect(H2 L(LI(Lbl LBody(P)))))");
    LayoutRun narrow(briefing("pages='any' columns='3'", inside));
    const Page page = narrow.lay_out().document.pages[0];
    CHECK(find(page, "tide")->baseline > find(page, "The rise")->baseline);
}

TEST_CASE("a QR code is a figure with alternative text in a link, and is never mirrored") {
    const std::string sources =
        "<sources qr='https://example.org/plan'><heading>Sources</heading>"
        "<source id='s' title='The plan'/></sources>";
    LayoutRun left(briefing("pages='1'", section("prose", block("A", "Words.")), sources));
    const LaidOut out = left.lay_out();
    const auto& structure = out.document.structure;
    const auto figure = std::find_if(structure.begin(), structure.end(),
                                     [](const auto& element) { return element.type == "Figure"; });
    REQUIRE(figure != structure.end());
    CHECK(figure->alternative == "QR code: https://example.org/plan");
    CHECK(structure[static_cast<std::size_t>(figure->parent)].type == "Link");
    const auto& links = out.document.pages[0].links;
    CHECK(std::count_if(links.begin(), links.end(), [](const LinkArea& link) {
              return link.address == "https://example.org/plan";
          }) == 2);
    LayoutRun right(
        briefing("pages='1' dir='rtl'", section("prose", block("A", "Words.")), sources));
    const LaidOut mirrored = right.lay_out();
    const auto tiles = [](const Document& document) {
        std::vector<Box> found;
        for (const FillMark& fill : fills(document.pages[0], kInk)) {
            if (fill.structure != kArtifact) {
                found.push_back(fill.box);
            }
        }
        return found;
    };
    const auto one = tiles(out.document);
    const auto other = tiles(mirrored.document);
    REQUIRE(one.size() > 100);
    REQUIRE(other.size() == one.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        CHECK(one[i].left - one[0].left == Approx(other[i].left - other[0].left).margin(1e-6));
    }
    CHECK(other[0].left < one[0].left);
}

TEST_CASE("the tiles of a QR code are its dark squares, each once") {
    // Version 1 has 21 squares a side; its corners are known.
    const auto code = qr_code("HI");
    REQUIRE(code != nullptr);
    REQUIRE(code->side == 21);
    std::array<std::array<int, 21>, 21> drawn{};
    for (const Tile& tile : code->tiles) {
        for (int y = tile.y; y < tile.y + tile.height; ++y) {
            for (int x = tile.x; x < tile.x + tile.width; ++x) {
                ++drawn.at(static_cast<std::size_t>(y)).at(static_cast<std::size_t>(x));
            }
        }
    }
    // The mark in each of three corners: a ring, and in it a square.
    const std::array<const char*, 7> mark{"#######", "#     #", "# ### #", "# ### #",
                                          "# ### #", "#     #", "#######"};
    for (std::size_t y = 0; y < 7; ++y) {
        for (std::size_t x = 0; x < 7; ++x) {
            const int dark = mark[y][x] == '#' ? 1 : 0;
            CHECK(drawn[y][x] == dark);
            CHECK(drawn[y][x + 14] == dark);
            CHECK(drawn[y + 14][x] == dark);
        }
    }
}

TEST_CASE("an address that is too long for a QR code does without") {
    const std::string address = "https://example.org/" + std::string(3000, 'x');
    CHECK(qr_code(address) == nullptr);
    LayoutRun run(
        briefing("pages='1'", section("prose", block("A", "Words.")),
                 "<sources qr='" + address + "'><source id='s' title='Plan'/></sources>"));
    CHECK(run.lay_out().document.pages[0].links.empty());
}

TEST_CASE("a list of contents names the pages that sections begin on, and leads there") {
    std::string inside;
    for (int i = 0; i < 6; ++i) {
        std::string blocks;
        for (int j = 0; j < 8; ++j) {
            blocks += block("Step", "Sound the channel and light the marks, and tell everyone.");
        }
        inside += "<section id='s" + std::to_string(i) + "' layout='prose'><heading>Part " +
                  std::string(1, static_cast<char>('A' + i)) + "</heading>" + blocks + "</section>";
    }
    LayoutRun run(briefing("pages='any' contents='yes'", inside));
    const LaidOut out = run.lay_out();
    const Document& document = out.document;
    std::vector<Bookmark> sections;
    std::copy_if(document.bookmarks.begin(), document.bookmarks.end(), std::back_inserter(sections),
                 [](const Bookmark& bookmark) { return bookmark.level == 1; });
    REQUIRE(sections.size() == 6);
    std::vector<LinkArea> entries;
    for (const LinkArea& link : document.pages[0].links) {
        if (link.destination) {
            entries.push_back(link);
        }
    }
    REQUIRE(entries.size() == 6);
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(entries[i].description == sections[i].title);
        CHECK(entries[i].destination->page == sections[i].page);
    }
    CHECK(sections[5].page > 0);
    CHECK(shortcomings(document, Conformance::archive_accessible).empty());
    CHECK(test::outline(document).find("Sect(H2 TOC(TOCI(Reference(Link)) ") != std::string::npos);
    CHECK(find(document.pages[1], "Part") != nullptr);
    CHECK(test::faults_of(document, Paper{}).empty());
}

TEST_CASE("a long address has a line of its own, a short one goes on") {
    const auto baselines = [](const std::string& path) {
        LayoutRun run(briefing("pages='any' columns='1'",
                               section("contact", block("Have your say", "Write to us",
                                                        "link='https://a.org/" + path + "'"))));
        const Page page = run.lay_out().document.pages[0];
        return std::pair(find(page, "Write")->baseline, find(page, "a.org/")->baseline);
    };
    const auto [words, address] = baselines("say");
    CHECK(address == words);
    const auto [words_above, long_address] = baselines("have-your-say-on-the-plan-for-the-harbour");
    CHECK(long_address < words_above);
}

TEST_CASE("the line under a link ends with its words") {
    LayoutRun run(briefing("pages='any' columns='1'",
                           "<section id='s' layout='prose'><block item='x' item-kind='action' "
                           "value='1'><wording length='short'><link href='https://a.org'>Sound "
                           "the channel, light the marks, tell everyone who uses the harbour what "
                           "was found, and keep the lights burning by day and by night</link>"
                           "</wording></block></section>"));
    const Page page = run.lay_out().document.pages[0];
    std::set<double> ends;
    for (const TextMark* mark : test::texts(page)) {
        ends.insert(std::round(test::ink(*mark).right));
    }
    std::size_t lines = 0;
    for (const Mark& mark : page.marks) {
        const auto* rule = std::get_if<RuleMark>(&mark);
        if (rule != nullptr && rule->width < 0.5 && rule->x2 - rule->x1 > 50 &&
            rule->y1 > page.height / 2) {
            CHECK(ends.contains(std::round(rule->x2)));
            ++lines;
        }
    }
    CHECK(lines > 1);
}

TEST_CASE("a running head is one line where the page is wide enough") {
    std::string blocks;
    for (int i = 0; i < 60; ++i) {
        blocks += block("Step", "Sound the channel and light the marks.");
    }
    const std::string title =
        "A plan for the harbour, its channel, its marks and all who use them, "
        "by night and by day";
    LayoutRun run("<briefing title='" + title + "' lang='en' pages='any'>" +
                  section("prose", blocks) + "</briefing>");
    const Document document = run.lay_out().document;
    REQUIRE(document.pages.size() > 1);
    std::set<double> lines;
    for (const TextMark* mark : test::texts(document.pages[1])) {
        if (mark->structure == kPageHeader) {
            lines.insert(mark->baseline);
        }
    }
    CHECK(lines.size() == 1);
}

TEST_CASE("bookmarks of more than one page lead to items with headings, too") {
    std::string blocks;
    for (int i = 0; i < 40; ++i) {
        blocks += block("Step " + std::to_string(i), "Sound the channel and light the marks.");
    }
    const std::string terms = "<section layout='glossary'><heading>Terms</heading>" +
                              block("Marks", "Lights and buoys.") + "</section>";
    for (const char* layout : {"numbered", "prose", "questions"}) {
        LayoutRun run(briefing("pages='any'", section(layout, blocks) + terms));
        const Document document = run.lay_out().document;
        const std::vector<Bookmark>& bookmarks = document.bookmarks;
        REQUIRE(bookmarks.size() == 42);
        CHECK(bookmarks[0].level == 1);
        CHECK(bookmarks[41].level == 1);
        for (std::size_t i = 1; i <= 40; ++i) {
            const std::string name = "Step " + std::to_string(i - 1);
            CHECK(bookmarks[i].title == name);
            CHECK(bookmarks[i].level == 2);
            const TextMark* mark = find(document.pages.at(bookmarks[i].page), name);
            REQUIRE(mark != nullptr);
            CHECK(bookmarks[i].top > mark->baseline);
            CHECK(bookmarks[i].top < mark->baseline + 20);
        }
    }
    LayoutRun one(briefing("pages='1'", section("prose", block("Step", "Light the marks."))));
    CHECK(one.lay_out().document.bookmarks.size() == 1);
}

TEST_CASE("running heads name the section that a page is in") {
    std::string blocks;
    for (int i = 0; i < 60; ++i) {
        blocks += block("Step", "Sound the channel and light the marks.");
    }
    LayoutRun run(briefing("pages='any'", section("prose", blocks)));
    const LaidOut out = run.lay_out();
    REQUIRE(out.document.pages.size() > 1);
    const TextMark* head = find(out.document.pages[1], "Heading");
    REQUIRE(head != nullptr);
    CHECK(head->structure == kPageHeader);
}

TEST_CASE("the lines of neighbouring columns meet every half line") {
    std::string inside;
    for (const char* layout : {"numbered", "bullets", "prose", "table", "questions", "glossary"}) {
        std::string blocks;
        for (int i = 0; i < 3; ++i) {
            blocks += block("Name",
                            "Sound the channel and light the marks, and tell everyone who "
                            "uses the harbour what was found there.");
        }
        inside += section(layout, blocks);
    }
    LayoutRun run(briefing("pages='1' columns='2'", inside));
    const LaidOut out = run.lay_out(0, 9);
    REQUIRE(out.document.pages.size() == 1);
    double first = 0;
    std::size_t lines = 0;
    for (const TextMark* mark : test::texts(out.document.pages[0])) {
        if (mark->size != 9 || is_artifact(mark->structure)) {
            continue;
        }
        first = first == 0 ? mark->baseline : first;
        const double beats = (first - mark->baseline) / (9 * kLine / 2);
        CHECK(beats == Approx(std::round(beats)).margin(0.01));
        ++lines;
    }
    CHECK(lines > 30);
}

TEST_CASE("a masthead without a band has its title in the colours of text") {
    LayoutRun run(briefing("pages='1'", "<theme><shape masthead='rule'/></theme>" +
                                            section("prose", block("A", "Words."))));
    const LaidOut out = run.lay_out();
    const Page& page = out.document.pages[0];
    CHECK(find(page, "Plan")->colour == kInk);
    const auto grounds = fills(page, read_look({}, "theme")[ColourRole::band]);
    CHECK(grounds.empty());
}

TEST_CASE("headings that are not translated stand where a right-to-left page has them") {
    LayoutRun run(
        "<briefing title='T' lang='he' dir='rtl' pages='1' columns='2'>"
        "<masthead><kicker lang='en' dir='ltr'>Briefing [en]</kicker>"
        "<heading>T</heading></masthead>" +
        section("prose",
                "<block item='x' item-kind='action' value='1'>"
                "<wording length='short' cite='s t'>B</wording></block>") +
        "<sources><heading lang='en' dir='ltr'>Sources [en]</heading>"
        "<source id='s' title='Plan'/><source id='t' title='Survey'/></sources>"
        "<footer lang='en' dir='ltr'>The plan [en]</footer></briefing>");
    const LaidOut out = run.lay_out();
    const Page& page = out.document.pages[0];
    for (const char* words : {"Briefing", "Sources", "The"}) {
        const TextMark* mark = find(page, words);
        REQUIRE(mark != nullptr);
        CHECK(mark->x > page.width / 2);
    }
    CHECK(test::faults_of(out.document, Paper{}).empty());
}

TEST_CASE("signs between the parts of a text are those of its language") {
    const auto text_of_page = [](const std::string& language) {
        LayoutRun run("<briefing title='T' lang='" + language + "' pages='1'>" +
                      section("bullets", block("A", "B")) +
                      section("quotation",
                              "<block item='q' item-kind='quotation' occasion='C'>"
                              "<wording length='short'>D</wording>"
                              "<attribution>E</attribution></block>") +
                      "</briefing>");
        std::string text = test::text_of(run.lay_out().document);
        std::erase(text, ' ');
        return text;
    };
    const auto has = [&](const std::string& language, const std::string& words) {
        return text_of_page(language).find(words) != std::string::npos;
    };
    CHECK(has("en", "A.B"));
    CHECK(has("en", "E,C"));
    CHECK(has("ar", "E\u060CC"));
    CHECK(has("zh-Hans", "A\uFF1AB"));
    CHECK(has("zh", "E\uFF0CC"));
    CHECK(has("ja", "E\u3001C"));
}

TEST_CASE("numbers are written in the digits of the language") {
    CHECK(local_digits("12", "ar") == "\u0661\u0662");
    CHECK(local_digits("12", "fr") == "12");
    CHECK(local_digits("12", "zh") == "12");
    CHECK(local_digits("12", "no such tag") == "12");
}

TEST_CASE("without a title above them the headings of sections are of the first level") {
    LayoutRun run("<briefing title='Plan' lang='en' pages='1'>" +
                  section("prose", block("Name", "Words.")) + "</briefing>");
    CHECK(test::outline(run.lay_out().document) == "Document(Sect(H1 H2 P))");
}

}  // namespace precis::pdf
