#include "pdf/layout.hpp"

#include "pdf/box_placer.hpp"
#include "pdf/document_painter.hpp"
#include "pdf/section_flow.hpp"
#include "typeset/stage_clock.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>
#include <string_view>
#include <utility>

namespace precis::pdf {
namespace {

// Room without end, where the number of pages is open.
constexpr double kUnlimited = 1e6;

plugin::Node briefing_of(plugin::Node node) {
    while (node && !node.is("briefing")) {
        node = node.parent();
    }
    return node;
}

double budget_height(const Geometry& grid, const Regions& regions) {
    const double first = regions.bottom - regions.first_top;
    switch (grid.budget) {
        case PageBudget::one:
            return first;
        case PageBudget::two:
            return first + regions.bottom - regions.other_top;
        case PageBudget::slides:
            return grid.slides == 0 ? kUnlimited : static_cast<double>(grid.slides) * first;
        default:
            return kUnlimited;
    }
}

std::size_t page_budget(const Geometry& grid) {
    constexpr std::size_t kAny = 100'000;
    return grid.budget == PageBudget::one   ? 1
           : grid.budget == PageBudget::two ? 2
           : grid.slides > 0                ? grid.slides
                                            : kAny;
}

plugin::LayoutResult result_of(const Workbench& bench, const Regions& regions,
                               const FlowResult& flowed) {
    plugin::LayoutResult result;
    const std::size_t pages = flowed.pages.size() + pages_before(bench);
    result.pages = static_cast<std::uint32_t>(pages);
    const double room = budget_height(bench.grid, regions);
    if (bench.grid.slides > 0 && pages > bench.grid.slides) {
        result.overflow =
            static_cast<double>(pages - bench.grid.slides) * (regions.bottom - regions.other_top);
    } else if (pages > page_budget(bench.grid)) {
        result.overflow = std::max({flowed.overflow, flowed.height - room, bench.setting.lines(1)});
    }
    const double pages_room = room < kUnlimited ? room
                                                : static_cast<double>(flowed.pages.size()) *
                                                      (regions.bottom - regions.other_top);
    result.fill = std::clamp(flowed.height / pages_room, 0.0, 1.0);
    if (bench.grid.slides > 0) {
        result.fill =
            std::min(1.0, static_cast<double>(pages) / static_cast<double>(bench.grid.slides));
    }
    return result;
}

// Headings are written for sections with a heading below a title. Where one is missing, those below
// it move up, so that no level is left out.
void close_heading_gaps(std::vector<StructureElement>& structure) {
    constexpr std::string_view kLevels[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
    std::vector<std::ptrdiff_t> open;  // the levels, as written, that the next one may be below
    for (StructureElement& element : structure) {
        const auto* const found = std::find(std::begin(kLevels), std::end(kLevels), element.type);
        if (found == std::end(kLevels)) {
            continue;
        }
        const std::ptrdiff_t level = found - std::begin(kLevels);
        while (!open.empty() && open.back() >= level) {
            open.pop_back();
        }
        element.type = kLevels[open.size()];
        open.push_back(level);
    }
}

}  // namespace

Layout::Layout(std::shared_ptr<typeset::FontFinder> fonts, std::string paper_option,
               picture::PictureShelf* pictures)
    : paper_option_(std::move(paper_option)), pictures_(pictures), texts_(std::move(fonts)) {}

// All parts of a briefing are measured at one bench, as long as the briefing is the same.
const MeasuringBench& Layout::bench(plugin::Node briefing, double type_size) {
    if (bench_ == nullptr || !bench_->is_for(briefing, type_size)) {
        bench_ = std::make_unique<const MeasuringBench>(texts_, briefing, paper_option_, type_size,
                                                        pictures_, kept_);
    }
    return *bench_;
}

double Layout::capacity(plugin::Node briefing, double type_size) {
    const MeasuringBench& bench = this->bench(briefing, type_size);
    const Regions regions = bench.regions();
    double room = budget_height(bench.grid, regions);
    const Zone sources = bench.sources(kArtifact);
    // The space before the first section, which its extent counts, falls away at the top.
    const double first_gap = bench.setting.lines(kSectionGap);
    if (room >= kUnlimited) {
        return std::numeric_limits<double>::infinity();
    }
    const Zone contents = bench.furniture.contents(kArtifact, titles_of(briefing));
    if (!contents.boxes.empty()) {
        room -= balanced_height(contents, regions.line) + bench.setting.lines(kSectionGap);
    }
    if (bench.grid.is_slides()) {
        const double slide = regions.bottom - regions.other_top;
        const bool titled = !bench.furniture.masthead(kArtifact).rows.empty();
        return room - (titled ? slide : 0) - (sources.boxes.empty() ? 0 : slide);
    }
    if (sources.boxes.empty()) {
        return room + first_gap;
    }
    return room + first_gap - balanced_height(sources, regions.line) -
           sources.boxes.front().gap.natural;
}

double Layout::section_extent(plugin::Node section, double type_size) {
    return bench(briefing_of(section), type_size).section_extent(section);
}

double Layout::page_extent(plugin::Node briefing, double type_size) {
    const MeasuringBench& bench = this->bench(briefing, type_size);
    if (!bench.grid.is_slides()) {
        return 0;
    }
    const Regions regions = bench.regions();
    return regions.bottom - regions.other_top;
}

double Layout::block_extent(plugin::Node block, std::uint32_t alternative, double type_size) {
    return bench(briefing_of(block), type_size).block_extent(block, alternative);
}

plugin::LayoutResult Layout::measure(plugin::Node briefing, double type_size) {
    const MeasuringBench& bench = this->bench(briefing, type_size);
    const Regions regions = bench.regions();
    return result_of(bench, regions, flow_sections(bench, kArtifact, regions).flow);
}

double Layout::line_extent(plugin::Node section, double type_size) {
    const MeasuringBench& bench = this->bench(briefing_of(section), type_size);
    return bench.setting.lines(1) * bench.share(section);
}

void Layout::place(plugin::Node briefing, double type_size, plugin::BoxSink& sink) {
    const Workbench bench(texts_, briefing, paper_option_, type_size, pictures_);
    const Flowed flowed = flow_sections(bench, kArtifact, bench.regions());
    BoxPlacer placer(bench.grid, briefing.right_to_left(), sink);
    const Fixture masthead = bench.furniture.masthead(kArtifact);
    const bool title_slide = bench.grid.is_slides() && !masthead.rows.empty();
    if (title_slide) {
        placer.new_page();
        placer.place(masthead, briefing.child("masthead"));
    }
    for (const FlowPage& page : flowed.flow.pages) {
        placer.new_page();
        if (!bench.grid.is_slides() && &page == flowed.flow.pages.data()) {
            placer.place(masthead, briefing.child("masthead"));
        }
        for (const Fragment& fragment : page.fragments) {
            placer.place(fragment);
        }
        placer.place(bench.furniture.footer(1, 1), briefing.child("footer"));
    }
}

LaidOut Layout::lay_out(plugin::Node briefing, double type_size) {
    const typeset::InStage stage(typeset::Stage::content);
    Workbench bench(texts_, briefing, paper_option_, type_size, pictures_);
    texts_.take_missing();
    LaidOut out;
    Document& document = out.document;
    document.title = briefing["title"];
    document.author = briefing["issuer"];
    document.subject = briefing["audience-name"];
    document.keywords = briefing["marking"];
    document.language = briefing.language();
    document.right_to_left = briefing.right_to_left();
    document.date = briefing["date"];
    document.producer = "Precis";
    const Regions regions = this->bench(briefing, type_size).regions();
    const StructureId root = bench.tree.add_document(document.language);
    const Fixture masthead = bench.furniture.masthead(root);
    const Flowed flowed = flow_sections(bench, root, regions);
    DocumentPainter(bench, flowed, document).paint(masthead);
    document.structure = bench.tree.take();
    out.origins = bench.tree.take_origins();
    close_heading_gaps(document.structure);
    out.result = result_of(bench, regions, flowed.flow);
    out.missing = texts_.take_missing();
    return out;
}

}  // namespace precis::pdf
