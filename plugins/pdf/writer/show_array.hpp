// The operand of TJ under way: glyphs at their places on a line, in as few strings as possible.
#pragma once

#include "pdf/writer/embedded_fonts.hpp"

#include <string>

namespace precis::pdf {

// Lengths in thousandths of the type size, but for the rise. Word spacing does not reach two-byte
// codes, so that all that differs from the widths of the font is an adjustment.
class ShowArray {
  public:
    // `tracking` is what the viewer adds after every glyph.
    ShowArray(std::string& out, double tracking) : out_(out), tracking_(tracking) { out_ += '['; }

    // To the right, before the next glyph.
    void move(double distance) { owed_ += distance; }

    // The pen stays: `move` takes it on.
    void show(const EmbeddedGlyph& glyph);

    // Points above the baseline, of the glyphs that follow.
    void rise(double points);

    void finish();

  private:
    void close_string();

    std::string& out_;
    double tracking_;
    double owed_ = 0;  // how far the viewer's pen is behind
    double rise_ = 0;
    bool open_ = false;
};

}  // namespace precis::pdf
