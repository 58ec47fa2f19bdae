#include "pdf/layout.hpp"

#include "pdf/box_placer.hpp"
#include "pdf/furniture.hpp"
#include "pdf/geometry.hpp"
#include "pdf/painter.hpp"
#include "pdf/section_setter.hpp"
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

// What one layout needs at hand. Its members refer to one another: it stays where it is.
struct Workbench {
    Workbench(TextStore& texts, plugin::Node node, std::string_view paper, double type_size,
              picture::PictureShelf* pictures, TagTree::Use use = TagTree::Use::painting)
        : briefing(node),
          look(read_look(node.child("theme"), paper)),
          tree(use),
          grid(make_geometry(look, node, type_size)),
          setting{look, texts, tree, grid.body, pictures},
          furniture(setting, grid, node) {}
    Workbench(const Workbench&) = delete;
    Workbench& operator=(const Workbench&) = delete;

    // `room` is what a page holds; 0: any height.
    SectionSetter section(plugin::Node node, double room = 0) const {
        return {setting, node, place_of(node, room)};
    }
    SectionPlace place_of(plugin::Node node, double room) const {
        // A row stands under a heading, and should not need a page of its own.
        constexpr double kMostOfPage = 0.7;
        return grid.place_of(node, kMostOfPage * room);
    }
    // What stands in a column takes only its part of the page's height.
    double share(plugin::Node section_node) const {
        const bool across = grid.columns == 1 || section_node["span"] == "page";
        return across ? 1 : 1 / static_cast<double>(grid.columns);
    }

    plugin::Node briefing;
    Look look;
    TagTree tree;
    Geometry grid;
    Setting setting;
    Furniture furniture;
};

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

double height_of(const std::vector<FlowBox>& boxes) {
    double height = 0;
    for (const FlowBox& box : boxes) {
        height += box.height() + (&box == boxes.data() ? 0 : box.gap.natural);
    }
    return height;
}

// A slide is set in the largest type that leaves it one slide; what is smaller than the smallest
// goes on to another.
std::vector<FlowBox> slide_boxes(const Workbench& bench, plugin::Node section, StructureId document,
                                 double room) {
    constexpr double kLargest = 1.6;
    constexpr double kSmallest = 0.7;
    constexpr double kStep = 0.1;
    Setting setting = bench.setting;
    const SectionPlace place = bench.place_of(section, room);
    for (double scale = kLargest; scale > kSmallest - kStep / 2; scale -= kStep) {
        setting.body = bench.grid.body * scale;
        if (height_of(SectionSetter(setting, section, place).boxes(kArtifact)) <= room) {
            return SectionSetter(setting, section, place).boxes(document);
        }
    }
    return bench.section(section, room).boxes(document);
}

