#include "pdf/columns.hpp"

#include "pdf/flow.hpp"

#include <catch2/catch.hpp>

namespace precis::pdf {
namespace {

constexpr double kRowHeight = 10;

FlowBox box(std::size_t rows, double gap = 0, bool begins_section = false) {
    FlowBox out;
    out.gap = {gap, gap};
    out.begins_section = begins_section;
    for (std::size_t i = 0; i < rows; ++i) {
        out.rows.push_back({kRowHeight, {}, i >= 1 && i + 2 < rows});
    }
    return out;
}

FlowBox heading() {
    FlowBox out = box(1, 10, true);
    out.keep_with_next = true;
    return out;
}

Zone zone(std::vector<FlowBox> boxes, std::size_t columns) {
    Zone out;
    out.columns = columns;
    out.left = 50;
    out.width = 200;
    out.gutter = 20;
    out.boxes = std::move(boxes);
    return out;
}

constexpr Regions kRegions{100, 50, 400, kRowHeight};

}  // namespace

TEST_CASE("columns are as even as whole blocks allow") {
    const std::vector<FlowBox> boxes{box(4), box(3), box(3), box(4)};
    const PartSequence parts(boxes, kRowHeight, 1000);
    const auto ends = parts.balanced(0, 2, 1);
    CHECK(parts.height_of(0, ends) == 70);
    CHECK(parts[ends[0]].box == &boxes[2]);
    CHECK(parts[ends[0]].first == 0);
}

TEST_CASE("a block is parted only where that saves much, and never by a single line") {
    const std::vector<FlowBox> one{box(12)};
    const PartSequence parts(one, kRowHeight, 1000);
    const auto ends = parts.balanced(0, 2, 1);
    CHECK(parts.height_of(0, ends) == 60);
    const std::vector<FlowBox> two{box(8), box(4, 0, true)};
    const PartSequence whole(two, kRowHeight, 1000);
    CHECK(whole.height_of(0, whole.balanced(0, 2, 1)) == 80);
    CHECK(whole.height_of(0, whole.balanced(0, 2, 0)) == 60);
}

TEST_CASE("a section is kept whole where there is room for that") {
    std::vector<FlowBox> boxes{box(6), box(3), box(3)};
    boxes[0].begins_section = true;
    boxes[2].begins_section = true;
    const PartSequence parts(boxes, kRowHeight, 1000);
    constexpr double kKeep = 2.4;
    const auto second_begins = [&](double keep, double limit) {
        return parts[parts.balanced(0, 2, keep, limit).front()].box;
    };
    CHECK(second_begins(1, 1000) == &boxes[1]);
    CHECK(second_begins(kKeep, 1000) == &boxes[2]);
    CHECK(second_begins(kKeep, 95) == &boxes[2]);
    CHECK(second_begins(kKeep, 85) == &boxes[1]);
    CHECK(parts.balanced(0, 2, kKeep, 55).front() == parts.size());
}

TEST_CASE("a break that leaves one block of a section alone costs more, unless there are but two") {
    const std::vector<FlowBox> four{heading(), box(1), box(1), box(1), box(1), heading(), box(1)};
    const PartSequence parts(four, kRowHeight, 1000);
    CHECK(parts[2].penalty == 40);
    CHECK(parts[3].penalty == 25);
    CHECK(parts[4].penalty == 40);
    CHECK(parts[5].penalty == 0);
    const std::vector<FlowBox> two{heading(), box(1), box(1), heading(), box(1)};
    CHECK(PartSequence(two, kRowHeight, 1000)[2].penalty == 25);
    std::vector<FlowBox> unheaded{box(1, 0, true), box(1), box(1)};
    CHECK(PartSequence(unheaded, kRowHeight, 1000)[1].penalty == 40);
}

TEST_CASE("a heading stays with the block after it") {
    const std::vector<FlowBox> boxes{box(5), heading(), box(4)};
    const PartSequence parts(boxes, kRowHeight, 1000);
    const auto ends = parts.balanced(0, 2, 1);
    CHECK(parts[ends[0]].box == &boxes[1]);
}

TEST_CASE("a gap goes at the top of a column") {
    const std::vector<FlowBox> boxes{box(2, 30), box(2, 30), box(2, 30)};
    const PartSequence parts(boxes, kRowHeight, 1000);
    CHECK(parts.height(0, 3) == 120);
    CHECK(parts.height(1, 2) == 20);
    CHECK(parts.height(0, 3, 0.5) == 150);
}

TEST_CASE("a page with room to spare spreads its boxes, within limits") {
    const std::vector<Zone> zones{zone({box(4, 10), box(4, 10)}, 1)};
    const FlowResult out = flow(zones, kRegions, Spread::all_on_one);
    REQUIRE(out.pages.size() == 1);
    REQUIRE(out.pages[0].fragments.size() == 2);
    CHECK(out.overflow == 0);
    CHECK(out.height == 90);
    CHECK(out.pages[0].fragments[0].y == 100);
    CHECK(out.pages[0].fragments[1].y == 160);  // a gap of 10 and another 10
}

TEST_CASE("columns of different heights end together when their gaps allow") {
    const std::vector<Zone> zones{zone({box(4, 10), box(5, 10), box(4, 10), box(4, 10)}, 2)};
    const FlowResult out = flow(zones, {100, 50, 200, kRowHeight}, Spread::all_on_one);
    REQUIRE(out.pages[0].fragments.size() == 4);
    CHECK(out.pages[0].fragments[1].y + 50 == Approx(200));
    CHECK(out.pages[0].fragments[3].y + 40 == Approx(200).margin(3.1));
    CHECK(out.pages[0].fragments[2].x == 270);
}

TEST_CASE("what does not fit one page says by how much and goes on the next") {
    const std::vector<Zone> zones{zone({box(20, 10), box(20, 10)}, 1)};
    const FlowResult out = flow(zones, kRegions, Spread::all_on_one);
    CHECK(out.overflow == Approx(410 - 300));
    REQUIRE(out.pages.size() == 2);
    CHECK(out.pages[1].fragments.front().y == 50);
}

TEST_CASE("the last page is filled, too, where little is missing") {
    const auto last_y = [](double rows) {
        std::vector<FlowBox> boxes{box(1), box(1), box(1, 10)};
        boxes[0].rows[0].height = 290;
        boxes[1].rows[0].height = rows;
        const std::vector<Zone> zones{zone(std::move(boxes), 1)};
        const FlowResult result = flow(zones, kRegions, Spread::full_pages);
        REQUIRE(result.pages.size() == 2);
        return result.pages.back().fragments.back().y;
    };
    CHECK(last_y(300) == 50 + 300 + 20);
    CHECK(last_y(200) == 50 + 200 + 10);
}

TEST_CASE("zones at the foot of a single page stand there") {
    std::vector<Zone> zones{zone({box(4, 10)}, 1), zone({box(2, 10)}, 1)};
    zones[1].at_bottom = true;
    const FlowResult out = flow(zones, kRegions, Spread::all_on_one);
    CHECK(out.pages[0].fragments[1].y == Approx(380));
}

TEST_CASE("a block higher than a page is parted at any row") {
    FlowBox high = box(100);
    for (Row& row : high.rows) {
        row.may_part_after = false;
    }
    const std::vector<Zone> zones{zone({high}, 1)};
    const FlowResult out = flow(zones, kRegions, Spread::full_pages);
    REQUIRE(out.pages.size() == 3);
    CHECK(out.pages[0].fragments[0].last == 30);
    CHECK(out.pages[1].fragments[0].first == 30);
    CHECK(out.pages[1].fragments[0].last == 65);
}

TEST_CASE("a row higher than a page cannot be placed") {
    FlowBox high;
    high.rows.push_back({1000, {}, false});
    const std::vector<Zone> zones{zone({high}, 1)};
    CHECK_THROWS_AS(flow(zones, kRegions, Spread::full_pages), UnplaceableRow);
}

}  // namespace precis::pdf
