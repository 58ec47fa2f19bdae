#include "pdf/writer/show_array.hpp"

#include "pdf/writer/pdf_syntax.hpp"

#include <cmath>

namespace precis::pdf {

void ShowArray::show(const EmbeddedGlyph& glyph) {
    // Most glyphs follow where the pen is: no need to round.
    const long long whole = std::abs(owed_) < 0.5 ? 0 : std::llround(owed_);
    if (whole != 0) {
        close_string();
        append_integer(out_, -whole);
        owed_ -= static_cast<double>(whole);
    }
    if (!open_) {
        out_ += '<';
        open_ = true;
    }
    append_hex16(out_, glyph.code);
    owed_ -= glyph.width + tracking_;
}

void ShowArray::rise(double points) {
    if (points == rise_) {
        return;
    }
    close_string();
    out_ += "]TJ ";
    append_number(out_, points);
    out_ += " Ts [";
    rise_ = points;
}

void ShowArray::finish() {
    rise(0);
    close_string();
    out_ += "]TJ\n";
}

void ShowArray::close_string() {
    if (open_) {
        out_ += '>';
        open_ = false;
    }
}

}  // namespace precis::pdf
