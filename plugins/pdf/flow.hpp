// Pours boxes into columns and columns into pages: columns come out even, pages full, headings stay
// with what follows. Points; pages are measured from the top down.
#pragma once

#include "pdf/flow_box.hpp"

#include <cstddef>
#include <vector>

namespace precis::pdf {

// Boxes that go into columns of the same width, side by side.
struct Zone {
    std::size_t columns = 1;
    double left = 0;         // of the first column
    double width = 0;        // of each column
    double gutter = 0;       // between them
    bool new_page = false;   // begins one
    bool at_bottom = false;  // stands at the foot of the page when all is on one
    bool even = false;       // columns as low as they can be, wherever that parts them
    FlowBox head;            // stands over the columns, once; its gap does not count
    FlowBox side;            // stands beside head and columns, from the top; it is not parted
    double side_x = 0;
    std::vector<FlowBox> boxes;
};

// Rows of a box at a place on a page.
struct Fragment {
    const FlowBox* box = nullptr;
    std::size_t first = 0;  // of the rows
    std::size_t last = 0;   // past the end
    double x = 0;
    double y = 0;
    std::size_t column = 0;  // from 1; 0: it spans the page
};

struct FlowPage {
    std::vector<Fragment> fragments;  // in reading order
    double spare = 0;                 // that is left where it goes on, before it is spread
};

// Where on the pages text may stand.
struct Regions {
    double first_top = 0;
    double other_top = 0;
    double bottom = 0;
    double line = 14;  // of running text
};

struct FlowResult {
    std::vector<FlowPage> pages;
    double height = 0;    // of all zones where each is on one page, without spare room
    double overflow = 0;  // of the first page when everything was to be on one, else 0
};

// How `flow` deals with what does not fill a page.
enum class Spread {
    all_on_one,  // everything on one page as long as it fits, with the spare room between boxes
    full_pages,  // the pages before the last are filled up
    none
};

// `zones` must outlive the result. Throws UnplaceableRow for a row that is taller than a page.
FlowResult flow(const std::vector<Zone>& zones, const Regions& regions, Spread spread);

// A box has a row that is higher than any page.
struct UnplaceableRow {
    const FlowBox* box;
};

// The height of a zone in balanced columns.
double balanced_height(const Zone& zone, double line);

}  // namespace precis::pdf
