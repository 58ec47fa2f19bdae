// Texts that are shaped once and then measured at any size and width. A text is known by what it
// says, not by its node, so briefings that share sentences share the work.
#pragma once

#include "pdf/inline_text.hpp"
#include "typeset/paragraph.hpp"

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace precis::pdf {

// A text of the page, shaped. Its measures are in proportion to running text.
struct ShapedText {
    TextRole role;
    std::string language;
    std::vector<SpanInfo> infos;
    typeset::Paragraph paragraph;
};

// A text in lines, at a size. Points.
struct SetText {
    const ShapedText* text = nullptr;
    std::shared_ptr<const typeset::Lines> lines;
    double body = 10;  // the size of running text

    std::size_t count() const { return lines == nullptr ? 0 : lines->count(); }
    double leading() const;
    double height() const { return leading() * static_cast<double>(count()); }
    double width() const { return lines->width() * body; }
    double widest() const { return lines->widest() * body; }
    double line_width(std::size_t index) const { return lines->line_width(index) * body; }
    // From the top of a line to its baseline: the capitals stand in the middle of the leading.
    double baseline() const;
};

// One thread at a time.
class TextStore {
  public:
    explicit TextStore(std::shared_ptr<typeset::FontFinder> fonts);

    // The text in lines of `width` points where running text is `body` points.
    SetText set(const InlineText& text, double width, double body);
    // As wide as it is on one line.
    double natural_width(const InlineText& text, double body);
    // The same in bodies, and the least width in which it takes no more than two lines.
    std::pair<double, double> width_in_lines(const InlineText& text);

    // Forgets texts that were not asked for of late, when there are very many. Nothing set before
    // is to be used after it.
    void trim();

    // The characters that no font has, in the texts set since this was asked last.
    std::set<char32_t> take_missing() { return std::exchange(missing_, {}); }

    // Texts kept: few more than twice this, and those of one briefing.
    static constexpr std::size_t kMany = 1500;
    std::size_t size() const { return texts_.size() + earlier_.size(); }
    typeset::FontLibrary& fonts() { return fonts_; }

  private:
    ShapedText& shaped(const InlineText& text);

    typeset::FontLibrary fonts_;
    typeset::Typesetter typesetter_;
    using Texts = std::unordered_map<std::string, std::unique_ptr<ShapedText>>;
    Texts texts_;
    Texts earlier_;    // those that were there at the last trimming and not asked for since
    std::string key_;  // of the text asked for last: its memory is used again for the next
    std::set<char32_t> missing_;
};

}  // namespace precis::pdf