// The sections as zones: those that span the page each for itself, neighbours in columns together.
std::vector<Zone> zones_of(const Workbench& bench, StructureId document, double room) {
    const Geometry& grid = bench.grid;
    std::vector<Zone> zones;
    bool open = false;  // whether the last zone takes more columns
    for (const plugin::Node section : bench.briefing.children("section")) {
        if (section.children("block").empty()) {
            continue;
        }
        const bool across = grid.columns == 1 || section["span"] == "page";
        if (across || !open) {
            Zone zone;
            zone.left = grid.left;
            zone.columns = across ? 1 : grid.columns;
            zone.width = across ? grid.content() : grid.column();
            zone.gutter = grid.gutter;
            zone.new_page = grid.is_slides();
            zones.push_back(std::move(zone));
        }
        open = !across;
        std::vector<FlowBox> boxes = grid.is_slides()
                                         ? slide_boxes(bench, section, document, room)
                                         : bench.section(section, room).boxes(document);
        std::vector<FlowBox>& all = zones.back().boxes;
        all.insert(all.end(), std::make_move_iterator(boxes.begin()),
                   std::make_move_iterator(boxes.end()));
    }
    return zones;
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

Spread spread_of(const Geometry& grid) {
    if (grid.budget == PageBudget::one) {
        return Spread::all_on_one;
    }
    return grid.is_slides() ? Spread::none : Spread::full_pages;
}

// Contents, sections and sources on their pages.
struct Flowed {
    std::vector<Zone> zones;
    FlowResult flow;
};

Flowed flow_zones(const Workbench& bench, StructureId document, const Regions& regions,
                  const std::vector<ContentsEntry>& contents) {
    Flowed out;
    Zone list = bench.furniture.contents(document, contents);
    if (!list.boxes.empty()) {
        out.zones.push_back(std::move(list));
    }
    std::vector<Zone> sections =
        zones_of(bench, document, regions.bottom - std::max(regions.first_top, regions.other_top));
    out.zones.insert(out.zones.end(), std::make_move_iterator(sections.begin()),
                     std::make_move_iterator(sections.end()));
    Zone sources = bench.furniture.sources(document);
    if (!sources.boxes.empty()) {
        out.zones.push_back(std::move(sources));
    }
    try {
        out.flow = flow(out.zones, regions, spread_of(bench.grid));
    } catch (const UnplaceableRow&) {
        throw plugin::Error("something in the briefing is higher than a page", bench.briefing,
                            "use a smaller type size, or a layout that does not put blocks side "
                            "by side");
    }
    return out;
}

std::size_t pages_before(const Workbench& bench) {
    const bool title_slide =
        bench.grid.is_slides() && !bench.furniture.masthead(kArtifact).rows.empty();
    return title_slide ? 1 : 0;
}

std::vector<ContentsEntry> entries_of(const Workbench& bench, const Flowed& flowed) {
    std::vector<ContentsEntry> entries;
    const std::size_t before = pages_before(bench);
    for (std::size_t page = 0; page < flowed.flow.pages.size(); ++page) {
        for (const Fragment& fragment : flowed.flow.pages[page].fragments) {
            if (fragment.first == 0 && !fragment.box->bookmark.empty()) {
                entries.push_back(
                    {fragment.box->bookmark, {page + before, bench.grid.height - fragment.y}});
            }
        }
    }
    return entries;
}

// The entries of the list of contents before it is known where they lead.
std::vector<ContentsEntry> titles_of(plugin::Node briefing) {
    std::vector<ContentsEntry> entries;
    for (const plugin::Node section : briefing.children("section")) {
        std::string title = section.child("heading").inner_text();
        if (!title.empty() && !section.children("block").empty()) {
            entries.push_back({std::move(title), {}});
        }
    }
    return entries;
}

Flowed flow_sections(const Workbench& bench, StructureId document, const Regions& regions) {
    if (!bench.furniture.wants_contents()) {
        return flow_zones(bench, document, regions, {});
    }
    // The list takes the same room whatever pages it names, so they are right the second time.
    Flowed first = flow_zones(bench, kArtifact, regions, titles_of(bench.briefing));
    if (document == kArtifact) {
        return first;
    }
    return flow_zones(bench, document, regions, entries_of(bench, first));
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

class DocumentPainter {
  public:
    DocumentPainter(Workbench& bench, const Flowed& flowed, Document& document)
        : bench_(bench), flowed_(flowed), document_(document) {}

    void paint(const Fixture& masthead) {
        const bool title_slide = bench_.grid.is_slides() && !masthead.rows.empty();
        const std::size_t total = flowed_.flow.pages.size() + (title_slide ? 1 : 0);
        if (title_slide) {
            Painter painter(bench_.look, new_page(), document_.right_to_left);
            painter.paint(masthead);
            painter.paint(bench_.furniture.marking_at_bottom(TextRole::band_marking));
        }
        for (std::size_t i = 0; i < flowed_.flow.pages.size(); ++i) {
            Page& page = new_page();
            Painter painter(bench_.look, page, document_.right_to_left);
            if (bench_.grid.is_slides()) {
                painter.paint(bench_.furniture.slide_header());
                painter.paint(bench_.furniture.marking_at_top());
            } else {
                painter.paint(i == 0 ? masthead : bench_.furniture.running_header(section_on(i)));
            }
            for (const Fragment& fragment : flowed_.flow.pages[i].fragments) {
                mark_section(fragment, page);
                if (total > 1) {
                    mark_items(fragment, page);
                }
                painter.paint(fragment);
            }
            painter.paint(bench_.furniture.footer(document_.pages.size(), total));
        }
    }

  private:
    Page& new_page() {
        Page& page = document_.pages.emplace_back();
        page.width = bench_.grid.width;
        page.height = bench_.grid.height;
        const Colour white{1, 1, 1};
        if (!(bench_.look[ColourRole::paper] == white)) {
            page.marks.emplace_back(FillMark{
                {0, 0, page.width, page.height}, 0, bench_.look[ColourRole::paper], kArtifact});
        }
        return page;
    }

    // The section that goes on at the top of a page, or the first that begins there.
    std::string section_on(std::size_t page) const {
        const auto& fragments = flowed_.flow.pages[page].fragments;
        const bool begins = !fragments.empty() && fragments.front().first == 0 &&
                            fragments.front().box->begins_section;
        if (begins) {
            return fragments.front().box->bookmark;
        }
        const auto last = std::find_if(document_.bookmarks.rbegin(), document_.bookmarks.rend(),
                                       [](const Bookmark& one) { return one.level == 1; });
        return last == document_.bookmarks.rend() ? "" : last->title;
    }

    void mark_section(const Fragment& fragment, const Page& page) {
        if (fragment.first == 0 && !fragment.box->bookmark.empty()) {
            document_.bookmarks.push_back(
                {fragment.box->bookmark, document_.pages.size() - 1, page.height - fragment.y, 1});
        }
    }

    void mark_items(const Fragment& fragment, const Page& page) {
        for (const Subject& subject : fragment.box->subjects) {
            if (!subject.headed || subject.first < fragment.first ||
                subject.first >= fragment.last) {
                continue;
            }
            std::string name = subject.node.child("name").inner_text();
            if (!name.empty()) {
                const double y =
                    fragment.y + fragment.box->offset_of(subject.first, fragment.first);
                document_.bookmarks.push_back(
                    {std::move(name), document_.pages.size() - 1, page.height - y, 2});
            }
        }
    }

    Workbench& bench_;
    const Flowed& flowed_;
    Document& document_;
};

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
    const std::uint64_t around = bench.around(section);
    return around == 0 ? measure() : extents_.extent({around, 0, 0, type_size}, measure);
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
    const std::uint64_t around = bench.around(section);
    return around == 0 ? measure()
                       : extents_.extent({around, block.digest(), alternative, type_size}, measure);
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
