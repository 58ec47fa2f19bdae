// What must hold of every page, whatever the briefing.

#include "laid_out.hpp"

#include <array>
#include <random>
#include <sstream>

#include <catch2/catch.hpp>

namespace precis::pdf {
namespace {

using test::ink;
using test::LayoutRun;

// Writes briefings with a bit of everything, the same for the same seed.
class RandomBriefing {
  public:
    explicit RandomBriefing(unsigned seed) : random_(seed) {}

    std::string xml() {
        constexpr std::array<const char*, 5> kPages{"1", "1", "2", "any", "slides"};
        std::ostringstream out;
        out << "<briefing title='" << words(1, 8) << "' pages='" << kPages[below(5)]
            << "' columns='" << 1 + below(3) << "' lang='en' contents='"
            << (below(3) == 0 ? "yes" : "") << "' marking='" << (below(3) == 0 ? "TLP:GREEN" : "")
            << "'><theme>"
            << "<paper width='595' height='842' margin-top='40' margin-right='45'"
            << " margin-bottom='35' margin-left='45'/>" << shape() << "</theme><masthead>";
        out << element("kicker", 0, 5) << element("heading", 0, 14) << element("subtitle", 0, 9)
            << "</masthead>";
        const unsigned sections = 1 + below(6);
        for (unsigned i = 0; i < sections; ++i) {
            section(out, i);
        }
        out << "<sources qr='" << (below(2) == 0 ? "https://example.org/a/plan" : "") << "'>"
            << element("heading", 0, 2);
        for (int i = 0; i < 4; ++i) {
            out << "<source id='s" << i << "' title='" << words(1, 14) << "' publisher='"
                << words(0, 4) << "' link='https://example.org/" << i << "'/>";
        }
        out << "</sources>" << element("footer", 0, 12) << "</briefing>";
        return out.str();
    }

  private:
    std::string shape() {
        constexpr std::array<const char*, 4> kMastheads{"band", "block", "rule", "centred"};
        constexpr std::array<const char*, 4> kHeadings{"hairline", "bar", "plain", "banner"};
        constexpr std::array<const char*, 3> kPanels{"tint", "outline", "rules"};
        constexpr std::array<const char*, 2> kNumerals{"plain", "disc"};
        return std::string("<shape masthead='") + kMastheads[below(4)] + "' heading='" +
               kHeadings[below(4)] + "' panel='" + kPanels[below(3)] + "' numeral='" +
               kNumerals[below(2)] + "'/>";
    }

    unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }

    std::string words(unsigned least, unsigned most) {
        constexpr std::array<const char*, 16> kWords{"harbour",
                                                     "a",
                                                     "of",
                                                     "depth",
                                                     "lights,",
                                                     "soundings",
                                                     "pilot.",
                                                     "r\u00E9gion",
                                                     "12.5",
                                                     "water",
                                                     "tide",
                                                     "is",
                                                     "Wetterstationsnetzwerkbetreiber",
                                                     "(plan)",
                                                     "and",
                                                     "the"};
        std::string out;
        const unsigned count = least + below(most - least + 1);
        for (unsigned i = 0; i < count; ++i) {
            if (i > 0) {
                out += ' ';
            }
            out += kWords[below(kWords.size())];
        }
        return out;
    }

    std::string element(const std::string& name, unsigned least, unsigned most) {
        const std::string text = words(least, most);
        return text.empty() ? "" : '<' + name + '>' + text + "</" + name + '>';
    }

    void section(std::ostringstream& out, unsigned number) {
        constexpr std::array<const char*, 12> kLayouts{
            "prose", "numbered", "bullets", "columns",   "cards",   "quotation",
            "table", "timeline", "figures", "questions", "contact", "glossary"};
        out << "<section id='s" << number << "' layout='" << kLayouts[below(12)] << "' span='"
            << (below(3) == 0 ? "page" : "column") << "'>" << element("heading", 0, 6);
        const unsigned blocks = 1 + below(6);
        for (unsigned i = 0; i < blocks; ++i) {
            block(out, number * 10 + i);
        }
        out << "</section>";
    }

    void block(std::ostringstream& out, unsigned number) {
        out << "<block item='i" << number << "' item-kind='milestone' value='1'";
        if (below(3) == 0) {
            out << " date-text='6 May 2024' date='2024-05-06'";
        }
        if (below(3) == 0) {
            const unsigned value = below(100000);
            out << " measured='" << value << "' value-text='" << value << "' unit='" << words(1, 3)
                << "' target='100' target-number='100' baseline='-5' baseline-number='-5'";
        }
        if (below(5) == 0) {
            out << " link='https://example.org/" << number << "/a-rather-long-address'";
        }
        out << ">" << element("name", 0, 7);
        out << "<wording length='full' cite='s" << below(4) << " s" << below(4) << "'>"
            << words(1, 60) << " <strong>" << words(1, 4) << "</strong> " << words(1, 30)
            << " <link href='https://example.org/x'>" << words(1, 3) << "</link>.</wording>";
        out << "<wording length='short' cite='s" << below(4) << "'>" << words(1, 20) << "</wording>"
            << element("attribution", 0, 6) << "</block>";
    }

