// Turns placed rows into the marks of a page.
#pragma once

#include "pdf/flow.hpp"
#include "pdf/flow_box.hpp"
#include "pdf/furniture.hpp"
#include "pdf/page_model.hpp"

#include <cstddef>
#include <string>

namespace precis::pdf {

class Painter {
  public:
    // With `mirrored`, what was laid out from the left stands from the right, for writing that runs
    // that way.
    Painter(const Look& look, Page& page, bool mirrored)
        : look_(look), page_(page), mirrored_(mirrored) {}

    void paint(const Fixture& fixture);
    void paint(const Fragment& fragment);

  private:
    void panel(const Fragment& fragment, double height);
    void row(const Row& row, double x, double y);
    void item(const FillItem& fill, double x, double y);
    void item(const RuleItem& rule, double x, double y);
    void item(const LineItem& line, double x, double y);
    void item(const TilesItem& tiles, double x, double y);
    void item(const PictureItem& picture, double x, double y);
    void link(const LineItem& line, const typeset::PlacedRun& run, double x, double baseline,
              bool ends_line);

    // From the layout's measures, top down, to the page's, bottom up.
    double up(double y) const { return page_.height - y; }
    Box box(double x, double y, double width, double height) const;

    const Look& look_;
    Page& page_;
    bool mirrored_;
};

}  // namespace precis::pdf
