#include "typeset/paragraph.hpp"

#include "typeset/stage_clock.hpp"

#include <algorithm>
#include <list>
#include <string>

namespace precis::typeset {
namespace {

// The order in which pieces stand on a line, from left to right (UAX 9, rule L2).
void put_in_visual_order(std::vector<const Piece*>& order) {
    std::uint8_t highest = 0;
    for (const Piece* piece : order) {
        highest = std::max(highest, piece->level);
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
}

bool is_white(const Piece& piece) {
    return std::all_of(piece.run->text.begin(), piece.run->text.end(), is_white_space);
}

// White space that ends a line takes the level of the paragraph, so that it hangs at the end of the
// line and not within (UAX 9, rule L1). What has to change is copied to `changed`.
void hang_white_end(std::vector<const Piece*>& order, std::uint8_t base,
                    std::list<Piece>& changed) {
    for (std::size_t i = order.size(); i > 0 && order[i - 1]->level != base; --i) {
        if (!is_white(*order[i - 1])) {
            return;
        }
        changed.push_back(*order[i - 1]);
        changed.back().level = base;
        order[i - 1] = &changed.back();
    }
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
    std::size_t characters = 0;
    std::size_t glyphs = 0;
    for (const Piece* piece : pieces) {
        characters += piece->run->text.size();
        glyphs += piece->run->glyphs.size();
    }
    all->text.reserve(characters);
    all->glyphs.reserve(glyphs);
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

Lines::Lines(BrokenText broken, double width, LineFill fill, Punctuation punctuation)
    : text_(std::move(broken.text)),
      width_(width),
      fill_(fill),
      punctuation_(punctuation),
      breaks_(std::move(broken.breaks)) {}

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

double Lines::parting_cost(std::size_t index) const {
    constexpr double kHyphen = 0.3;
    if (index + 1 >= count()) {
        return 0;
    }
    if (index == 0 || index + 2 == count()) {
        return kNeverPart;
    }
    return text_->segments[breaks_.ends[index] - 1].hyphen != nullptr ? kHyphen : 0;
}

// What is added to each space of a line so that it fills the measure.
double Lines::extra(std::size_t index) const {
    const auto [first, last] = segments(index);
    const Segment& end = text_->segments[last - 1];
    const double free = width_ - line_width(index) + hanging(index).before + hanging(index).after;
    if (fill_ != LineFill::justified || (end.must_break && free >= 0)) {
        return 0;
    }
    unsigned spaces = 0;
    for (std::uint32_t i = first; i < last; ++i) {
        spaces += text_->segments[i].spaces;
    }
    spaces -= end.end_spaces;
    return spaces > 0 ? free / spaces : 0;
}

Lines::Hanging Lines::hanging(std::size_t index) const {
    if (punctuation_ == Punctuation::within) {
        return {};
    }
    const auto [first, last] = segments(index);
    return {hang_before(*text_, first), hang_after(*text_, last - 1)};
}

// Where the line begins on the left, the white space that hangs there included.
double Lines::line_start(std::size_t index, Alignment alignment, double extra) const {
    const auto [before, after] = hanging(index);
    const bool right_to_left = text_->direction == Direction::right_to_left;
    const double at_left = right_to_left ? after : before;
    const double free = width_ - line_width(index) + before + after;
    double x = (extra != 0 ? 0 : shift(alignment, text_->direction, free)) - at_left;
    if (right_to_left) {
        const Segment& end = text_->segments[segments(index).second - 1];
        x -= end.trailing + extra * end.end_spaces;
    }
    return x;
}

const std::vector<PlacedRun>& Lines::line(std::size_t index, Alignment alignment) const {
    placed_.resize(count());
    PlacedLine& line = placed_[index];
    if (line.runs.empty() || line.alignment != alignment) {
        line = {alignment, placed(index, alignment)};
    }
    return line.runs;
}

std::vector<PlacedRun> Lines::placed(std::size_t index, Alignment alignment) const {
    const auto [first, last] = segments(index);
    const Segment& end = text_->segments[last - 1];
    std::vector<const Piece*> order;
    order.reserve(end.last - text_->segments[first].first + 1);
    for (std::uint32_t i = text_->segments[first].first; i < end.last; ++i) {
        order.push_back(&text_->pieces[i]);
    }
    std::list<Piece> hanging;
    hang_white_end(order, text_->direction == Direction::right_to_left ? 1 : 0, hanging);
    Piece hyphen;
    if (end.hyphen != nullptr && !order.empty()) {
        hyphen = {end.hyphen, order.back()->span, order.back()->level, end.hyphen_width};
        order.push_back(&hyphen);
    }
    const double extra = this->extra(index);
    double x = line_start(index, alignment, extra);
    std::vector<PlacedRun> placed;
    put_in_visual_order(order);
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

std::shared_ptr<const Lines> Paragraph::lines(double width, LineFill fill,
                                              Punctuation punctuation) {
    const Measure measure{width, fill, punctuation};
    auto& known = lines_[measure];
    if (known == nullptr) {
        const InStage stage(Stage::lines);
        known = std::make_shared<Lines>(broken(measure), width, fill, punctuation);
    }
    return known;
}

// Whole words where that gives good lines, else with words parted, and only where even their parts
// are wider than the measure, cut anywhere.
BrokenText Paragraph::broken(const Measure& measure) {
    const auto [width, fill, punctuation] = measure;
    constexpr double kEmpty = 0.3;  // of the measure
    constexpr double kLoose = 0.6;  // of a space
    BrokenText whole{text_, {}};
    if (widest_segment_ <= width) {
        whole.breaks = break_lines(*text_, width, fill, punctuation);
        if (whole.breaks.worst <= (fill == LineFill::justified ? kLoose : kEmpty)) {
            return whole;
        }
    }
    const PartedText* const parted = parts();
    if (parted != nullptr && parted->widest_segment <= width) {
        return typesetter_.join_words(*text_, *parted,
                                      break_lines(parted->measures, width, fill, punctuation));
    }
    if (widest_segment_ > width) {
        whole.text = typesetter_.cut_to(*text_, width);
        whole.breaks = break_lines(*whole.text, width, fill, punctuation);
    }
    return whole;
}

const PartedText* Paragraph::parts() {
    if (!parted_) {
        parted_ = true;
        parts_ = typesetter_.part_words(*text_);
    }
    return parts_.get();
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
