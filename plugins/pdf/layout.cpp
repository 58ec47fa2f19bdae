#include "pdf/layout.hpp"

#include "pdf/box_placer.hpp"
#include "pdf/document_painter.hpp"
#include "pdf/section_flow.hpp"
#include "typeset/stage_clock.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
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

std::uint64_t mixed(std::uint64_t one, std::uint64_t other) {
    return (one ^ (other + 0x9E3779B97F4A7C15U + (one << 12U) + (one >> 4U))) * 0xBF58476D1CE4E5B9U;
}

// Whatever layouts of sections read outside of their section: the theme, labels, the numbers of
// sources, the grid and the date of the briefing. 0 where the host does not tell.
std::uint64_t surroundings_of(plugin::Node briefing) {
    std::uint64_t all = briefing.child("theme").digest();
    if (all == 0) {
        return 0;
    }
    for (const std::string_view part : {"labels", "sources"}) {
        all = mixed(all, briefing.child(part).digest());
    }
    for (const std::string_view attribute : {"pages", "slides", "columns", "date"}) {
        all = mixed(all, std::hash<std::string_view>{}(briefing[attribute]));
    }
    return all;
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

// All parts of a briefing are measured at one bench, as long as the briefing is the same.
struct Layout::Bench : Workbench {
    Bench(Layout& layout, plugin::Node node, double size)
        : Workbench(layout.texts_, node, layout.paper_option_, size, layout.pictures_,
                    TagTree::Use::measuring),
          revision(node.revision()),
          type_size(size),
          surroundings(surroundings_of(node)) {}

    // What the extents in a section depend on, but for the block; 0: not to be known.
    std::uint64_t around(plugin::Node section) const {
        return surroundings == 0 ? 0 : mixed(surroundings, section.digest());
    }

    std::uint64_t revision;
    double type_size;
    std::uint64_t surroundings;
};

Layout::Layout(std::shared_ptr<typeset::FontFinder> fonts, std::string paper_option,
               picture::PictureShelf* pictures)
    : paper_option_(std::move(paper_option)), pictures_(pictures), texts_(std::move(fonts)) {}
Layout::~Layout() = default;

const Layout::Bench& Layout::bench(plugin::Node briefing, double type_size) {
    const std::uint64_t revision = briefing.revision();
    const bool same = revision != 0 && bench_ != nullptr && bench_->revision == revision &&
                      bench_->type_size == type_size;
    if (!same) {
        bench_ = std::make_unique<const Bench>(*this, briefing, type_size);
    }
    return *bench_;
}

double Layout::capacity(plugin::Node briefing, double type_size) {
    const Bench& bench = this->bench(briefing, type_size);
    const Regions regions = bench.furniture.regions();
    double room = budget_height(bench.grid, regions);
    const Zone sources = bench.furniture.sources(kArtifact);
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
    const Bench& bench = this->bench(briefing_of(section), type_size);
    const auto measure = [&] {
        return bench.section(section).heading_extent() * bench.share(section);
    };
    return extents_.extent({bench.around(section), 0, 0, type_size}, measure);
}

double Layout::page_extent(plugin::Node briefing, double type_size) {
    const Bench& bench = this->bench(briefing, type_size);
    if (!bench.grid.is_slides()) {
        return 0;
    }
    const Regions regions = bench.furniture.regions();
    return regions.bottom - regions.other_top;
}

double Layout::block_extent(plugin::Node block, std::uint32_t alternative, double type_size) {
    const Bench& bench = this->bench(briefing_of(block), type_size);
    const plugin::Node section = block.parent();
    const auto measure = [&] {
        return bench.section(section).block_extent(block, block.alternative(alternative)) *
               bench.share(section);
    };
    return extents_.extent({bench.around(section), block.digest(), alternative, type_size},
                           measure);
}

plugin::LayoutResult Layout::measure(plugin::Node briefing, double type_size) {
    const Bench& bench = this->bench(briefing, type_size);
    const Regions regions = bench.furniture.regions();
    return result_of(bench, regions, flow_sections(bench, kArtifact, regions).flow);
}

double Layout::line_extent(plugin::Node section, double type_size) {
    const Bench& bench = this->bench(briefing_of(section), type_size);
    return bench.setting.lines(1) * bench.share(section);
}

void Layout::place(plugin::Node briefing, double type_size, plugin::BoxSink& sink) {
    const Workbench bench(texts_, briefing, paper_option_, type_size, pictures_);
    const Flowed flowed = flow_sections(bench, kArtifact, bench.furniture.regions());
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
    const Regions regions = bench.furniture.regions();
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
