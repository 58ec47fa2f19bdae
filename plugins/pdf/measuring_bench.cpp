#include "pdf/measuring_bench.hpp"

#include <functional>

namespace precis::pdf {
namespace {

std::uint64_t hash_of(std::string_view text) {
    return std::hash<std::string_view>{}(text);
}

MeasureKey style_of(plugin::Node briefing, double type_size) {
    MeasureKey key{briefing.child("theme").digest(), type_size};
    key.add(briefing.child("labels").digest());
    key.add(hash_of(briefing.language()));
    key.add(briefing.right_to_left() ? 1 : 0);
    for (const std::string_view attribute : {"pages", "slides", "columns", "date"}) {
        key.add(hash_of(briefing[attribute]));
    }
    return key;
}

// Boxes that outlive the briefing do not know its nodes.
void forget_nodes(std::vector<FlowBox>& boxes) {
    for (FlowBox& box : boxes) {
        box.subjects.clear();
    }
}

}  // namespace

MeasuringBench::MeasuringBench(TextStore& texts, plugin::Node node, std::string_view paper,
                               double type_size, picture::PictureShelf* pictures, KeptParts& kept)
    : Workbench(texts, node, paper, type_size, pictures, TagTree::Use::measuring),
      kept_(kept),
      revision_(node.revision()),
      type_size_(type_size),
      style_(style_of(node, type_size)),
      surroundings_(style_.with(node.child("sources").digest())) {}

// Wordings are asked for one after the other, block by block and section by section.
const MeasureKey& MeasuringBench::around(plugin::Node section) const {
    if (section_.node != section) {
        section_ = {section, surroundings_.with(section.digest())};
    }
    return section_.key;
}

const MeasureKey& MeasuringBench::of_block(plugin::Node block) const {
    if (block_.node != block) {
        block_ = {block, around(block.parent()).with(block.digest())};
    }
    return block_.key;
}

double MeasuringBench::section_extent(plugin::Node node) const {
    return kept_.extents.of(around(node),
                            [&] { return section(node).heading_extent() * share(node); });
}

double MeasuringBench::block_extent(plugin::Node block, std::uint32_t alternative) const {
    return kept_.extents.of(of_block(block).with(alternative), [&] {
        const plugin::Node node = block.parent();
        return section(node).block_extent(block, block.alternative(alternative)) * share(node);
    });
}

Regions MeasuringBench::regions() const {
    MeasureKey key = style_;
    for (const std::string_view part : {"masthead", "footer"}) {
        key.add(briefing.child(part).digest());
    }
    for (const std::string_view attribute : {"title", "marking"}) {
        key.add(hash_of(briefing[attribute]));
    }
    return kept_.regions.of(key, [&] { return Workbench::regions(); });
}

std::vector<FlowBox> MeasuringBench::boxes(plugin::Node node, StructureId document,
                                           double room) const {
    return kept_.sections.of(around(node).with(std::hash<double>{}(room)), [&] {
        std::vector<FlowBox> boxes = Workbench::boxes(node, document, room);
        forget_nodes(boxes);
        return boxes;
    });
}

Zone MeasuringBench::sources(StructureId document) const {
    return kept_.sources.of(surroundings_, [&] {
        Zone zone = Workbench::sources(document);
        forget_nodes(zone.boxes);
        return zone;
    });
}

}  // namespace precis::pdf
