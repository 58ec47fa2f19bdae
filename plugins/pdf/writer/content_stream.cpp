#include "pdf/writer/content_stream.hpp"

#include "pdf/pdf_writer.hpp"
#include "pdf/writer/pdf_syntax.hpp"
#include "pdf/writer/text_strings.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace precis::pdf {
namespace {

// Where the handles of a Bezier curve that is a quarter of a circle lie, seen from the corner.
constexpr double kCornerHandle = 1 - 0.5522847498;

double channel(double value) {
    return std::clamp(value, 0.0, 1.0);
}

}  // namespace

void ContentStream::begin_artifact(StructureId artifact) {
    switch (artifact) {
        case kPageHeader:
            out_ += "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n";
            break;
        case kPageFooter:
            out_ += "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n";
            break;
        case kRepetition:
            out_ += "/Artifact<</Type/Pagination>>BDC\n";
            break;
        default:
            out_ += "/Artifact BMC\n";
    }
}

void ContentStream::begin_marked(std::string_view tag, int mcid,
                                 const std::optional<std::u32string>& actual_text) {
    append_name(out_, actual_text ? "Span" : tag);
    out_ += "<</MCID ";
    append_integer(out_, mcid);
    if (actual_text) {
        out_ += "/ActualText";
        append_text_string(out_, *actual_text);
    }
    out_ += ">>BDC\n";
}

void ContentStream::begin_span(std::u32string_view actual_text) {
    end_text();
    out_ += "/Span<</ActualText";
    append_text_string(out_, actual_text);
    out_ += ">>BDC\n";
}

void ContentStream::end_marked() {
    end_text();
    out_ += "EMC\n";
}

void ContentStream::fill(const FillMark& mark) {
    end_text();
    set_fill(mark.colour);
    const Box& box = mark.box;
    const double smaller = std::min(box.right - box.left, box.top - box.bottom);
    const double radius = std::min(mark.radius, smaller / 2);
    if (radius > 0) {
        rounded_box(box, radius);
    } else {
        numbers({box.left, box.bottom, box.right - box.left, box.top - box.bottom});
        out_ += "re ";
    }
    out_ += "f\n";
}

void ContentStream::rounded_box(const Box& box, double radius) {
    const double handle = radius * kCornerHandle;
    const auto [left, bottom, right, top] = box;
    numbers({left + radius, bottom});
    out_ += "m ";
    numbers({right - radius, bottom});
    out_ += "l ";
    numbers({right - handle, bottom, right, bottom + handle, right, bottom + radius});
    out_ += "c ";
    numbers({right, top - radius});
    out_ += "l ";
    numbers({right, top - handle, right - handle, top, right - radius, top});
    out_ += "c ";
    numbers({left + radius, top});
    out_ += "l ";
    numbers({left + handle, top, left, top - handle, left, top - radius});
    out_ += "c ";
    numbers({left, bottom + radius});
    out_ += "l ";
    numbers({left, bottom + handle, left + handle, bottom, left + radius, bottom});
    out_ += "c h ";
}

void ContentStream::rule(const RuleMark& mark) {
    end_text();
    if (stroke_ != mark.colour) {
        numbers({channel(mark.colour.red), channel(mark.colour.green), channel(mark.colour.blue)});
        out_ += "RG\n";
        stroke_ = mark.colour;
    }
    if (line_width_ != mark.width) {
        numbers({mark.width});
        out_ += "w\n";
        line_width_ = mark.width;
    }
    numbers({mark.x1, mark.y1});
    out_ += "m ";
    numbers({mark.x2, mark.y2});
    out_ += "l S\n";
}

void ContentStream::text(const TextMark& mark, int font, double x, std::string_view operators) {
    if (!in_text_) {
        out_ += "BT\n";
        in_text_ = true;
        line_x_ = line_y_ = 0;
    }
    set_fill(mark.colour);
    set_font(font, mark.size);
    if (tracking_ != mark.tracking) {
        numbers({mark.tracking});
        out_ += "Tc\n";
        tracking_ = mark.tracking;
    }
    move_to(x, mark.baseline);
    out_ += operators;
}

// The square of a picture, 1 by 1 from its lower left corner, is put into the box as the
// orientation asks.
void ContentStream::picture(const PictureMark& mark, int number) {
    end_text();
    const auto [left, bottom, right, top] = mark.box;
    const double width = right - left;
    const double height = top - bottom;
    out_ += "q ";
    switch (mark.picture->orientation) {
        case 2:
            numbers({-width, 0, 0, height, right, bottom});
            break;
        case 3:
            numbers({-width, 0, 0, -height, right, top});
            break;
        case 4:
            numbers({width, 0, 0, -height, left, top});
            break;
        case 5:
            numbers({0, -height, -width, 0, right, top});
            break;
        case 6:
            numbers({0, -height, width, 0, left, top});
            break;
        case 7:
            numbers({0, height, width, 0, left, bottom});
            break;
        case 8:
            numbers({0, height, -width, 0, right, bottom});
            break;
        default:
            numbers({width, 0, 0, height, left, bottom});
    }
    out_ += "cm /Im";
    append_integer(out_, number);
    out_ += " Do Q\n";
}

std::string ContentStream::take() {
    end_text();
    return std::move(out_);
}

void ContentStream::numbers(std::initializer_list<double> values) {
    for (const double value : values) {
        append_number(out_, value);
        out_ += ' ';
    }
}

void ContentStream::end_text() {
    if (in_text_) {
        out_ += "ET\n";
        in_text_ = false;
    }
}

void ContentStream::set_fill(const Colour& colour) {
    if (fill_ != colour) {
        numbers({channel(colour.red), channel(colour.green), channel(colour.blue)});
        out_ += "rg\n";
        fill_ = colour;
    }
}

void ContentStream::set_font(int font, double size) {
    if (font_ != font || size_ != size) {
        out_ += "/F";
        append_integer(out_, font);
        out_ += ' ';
        numbers({size});
        out_ += "Tf\n";
        font_ = font;
        size_ = size;
    }
}

// Differences of rounded places, so that errors do not add up down the page.
void ContentStream::move_to(double x, double y) {
    const long long to_x = std::llround(x * 1000);
    const long long to_y = std::llround(y * 1000);
    numbers(
        {static_cast<double>(to_x - line_x_) / 1000, static_cast<double>(to_y - line_y_) / 1000});
    out_ += "Td\n";
    line_x_ = to_x;
    line_y_ = to_y;
}

}  // namespace precis::pdf
