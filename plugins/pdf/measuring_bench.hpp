// A workbench for layouts that are only measured: what parts of them take is measured once, and
// kept for other decisions, other sizes and other readers.
#pragma once

#include "pdf/kept_measures.hpp"
#include "pdf/section_flow.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

#include <precis/plugin.hpp>

namespace precis::pdf {

// Some thousand wordings, some hundred sections and the frames of some pages, in the sizes that are
// tried: a few megabytes.
struct KeptParts {
    KeptMeasures<double, 16'000> extents;
    KeptMeasures<std::vector<FlowBox>, 500> sections;
    KeptMeasures<Zone, 100> sources;
    KeptMeasures<Regions, 100> regions;
};

class MeasuringBench : public Workbench {
  public:
    // For the briefing as it is now: see is_for.
    MeasuringBench(TextStore& texts, plugin::Node briefing, std::string_view paper,
                   double type_size, picture::PictureShelf* pictures, KeptParts& kept);

    // Whether it still is good for that briefing.
    bool is_for(plugin::Node node, double type_size) const {
        return revision_ != 0 && node.revision() == revision_ && type_size == type_size_;
    }

    // See precis_fit_t.
    double section_extent(plugin::Node section) const;
    double block_extent(plugin::Node block, std::uint32_t alternative) const;

    Regions regions() const override;
    std::vector<FlowBox> boxes(plugin::Node section, StructureId document,
                               double room) const override;
    Zone sources(StructureId document) const override;

  private:
    struct Known {
        plugin::Node node;
        MeasureKey key;
    };
    // What the measures of a section depend on, and those of a block in it.
    const MeasureKey& around(plugin::Node section) const;
    const MeasureKey& of_block(plugin::Node block) const;

    KeptParts& kept_;
    std::uint64_t revision_;
    double type_size_;
    MeasureKey style_;         // theme, labels and grid
    MeasureKey surroundings_;  // whatever layouts of sections read outside of their section
    mutable Known section_;    // that was asked for last
    mutable Known block_;
};

}  // namespace precis::pdf
