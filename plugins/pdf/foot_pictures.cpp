#include "pdf/foot_pictures.hpp"

#include <algorithm>
#include <variant>

namespace precis::pdf {
namespace {

constexpr double kSmallest = 0.6;  // of what it would be

// A picture with a row of its own, and that row.
struct FoundPicture {
    Row* row = nullptr;
    PictureItem* item = nullptr;
};

FoundPicture picture_in(FlowBox& box) {
    for (Row& row : box.rows) {
        for (Item& item : row.items) {
            auto* const picture = std::get_if<PictureItem>(&item);
            if (picture != nullptr && row.items.size() == 1 && row.height == picture->height) {
                return {&row, picture};
            }
        }
    }
    return {};
}

FlowBox* find(std::vector<Zone>& zones, const FlowBox* wanted) {
    for (Zone& zone : zones) {
        for (FlowBox& box : zone.boxes) {
            if (&box == wanted) {
                return &box;
            }
        }
    }
    return nullptr;
}

}  // namespace

bool shrink_picture_to_foot(std::vector<Zone>& zones, const FlowResult& flow, double line,
                            std::vector<const FlowBox*>& done) {
    for (std::size_t page = 0; page + 1 < flow.pages.size(); ++page) {
        double height = 0;  // of what goes with the picture, and of the space before it
        for (const Fragment& fragment : flow.pages[page + 1].fragments) {
            const bool part = fragment.first > 0 || fragment.last < fragment.box->rows.size();
            FlowBox* const box = part || fragment.column > 0 ? nullptr : find(zones, fragment.box);
            if (box == nullptr) {
                break;
            }
            height += box->gap.natural + box->height();
            const FoundPicture found = picture_in(*box);
            if (found.item == nullptr && box->keep_with_next) {
                continue;
            }
            const double excess = height - flow.pages[page].spare;
            const bool again = std::find(done.begin(), done.end(), box) != done.end();
            if (found.item == nullptr || again || excess <= 0) {
                break;
            }
            const double smaller = found.item->height - snapped(excess, line / 2);
            const double scale = smaller / found.item->height;
            if (scale < kSmallest) {
                break;
            }
            found.item->height = smaller;
            found.item->width *= scale;
            found.row->height = smaller;
            done.push_back(box);
            return true;
        }
    }
    return false;
}

}  // namespace precis::pdf
