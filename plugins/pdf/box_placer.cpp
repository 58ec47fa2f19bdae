#include "pdf/box_placer.hpp"

#include <algorithm>

namespace precis::pdf {
namespace {

double height_of_rows(const FlowBox& box, std::size_t first, std::size_t last) {
    double height = 0;
    for (std::size_t i = first; i < last; ++i) {
        height += box.rows[i].height;
    }
    return height;
}

}  // namespace

void BoxPlacer::new_page() {
    ++pages_;
    sink_.page(grid_.width, grid_.height);
}

void BoxPlacer::place(const Fixture& fixture, plugin::Node node) {
    if (node && !fixture.rows.empty()) {
        give(node, 0, {grid_.left, fixture.y, grid_.content(), fixture.height()});
    }
}

void BoxPlacer::place(const Fragment& fragment) {
    const FlowBox& box = *fragment.box;
    for (const Subject& subject : box.subjects) {
        const std::size_t first = std::max(fragment.first, subject.first);
        const std::size_t last = std::min(fragment.last, subject.last);
        if (first >= last) {
            continue;
        }
        const double top = box.offset_of(first, fragment.first);
        const double height =
            subject.height > 0 ? subject.height : height_of_rows(box, first, last);
        give(subject.node, fragment.column,
             {fragment.x + subject.x, fragment.y + top, subject.width, height});
    }
}

void BoxPlacer::give(plugin::Node node, std::size_t column, const Place& place) {
    precis_box_t box{};
    box.size = sizeof box;
    box.page = pages_ - 1;
    box.column = static_cast<std::uint32_t>(column);
    box.node = node.c_node();
    box.x = mirrored_ ? grid_.width - place.x - place.width : place.x;
    box.y = place.y;
    box.width = place.width;
    box.height = place.height;
    sink_.box(box);
}

}  // namespace precis::pdf
