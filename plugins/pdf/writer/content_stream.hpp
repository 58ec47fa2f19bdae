// A page's content stream (ISO 32000-1, 7.8.2) as a row of operators. Keeps the graphics state, so
// that nothing is said twice; knows nothing of structure or fonts beyond their numbers.
#pragma once

#include "pdf/page_model.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace precis::pdf {

class ContentStream {
  public:
    // Marked content; nested only as below.
    void begin_artifact(StructureId artifact);
    void begin_marked(std::string_view tag, int mcid,
                      const std::optional<std::u32string>& actual_text);
    // Within an artifact.
    void begin_span(std::u32string_view actual_text);
    void end_marked();

    void fill(const FillMark& mark);
    void rule(const RuleMark& mark);
    // `operators` show glyphs from a pen at (x, baseline).
    void text(const TextMark& mark, int font, double x, std::string_view operators);

    void picture(const PictureMark& mark, int number);

    // The finished stream; the object is of no use afterwards.
    std::string take();

  private:
    void numbers(std::initializer_list<double> values);
    void end_text();
    void set_fill(const Colour& colour);
    void set_font(int font, double size);
    void move_to(double x, double y);
    void rounded_box(const Box& box, double radius);

    std::string out_;
    bool in_text_ = false;
    long long line_x_ = 0;  // where Td counts from, in thousandths of a point
    long long line_y_ = 0;
    std::optional<Colour> fill_;
    std::optional<Colour> stroke_;
    std::optional<double> line_width_;
    int font_ = 0;
    double size_ = 0;
    double tracking_ = 0;
};

}  // namespace precis::pdf
