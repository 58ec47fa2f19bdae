#include "docx/docx_plugin.hpp"

#include "docx/page_estimate.hpp"
#include "docx/parts.hpp"
#include "docx/tables.hpp"
#include "opc/package.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace precis::docx {
namespace {

// What the end of a page may lose because the next paragraph does not fit any more, in lines.
constexpr double kLinesLostAtPageEnd = 4;

double page_budget(plugin::Node briefing) {
    return number_or(briefing["pages"], 0);
}

// How often the number of columns changes when every section is shown.
int break_count(plugin::Node briefing) {
    int breaks = 1;
    int columns = 1;
    for (const plugin::Node section : briefing.children("section")) {
        breaks += columns_of(section) != columns ? 1 : 0;
        columns = columns_of(section);
    }
    return breaks + (columns > 1 ? 1 : 0);
}

double budget_height(const Document& document, PageEstimate& estimate, double pages) {
    const double lost = kLinesLostAtPageEnd * document.styles[Style::body].line;
    return pages * estimate.page_height() - (pages - 1) * lost;
}

}  // namespace

DocxPlugin::DocxPlugin(plugin::Host host, const plugin::Options& options)
    : flat_(options["package"] == "flat"), pictures_(host, true), paper_(options["paper"]) {}

// A page that is not quite full breathes more between its paragraphs.
double DocxPlugin::airiest(plugin::Node briefing) {
    constexpr double kSteps[] = {1.9, 1.75, 1.6, 1.45, 1.3, 1.2, 1.1};
    const double pages = page_budget(briefing);
    if (pages != 1) {
        return 1;
    }
    for (const double air : kSteps) {
        Wanted airy = wanted();
        airy.air = air;
        const Document document = make_document(briefing, airy);
        PageEstimate estimate(ruler_, document);
        if (estimate.height() <= estimate.page_height()) {
            return air;
        }
    }
    return 1;
}

void DocxPlugin::render(plugin::Node briefing, plugin::Sink& sink) {
    Wanted as = wanted();
    as.air = airiest(briefing);
    Document document = make_document(briefing, as);
    set_columns(document, ruler_);
    const opc::Package package = make_package(document);
    sink.write(flat_ ? opc::to_flat(package, "Word.Document") : opc::to_zip(package));
}

double DocxPlugin::capacity(plugin::Node briefing, double type_size) {
    const double pages = page_budget(briefing);
    if (pages <= 0) {
        return std::numeric_limits<double>::infinity();
    }
    const Document frame = make_frame(briefing, wanted(type_size));
    PageEstimate estimate(ruler_, frame);
    double room = budget_height(frame, estimate, pages);
    for (const Flow& flow : frame.flows) {
        room -= estimate.plan(flow).height;
    }
    return room - break_count(briefing) * estimate.break_height();
}

double DocxPlugin::section_extent(plugin::Node section, double type_size) {
    const Document frame = make_frame(root_of(section), wanted(type_size));
    const int columns = columns_of(section);
    PageEstimate estimate(ruler_, frame);
    return estimate.height(make_section_frame(frame, section), column_width(frame, columns)) /
           columns;
}

double DocxPlugin::block_extent(plugin::Node block, std::uint32_t alternative, double type_size) {
    const plugin::Node section = block.parent();
    const Document frame = make_frame(root_of(block), wanted(type_size));
    const int columns = columns_of(section);
    PageEstimate estimate(ruler_, frame);
    const double height = estimate.height(make_block(frame, block, block.alternative(alternative)),
                                          column_width(frame, columns));
    return height / columns / blocks_abreast(section);
}

double DocxPlugin::line_extent(plugin::Node section, double type_size) {
    const Document frame = make_frame(root_of(section), wanted(type_size));
    return frame.styles[Style::body].line / columns_of(section);
}

plugin::LayoutResult DocxPlugin::lay_out(plugin::Node briefing, double type_size) {
    const Document document = make_document(briefing, wanted(type_size));
    PageEstimate estimate(ruler_, document);
    const double height = estimate.height();
    const double budget = page_budget(briefing);
    const double page = std::max(estimate.page_height(), 1.0);
    plugin::LayoutResult result;
    result.pages = static_cast<std::uint32_t>(std::max(1.0, std::ceil(height / page)));
    if (budget > 0) {
        const double room = budget_height(document, estimate, budget);
        result.overflow = std::max(0.0, height - room);
        result.fill = std::clamp(height / std::max(room, 1.0), 0.0, 1.0);
    } else {
        result.fill = std::clamp(height / (page * result.pages), 0.0, 1.0);
    }
    return result;
}

}  // namespace precis::docx
