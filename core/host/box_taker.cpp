#include "host/box_taker.hpp"

#include "host/briefing_view.hpp"

#include <cmath>
#include <new>

namespace precis {
namespace {

constexpr std::size_t kMostPages = 100'000;
constexpr std::size_t kMostBoxes = 10'000'000;

bool is_length(double value) {
    return std::isfinite(value) && value >= 0;
}

}  // namespace

BoxTaker::BoxTaker() {
    table_.size = sizeof table_;
    table_.self = this;
    table_.page = &take_page;
    table_.box = &take_box;
}

precis_status_t BoxTaker::refuse() {
    sound_ = false;
    return PRECIS_OK;
}

precis_status_t BoxTaker::take_page(void* self, double width, double height) noexcept {
    auto& taker = *static_cast<BoxTaker*>(self);
    if (!is_length(width) || !is_length(height) || taker.placement_.pages.size() >= kMostPages) {
        return taker.refuse();
    }
    try {
        taker.placement_.pages.push_back({width, height});
    } catch (const std::bad_alloc&) {
        return PRECIS_NO_MEMORY;
    }
    return PRECIS_OK;
}

precis_status_t BoxTaker::take_box(void* self, const precis_box_t* box) noexcept {
    auto& taker = *static_cast<BoxTaker*>(self);
    Placement& placement = taker.placement_;
    if (box == nullptr || !PRECIS_HAS(box, precis_box_t, height) || box->node == nullptr ||
        box->page >= placement.pages.size() || !std::isfinite(box->x) || !std::isfinite(box->y) ||
        !is_length(box->width) || !is_length(box->height) || placement.boxes.size() >= kMostBoxes) {
        return taker.refuse();
    }
    try {
        placement.boxes.push_back(
            {from_c(box->node), box->page, box->column, box->x, box->y, box->width, box->height});
    } catch (const std::bad_alloc&) {
        return PRECIS_NO_MEMORY;
    }
    return PRECIS_OK;
}

}  // namespace precis