    std::mt19937 random_;
};

constexpr double kExact = 0.05;

bool overlap(const Box& one, const Box& other) {
    return one.left < other.right - kExact && other.left < one.right - kExact &&
           one.bottom < other.top - kExact && other.bottom < one.top - kExact;
}

void check_page(const Page& page) {
    std::vector<Box> boxes;
    for (const TextMark* mark : test::texts(page)) {
        const Box box = ink(*mark);
        if (box.right < box.left) {
            continue;  // nothing but white space
        }
        INFO(test::text_of(*mark) << " at " << box.left << " " << box.bottom);
        REQUIRE(box.left >= 45 - 8);  // a quotation mark may hang a little
        REQUIRE(box.right <= page.width - 45 + kExact);
        REQUIRE(box.bottom >= 35 - kExact - 3);
        // A handling mark stands in the margin.
        REQUIRE(box.top <= page.height - (test::text_of(*mark) == "TLP:GREEN" ? 14 : 30));
        for (const Box& other : boxes) {
            REQUIRE_FALSE(overlap(box, other));
        }
        boxes.push_back(box);
    }
}

void check_structure(const Document& document) {
    const auto count = static_cast<StructureId>(document.structure.size());
    for (StructureId i = 0; i < count; ++i) {
        REQUIRE(document.structure[static_cast<std::size_t>(i)].parent < i);
    }
    for (const Page& page : document.pages) {
        for (const TextMark* mark : test::texts(page)) {
            REQUIRE(mark->structure < count);
        }
        for (const LinkArea& link : page.links) {
            REQUIRE(document.structure.at(static_cast<std::size_t>(link.structure)).type == "Link");
            REQUIRE_FALSE(link.description.empty());
        }
    }
}

// Letters and digits only: lines break, and cut words, where they like.
std::string letters(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) > 0x7F || std::isalnum(static_cast<unsigned char>(c))) {
            out += c;
        }
    }
    return out;
}

}  // namespace

TEST_CASE("nothing on a page overlaps, leaves the margins or is lost, whatever the briefing") {
    for (unsigned seed = 0; seed < 60; ++seed) {
        LayoutRun run(RandomBriefing(seed).xml());
        INFO("seed " << seed);
        const double size = 8.5 + (seed % 5) * 0.5;
        const LaidOut out = run.lay_out(static_cast<int>(seed % 2), size);
        INFO("seed " << seed);
        for (const Page& page : out.document.pages) {
            check_page(page);
        }
        check_structure(out.document);
        const std::string said = letters(test::text_of(out.document));
        for (const plugin::Node section : run.sections()) {
            for (const plugin::Node block : section.children("block")) {
                for (const plugin::Node part : block.child("wording").children("strong")) {
                    std::istringstream strong(part.inner_text());
                    for (std::string word; strong >> word;) {
                        REQUIRE(said.find(letters(word)) != std::string::npos);
                    }
                }
            }
        }
    }
}

TEST_CASE("measuring a briefing says what laying it out does") {
    for (unsigned seed = 100; seed < 140; ++seed) {
        LayoutRun run(RandomBriefing(seed).xml());
        const LaidOut out = run.lay_out(0, 9);
        const plugin::LayoutResult measured = run.layout.measure(run.root(), 9);
        INFO("seed " << seed);
        CHECK(measured.pages == out.document.pages.size());
        CHECK(out.result.pages == out.document.pages.size());
        CHECK(measured.overflow == out.result.overflow);
        CHECK(measured.fill == out.result.fill);
        CHECK(measured.overflow >= 0);
        const std::string_view pages = run.root()["pages"];
        if (pages == "1") {
            CHECK((measured.overflow == 0) == (measured.pages == 1));
        }
        if (pages == "2") {
            CHECK((measured.overflow == 0) == (measured.pages <= 2));
        }
    }
}

TEST_CASE("extents are upper bounds where there is one column, and grow with the type") {
    for (unsigned seed = 200; seed < 230; ++seed) {
        std::string xml = RandomBriefing(seed).xml();
        LayoutRun run(xml);
        double used = 0;
        bool beside = false;
        for (const plugin::Node section : run.sections()) {
            const std::string_view layout = section["layout"];
            beside = beside || layout == "columns" || layout == "cards" || layout == "figures" ||
                     layout == "timeline";
            used += run.layout.section_extent(section, 9);
            CHECK(run.layout.section_extent(section, 10) >= run.layout.section_extent(section, 9));
            for (const plugin::Node block : section.children("block")) {
                used += run.layout.block_extent(block, 0, 9);
                for (const std::uint32_t i : {0U, 1U}) {
                    CHECK(run.layout.block_extent(block, i, 9.25) >=
                          run.layout.block_extent(block, i, 9) - 1e-6);
                }
            }
        }
        const double capacity = run.layout.capacity(run.root(), 9);
        const bool simple = run.root()["columns"] == "1" && run.root()["pages"] == "1";
        if (simple && !beside && used <= capacity) {
            INFO("seed " << seed);
            CHECK(run.lay_out(0, 9).result.overflow == 0);
        }
    }
}

TEST_CASE("laying out again shapes nothing and gives the same marks") {
    LayoutRun run(precis::test::sample_briefing_xml());
    const LaidOut first = run.lay_out();
    const std::size_t shaped = run.layout.texts().size();
    const LaidOut second = run.lay_out();
    CHECK(run.layout.texts().size() == shaped);
    CHECK(test::text_of(first.document) == test::text_of(second.document));
    REQUIRE(first.document.pages[0].marks.size() == second.document.pages[0].marks.size());
    const auto one = test::texts(first.document.pages[0]);
    const auto other = test::texts(second.document.pages[0]);
    for (std::size_t i = 0; i < one.size(); ++i) {
        CHECK(one[i]->x == other[i]->x);
        CHECK(one[i]->baseline == other[i]->baseline);
    }
}

}  // namespace precis::pdf
