// What is kept of measuring from one briefing of a batch to the next.

#include "laid_out.hpp"
#include "pdf/kept_measures.hpp"

#include <utility>
#include <vector>

#include <catch2/catch.hpp>

namespace precis::pdf {
namespace {

using test::LayoutRun;

constexpr double kSizes[] = {8.5, 9.25, 10.5};

// All that a fit asks for.
std::vector<double> measures(LayoutRun& run) {
    std::vector<double> all;
    for (const double size : kSizes) {
        all.push_back(run.layout.capacity(run.root(), size));
        for (const plugin::Node section : run.sections()) {
            all.push_back(run.layout.section_extent(section, size));
            for (const plugin::Node block : section.children("block")) {
                for (std::uint32_t i = 0; i < block.alternative_count(); ++i) {
                    all.push_back(run.layout.block_extent(block, i, size));
                }
            }
        }
    }
    for (const double size : kSizes) {
        for (const int chosen : {0, 1}) {
            const plugin::LayoutResult layout = run.measure(chosen, size);
            all.insert(all.end(), {layout.overflow, layout.fill, 1.0 * layout.pages});
            CHECK(run.lay_out(chosen, size).result.fill == layout.fill);
        }
    }
    run.undecide();
    return all;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
    return text;
}

}  // namespace

TEST_CASE("readers of a page share the extents of the sections that they share") {
    const std::string sample = precis::test::sample_briefing_xml();
    LayoutRun run(replaced(sample, "Briefing for harbour pilots", "Prepared for Ada"));
    measures(run);
    const std::size_t extents = run.layout.kept().extents.size();
    const std::size_t sections = run.layout.kept().sections.size();
    CHECK(extents > 0);
    CHECK(sections > 0);
    run.open(replaced(sample, "Briefing for harbour pilots", "Prepared for Grace"));
    measures(run);
    CHECK(run.layout.kept().extents.size() == extents);
    CHECK(run.layout.kept().sections.size() == sections);
}

TEST_CASE("what was measured for other briefings does not show in the measures of this one") {
    const std::string sample = precis::test::sample_briefing_xml();
    const std::pair<const char*, const char*> changes[] = {
        {"Briefing for harbour pilots",
         "Prepared for the Committee of the Regions and its members"},
        {"Ships come and go at <strong>any tide</strong>, and everyone",
         "Dear Ms Reader of the Committee, ships come and go at any tide, and everyone"},
        {"columns=\"2\"", "columns=\"1\""},
        {"pages=\"1\"", "pages=\"2\""},
        {"margin-left=\"42\"", "margin-left=\"90\""},
        {"family=\"Noto Sans\"", "family=\"Noto Serif\""},
        {"layout=\"bullets\" span=\"column\"", "layout=\"cards\" span=\"page\""},
        {"<name>Depth first</name", "<name>Depth first, and above all things</name"},
        {"<source id=\"plan\"", "<source id=\"new\" title=\"Other\"/><source id=\"plan\""},
        {"<theme id",
         "<labels><label name=\"date\" text=\"On which day it is to be\"/></labels><theme id"},
        {"lang=\"en\"", "lang=\"ar\" dir=\"rtl\""},
        {"date-text=\"6 May 2024\"", "date-text=\"the sixth of May of the year 2024\""}};
    LayoutRun used(sample);
    measures(used);
    for (const auto& [from, to] : changes) {
        INFO(from << " becomes " << to);
        const std::string changed = replaced(sample, from, to);
        LayoutRun fresh(changed);
        used.open(changed);
        CHECK(measures(used) == measures(fresh));
        CHECK(measures(used) == measures(fresh));  // now that all of it is known
    }
    used.open(sample);
    LayoutRun fresh(sample);
    CHECK(measures(used) == measures(fresh));
}

TEST_CASE("a briefing that is made where another was is measured by what it says") {
    const std::string sample = precis::test::sample_briefing_xml();
    LayoutRun run(sample);
    measures(run);
    for (const char* words : {"A harbour.",
                              "A harbour is a promise, and not a small one, made anew "
                              "each day to whoever comes in from the sea."}) {
        const std::string changed =
            replaced(sample, "A harbour is a promise that the water will be there.", words);
        LayoutRun fresh(changed);
        run.open("<briefing/>");  // so that the memory of the nodes is used again
        run.open(changed);
        CHECK(measures(run) == measures(fresh));
    }
}

TEST_CASE("only so many texts are kept, and a page is the same when they are forgotten") {
    const auto page_of = [](int reader) {
        std::string blocks;
        for (int i = 0; i < 60; ++i) {
            const std::string words =
                "Reader " + std::to_string(reader) + " line " + std::to_string(i);
            blocks += "<block item='i" + std::to_string(i) +
                      "' value='1'><wording length='short'>" + words + "</wording></block>";
        }
        return "<briefing title='Plan' lang='en' pages='any'><section id='s' layout='bullets'>" +
               blocks + "</section></briefing>";
    };
    LayoutRun run(page_of(0));
    const std::string first = test::text_of(run.lay_out().document);
    constexpr int kReaders = 100;  // of 60 texts each, more than are kept
    for (int reader = 1; reader < kReaders; ++reader) {
        run.open(page_of(reader));
        CHECK(test::text_of(run.lay_out().document) != first);
        run.layout.texts().trim();
        REQUIRE(run.layout.texts().size() <= 2 * TextStore::kMany + 200);
    }
    run.open(page_of(0));
    CHECK(test::text_of(run.lay_out().document) == first);
}

TEST_CASE("what was measured is kept by all it depends on, and only so much of it") {
    KeptMeasures<int, 100> kept;
    int measured = 0;
    const auto measure = [&measured] { return ++measured; };
    const MeasureKey key{1, 9};
    CHECK(kept.of(key, measure) == 1);
    CHECK(kept.of(key, measure) == 1);
    CHECK(kept.of(key.with(1), measure) == 2);
    CHECK(kept.of({1, 9.25}, measure) == 3);
    CHECK(kept.of(key.with(2).with(1), measure) == 4);
    CHECK(kept.of(key.with(1).with(2), measure) == 5);
    CHECK(kept.of(key.with(1), measure) == 2);

    const MeasureKey unknown{0, 9};
    CHECK(kept.of(unknown, measure) == 6);
    CHECK(kept.of(unknown, measure) == 7);
    CHECK(kept.of(unknown.with(1), measure) == 8);

    for (std::uint64_t block = 0; block < 3 * kept.most(); ++block) {
        kept.of(MeasureKey{3, 9}.with(block), measure);
        REQUIRE(kept.size() <= kept.most());
    }
}

}  // namespace precis::pdf
