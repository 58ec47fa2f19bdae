// The grid of a page. Points.
#pragma once

#include "pdf/look.hpp"
#include "pdf/section_setter.hpp"

#include <cstddef>

#include <precis/plugin.hpp>

namespace precis::pdf {

enum class PageBudget { one, two, any, slides };

struct Geometry {
    PageBudget budget = PageBudget::any;
    std::size_t slides = 0;  // the most there may be; 0: any number
    double width = 0;        // of the page
    double height = 0;
    double left = 0;  // margins
    double right = 0;
    double top = 0;
    double bottom = 0;
    double body = 10;  // size of running text
    std::size_t columns = 1;
    double gutter = 0;
    double indent = 0;  // of text beside its heading, where there is but one column

    double content() const { return width - left - right; }
    double column() const {
        const auto count = static_cast<double>(columns);
        return (content() - gutter * (count - 1)) / count;
    }
    bool is_slides() const { return budget == PageBudget::slides; }
    // `highest` is what a page holds.
    SectionPlace place_of(plugin::Node section, double highest) const;
};

Geometry make_geometry(const Look& look, plugin::Node briefing, double type_size);

}  // namespace precis::pdf
