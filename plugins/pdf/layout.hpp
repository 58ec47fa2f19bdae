// The first step of the pdf plugin: a decided briefing becomes pages of placed marks.
#pragma once

#include "pdf/look.hpp"
#include "pdf/measuring_bench.hpp"
#include "pdf/page_model.hpp"
#include "pdf/text_store.hpp"
#include "picture/picture_shelf.hpp"

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <precis/plugin.hpp>

namespace precis::pdf {

// A briefing on its pages, and how well it fits them.
struct LaidOut {
    Document document;
    std::vector<plugin::Node> origins;  // of each structure element; no node: unknown
    plugin::LayoutResult result;
    std::set<char32_t> missing;  // characters that no font has
};

// Lays out briefings, and says what parts of them take. Keeps the texts it has shaped, so that
// measuring again, at another size or for another reader, is cheap. One thread at a time.
class Layout {
  public:
    // Without a shelf, which must outlive it, no pictures are shown.
    Layout(std::shared_ptr<typeset::FontFinder> fonts, std::string paper_option,
           picture::PictureShelf* pictures = nullptr);

    // See precis_fit_t for what these are.
    double capacity(plugin::Node briefing, double type_size);
    double section_extent(plugin::Node section, double type_size);
    double block_extent(plugin::Node block, std::uint32_t alternative, double type_size);
    plugin::LayoutResult measure(plugin::Node briefing, double type_size);
    double line_extent(plugin::Node section, double type_size);
    double page_extent(plugin::Node briefing, double type_size);

    // See precis_boxes_t.
    void place(plugin::Node briefing, double type_size, plugin::BoxSink& sink);

    // Pages, tags, bookmarks and all.
    LaidOut lay_out(plugin::Node briefing, double type_size);

    TextStore& texts() { return texts_; }

    const KeptParts& kept() const { return kept_; }

  private:
    const MeasuringBench& bench(plugin::Node briefing, double type_size);

    std::string paper_option_;
    picture::PictureShelf* pictures_;
    TextStore texts_;
    KeptParts kept_;
    std::unique_ptr<const MeasuringBench> bench_;  // at which was measured last
};

}  // namespace precis::pdf
