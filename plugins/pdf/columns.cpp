#include "pdf/columns.hpp"

#include <algorithm>

namespace precis::pdf {
namespace {

// What a break costs, in lines: columns may be uneven by as much to avoid it.
constexpr double kWithinSection = 2.5;
constexpr double kWithinBlock = 4;
constexpr double kLoneBlock = 1.5;  // more, where it leaves one block of the section by itself

}  // namespace

PartSequence::PartSequence(const std::vector<FlowBox>& boxes, double line, double highest) {
    parts_.reserve(2 * boxes.size());  // short boxes are parted in one place or not at all
    for (const FlowBox& box : boxes) {
        add(box, line, highest);
    }
    mind_lone_blocks(line);
    natural_.reserve(parts_.size() + 1);
    stretch_.reserve(parts_.size() + 1);
    for (const Part& part : parts_) {
        natural_.push_back(natural_.back() + part.gap.natural + part.height);
        stretch_.push_back(stretch_.back() + part.gap.stretch);
    }
}

void PartSequence::add(const FlowBox& box, double line, double highest) {
    const bool parted_anywhere = box.height() > highest;
    const bool after_heading = !parts_.empty() && parts_.back().box->keep_with_next;
    const double again = box.again == nullptr ? 0 : box.again->height();
    Part part{&box,
              0,
              0,
              0,
              again,
              box.gap,
              !after_heading,
              box.begins_section ? 0 : kWithinSection * line};
    for (std::size_t i = 0; i < box.rows.size(); ++i) {
        part.height += box.rows[i].height;
        const bool last = i + 1 == box.rows.size();
        const bool may_part = box.rows[i].may_part_after && !box.panel;
        if (!last && !may_part && !parted_anywhere) {
            continue;
        }
        part.last = i + 1;
        part.height += box.padding_above(part.first) + box.padding_below(part.last);
        parts_.push_back(part);
        part = {&box, i + 1, i + 1, 0, again, {}, true, kWithinBlock * line};
    }
}

void PartSequence::mind_lone_blocks(double line) {
    std::size_t blocks = 0;  // of the section, up to this place
    const auto ends_section = [this](std::size_t at) {
        return at == parts_.size() || (parts_[at].first == 0 && parts_[at].box->begins_section);
    };
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (parts_[i].first > 0) {
            continue;
        }
        const FlowBox& box = *parts_[i].box;
        const bool heads = box.begins_section && box.keep_with_next;
        blocks = ends_section(i) ? (heads ? 0 : 1) : blocks + 1;
        if (blocks < 2) {
            continue;
        }
        std::size_t next = i + 1;
        while (next < parts_.size() && parts_[next].first > 0) {
            ++next;
        }
        // Of two blocks, one is alone in any case.
        const bool last = ends_section(next);
        if (last ? blocks > 2 : blocks == 2) {
            parts_[i].penalty += kLoneBlock * line;
        }
    }
}

double PartSequence::height(std::size_t first, std::size_t last, double stretch) const {
    if (first == last) {
        return 0;
    }
    const Gap& gap = parts_[first].gap;
    return parts_[first].again + natural_[last] - natural_[first] - gap.natural +
           stretch * (stretch_[last] - stretch_[first] - gap.stretch);
}

double PartSequence::height_of(std::size_t first, const std::vector<std::size_t>& ends) const {
    double highest = 0;
    for (const std::size_t end : ends) {
        highest = std::max(highest, height(first, end));
        first = end;
    }
    return highest;
}

void PartSequence::balance(Search& search, std::size_t first, std::size_t columns, double highest,
                           double penalties) const {
    if (columns == 1) {
        highest = std::max(highest, height(first, size()));
        if (highest <= search.limit && highest + penalties < search.best_cost) {
            search.best_cost = highest + penalties;
            search.best = search.ends;
            search.best.push_back(size());
        }
        return;
    }
    // No column is empty while there is something for it.
    for (std::size_t end = std::min(first + 1, size()); end <= size(); ++end) {
        const double own = height(first, end);
        if (own > search.limit || std::max(own, highest) + penalties >= search.best_cost) {
            break;
        }
        if (end < size() && !parts_[end].break_before) {
            continue;
        }
        const double penalty = end == size() ? 0 : parts_[end].penalty * search.keep;
        search.ends.push_back(end);
        balance(search, end, columns - 1, std::max(own, highest), penalties + penalty);
        search.ends.pop_back();
    }
}

std::vector<std::size_t> PartSequence::balanced(std::size_t first, std::size_t columns, double keep,
                                                double limit) const {
    // Of equally low columns, the best parted.
    constexpr double kLeast = 0.001;
    Search search;
    search.keep = std::max(keep, kLeast);
    search.limit = limit;
    search.best.assign(columns, size());
    balance(search, first, columns, 0, 0);
    return search.best;
}

std::size_t PartSequence::last_within(std::size_t first, double limit) const {
    std::size_t last = first;
    while (last < size() && height(first, last + 1) <= limit) {
        ++last;
    }
    return last;
}

std::vector<std::size_t> PartSequence::filled(std::size_t first, std::size_t columns,
                                              double limit) const {
    std::vector<std::size_t> ends;
    for (std::size_t column = 0; column < columns; ++column) {
        std::size_t best = first;
        double most = -std::numeric_limits<double>::infinity();
        for (std::size_t end = first + 1; end <= size() && height(first, end) <= limit; ++end) {
            if (end < size() && !parts_[end].break_before) {
                continue;
            }
            const double worth = height(first, end) - (end < size() ? parts_[end].penalty : -limit);
            if (worth > most) {
                most = worth;
                best = end;
            }
        }
        ends.push_back(best);
        first = best;
    }
    return ends;
}

}  // namespace precis::pdf
