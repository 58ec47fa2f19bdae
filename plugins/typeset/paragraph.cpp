#include "typeset/paragraph.hpp"

#include "typeset/stage_clock.hpp"

#include <algorithm>
#include <string>

namespace precis::typeset {
namespace {

// The order in which pieces stand on a line, from left to right (UAX 9, rule L2).
std::vector<const Piece*> in_visual_order(std::span<const Piece> pieces) {
    std::vector<const Piece*> order;
    std::uint8_t highest = 0;
    for (const Piece& piece : pieces) {
        order.push_back(&piece);
        highest = std::max(highest, piece.level);
    }
    for (std::uint8_t level = highest; level > 0; --level) {
        for (auto from = order.begin(); from != order.end();) {
            if ((*from)->level < level) {
                ++from;
                continue;
            }
            const auto to = std::find_if(
                from, order.end(), [level](const Piece* piece) { return piece->level < level; });
            std::reverse(from, to);
            from = to;
        }
    }
    return order;
}

// Neighbours that may be one run.
bool join(const Piece& left, const Piece& right) {
    return left.span == right.span && left.level == right.level &&
           left.run->face == right.run->face;
}

// One run of pieces that stand side by side.
std::shared_ptr<const GlyphRun> joined(std::span<const Piece* const> pieces) {
    if (pieces.size() == 1) {
        return pieces.front()->run;
    }
    auto all = std::make_shared<GlyphRun>();
    all->face = pieces.front()->run->face;
    all->right_to_left = pieces.front()->run->right_to_left;
    // Glyphs go from left to right; the text of right-to-left pieces the other way.
    std::vector<std::uint32_t> offsets(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const std::size_t logical = all->right_to_left ? pieces.size() - 1 - i : i;
        offsets[logical] = static_cast<std::uint32_t>(all->text.size());
        all->text += pieces[logical]->run->text;
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const GlyphRun& part = *pieces[i]->run;
        for (Glyph glyph : part.glyphs) {
            glyph.text_begin += offsets[i];
            all->glyphs.push_back(glyph);
        }
        all->width += part.width;
        all->complex = all->complex || part.complex;
    }
    return all;
}

unsigned spaces_in(const GlyphRun& run) {
    return static_cast<unsigned>(std::count(run.text.begin(), run.text.end(), U' '));
}

double shift(Alignment alignment, Direction direction, double slack) {
    if (alignment == Alignment::centre) {
        return slack / 2;
    }
    const bool at_right = (alignment == Alignment::end) != (direction == Direction::right_to_left);
    return at_right ? slack : 0;
}

}  // namespace

Lines::Lines(std::shared_ptr<const PreparedText> text, double width, LineFill fill)
    : text_(std::move(text)),
      width_(width),
      fill_(fill),
      breaks_(break_lines(*text_, width, fill)) {}

std::pair<std::uint32_t, std::uint32_t> Lines::segments(std::size_t index) const {
    return {index == 0 ? 0 : breaks_.ends[index - 1], breaks_.ends[index]};
}

double Lines::line_width(std::size_t index) const {
    const auto [first, last] = segments(index);
    return typeset::line_width(*text_, first, last);
}

double Lines::widest() const {
    double widest = 0;
    for (std::size_t i = 0; i < count(); ++i) {
        widest = std::max(widest, line_width(i));
    }
    return widest;
}

std::vector<PlacedRun> Lines::line(std::size_t index, Alignment alignment) const {
    const auto [first, last] = segments(index);
    const Segment& end = text_->segments[last - 1];
    std::vector<Piece> pieces(text_->pieces.begin() + text_->segments[first].first,
                              text_->pieces.begin() + end.last);
    if (end.hyphen != nullptr && !pieces.empty()) {
        pieces.push_back({end.hyphen, pieces.back().span, pieces.back().level, end.hyphen_width});
    }
    const double seen = line_width(index);
    double extra = 0;
    if (fill_ == LineFill::justified && !end.must_break) {
        unsigned spaces = 0;
        for (std::uint32_t i = first; i < last; ++i) {
            spaces += text_->segments[i].spaces;
        }
        spaces -= end.end_spaces;
        extra = spaces > 0 ? std::max(0.0, width_ - seen) / spaces : 0;
    }
    double x = extra > 0 ? 0 : shift(alignment, text_->direction, width_ - seen);
    if (text_->direction == Direction::right_to_left) {
        x -= end.trailing + extra * end.end_spaces;  // it hangs on the left
    }
    std::vector<PlacedRun> placed;
    const auto order = in_visual_order(pieces);
    for (auto from = order.begin(); from != order.end();) {
        auto to = from + 1;
        double width = (*from)->width;
        while (to != order.end() && join(**(to - 1), **to)) {
            width += (*to++)->width;
        }
        auto run = joined({from, to});
        width += extra * spaces_in(*run);
        placed.push_back({std::move(run), x, width, extra, (*from)->span});
        x += width;
        from = to;
    }
    return placed;
}

Paragraph::Paragraph(Typesetter& typesetter, std::span<const StyledText> text, Direction direction)
    : typesetter_(typesetter), text_(typesetter.prepare(text, direction)) {
    for (const Segment& segment : text_->segments) {
        widest_segment_ = std::max(widest_segment_, segment.width - segment.trailing);
    }
}

std::shared_ptr<const Lines> Paragraph::lines(double width, LineFill fill) {
    auto& known = broken_[{width, fill}];
    if (known == nullptr) {
        const InStage stage(Stage::lines);
        const bool fits = widest_segment_ <= width;
        known =
            std::make_shared<Lines>(fits ? text_ : typesetter_.cut_to(*text_, width), width, fill);
    }
    return known;
}

double Paragraph::natural_width() const {
    double widest = 0;
    std::uint32_t first = 0;
    for (std::uint32_t i = 0; i < text_->segments.size(); ++i) {
        if (text_->segments[i].must_break) {
            widest = std::max(widest, line_width(*text_, first, i + 1));
            first = i + 1;
        }
    }
    return widest;
}

double paragraph_height(Typesetter& typesetter, std::span<const StyledText> text, double width,
                        double leading) {
    Paragraph paragraph(typesetter, text, Direction::left_to_right);
    return leading * static_cast<double>(paragraph.lines(width, LineFill::ragged)->count());
}

}  // namespace precis::typeset
