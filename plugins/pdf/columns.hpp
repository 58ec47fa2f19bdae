// The boxes of a zone as one sequence of parts, and how it is shared out among columns.
#pragma once

#include "pdf/flow_box.hpp"

#include <cstddef>
#include <limits>
#include <vector>

namespace precis::pdf {

// Rows of a box that stay together, and the place before them.
struct Part {
    const FlowBox* box = nullptr;
    std::size_t first = 0;  // of the rows
    std::size_t last = 0;
    double height = 0;
    double again = 0;  // of what is shown over it where it comes first in its column
    Gap gap;           // before it, unless it comes first in its column
    bool break_before = true;
    double penalty = 0;  // of a break before it, in points of height
};

class PartSequence {
  public:
    // `line` is the height of a line of running text. Boxes higher than `highest` are parted
    // between any of their rows.
    PartSequence(const std::vector<FlowBox>& boxes, double line, double highest);

    std::size_t size() const { return parts_.size(); }
    const Part& operator[](std::size_t index) const { return parts_[index]; }
    // The end of the longest column from `first` that is no higher than `limit`, wherever it ends.
    std::size_t last_within(std::size_t first, double limit) const;
    // Of the parts [first, last) as one column, its gaps grown by `stretch` of what they may.
    double height(std::size_t first, std::size_t last, double stretch = 0) const;

    // The ends of `columns` columns for the parts from `first` on, no higher than `limit`: the
    // lowest and best parted. `keep` says how much more than usual a break costs; at 0 only the
    // height counts. All parts in the first column where none is low enough.
    std::vector<std::size_t> balanced(std::size_t first, std::size_t columns, double keep,
                                      double limit = std::numeric_limits<double>::infinity()) const;
    // The highest of columns that begin at `first` and end at `ends`.
    double height_of(std::size_t first, const std::vector<std::size_t>& ends) const;
    // The ends of columns no higher than `limit`, each as full as its breaks allow. An end equal
    // to its begin says that nothing fits.
    std::vector<std::size_t> filled(std::size_t first, std::size_t columns, double limit) const;

  private:
    void add(const FlowBox& box, double line, double highest);
    // Makes breaks dearer that leave one block of a section by itself.
    void mind_lone_blocks(double line);
    // Columns under way, and the best that were found.
    struct Search {
        double keep = 1;
        double limit = 0;
        std::vector<std::size_t> ends;
        std::vector<std::size_t> best;
        double best_cost = std::numeric_limits<double>::infinity();
    };
    void balance(Search& search, std::size_t first, std::size_t columns, double highest,
                 double penalties) const;

    std::vector<Part> parts_;
    std::vector<double> natural_{0};  // sums of gaps and heights before each part
    std::vector<double> stretch_{0};
};

}  // namespace precis::pdf
