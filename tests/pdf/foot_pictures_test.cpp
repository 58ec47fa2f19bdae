#include "pdf/foot_pictures.hpp"

#include <variant>

#include <catch2/catch.hpp>

namespace precis::pdf {
namespace {

constexpr Regions kRegions{100, 50, 400, 10};

FlowBox box(double height, double gap) {
    FlowBox out;
    out.gap = {gap, gap};
    out.rows.push_back({height, {}, false});
    return out;
}

// Text of this height, and below it under a heading a picture of 200 by 150 with its caption.
std::vector<Zone> page_with(double text) {
    FlowBox heading = box(10, 10);
    heading.keep_with_next = true;
    heading.begins_section = true;
    FlowBox picture = box(150, 0);
    PictureItem item;
    item.width = 200;
    item.height = 150;
    picture.rows.front().items.emplace_back(std::move(item));
    picture.rows.push_back({10, {}, false});
    Zone zone;
    zone.boxes = {box(text, 0), std::move(heading), std::move(picture), box(20, 10)};
    std::vector<Zone> zones;
    zones.push_back(std::move(zone));
    return zones;
}

const PictureItem& picture_of(const std::vector<Zone>& zones) {
    return std::get<PictureItem>(zones[0].boxes[2].rows[0].items.at(0));
}

}  // namespace

TEST_CASE("a picture is made as much smaller as the foot of the page before it asks") {
    auto zones = page_with(150);
    std::vector<const FlowBox*> done;
    const FlowResult before = flow(zones, kRegions, Spread::full_pages);
    REQUIRE(before.pages.size() == 2);
    REQUIRE(before.pages[0].fragments.size() == 1);
    CHECK(before.pages[0].spare == 150);
    REQUIRE(shrink_picture_to_foot(zones, before, kRegions.line, done));
    CHECK(picture_of(zones).height == 120);
    CHECK(picture_of(zones).width == Approx(160));
    const FlowResult after = flow(zones, kRegions, Spread::full_pages);
    REQUIRE(after.pages.size() == 2);
    CHECK(after.pages[0].fragments.size() == 3);
    CHECK_FALSE(shrink_picture_to_foot(zones, after, kRegions.line, done));
}

TEST_CASE("a picture goes to the next page as it is where it would become too small") {
    auto zones = page_with(220);
    std::vector<const FlowBox*> done;
    const FlowResult flowed = flow(zones, kRegions, Spread::full_pages);
    REQUIRE(flowed.pages.size() == 2);
    CHECK_FALSE(shrink_picture_to_foot(zones, flowed, kRegions.line, done));
    CHECK(picture_of(zones).height == 150);
}

}  // namespace precis::pdf
