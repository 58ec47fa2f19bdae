#include "docx/page_estimate.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace precis::docx {
namespace {

constexpr double kRowRule = 0.5;     // the line below a row
constexpr double kTableRules = 1.5;  // those above and below all rows
constexpr double kCardSide = 7;      // between a card's edge and its text
constexpr double kMarginGap = 6;     // least room between footer and text

// Kept free on every page: word processors round lengths of their own.
constexpr double kReserve = 4;

double extra_height(const FrameFormat& frame, Frame kind, bool top) {
    switch (kind) {
        case Frame::none:
            return 0;
        case Frame::rule:
            return top ? 0 : frame.width + frame.space;
        case Frame::band:
        case Frame::panel:
        case Frame::bar:
            return frame.padding + 1;
    }
    return 0;
}

bool share_frame(const Piece* one, const Piece* other, const StyleSheet& styles) {
    if (one == nullptr || other == nullptr || !std::holds_alternative<Paragraph>(*one) ||
        !std::holds_alternative<Paragraph>(*other)) {
        return false;
    }
    const Frame frame = styles[std::get<Paragraph>(*one).style].frame;
    return frame != Frame::none && frame != Frame::rule &&
           frame == styles[std::get<Paragraph>(*other).style].frame;
}

bool has_style(const Piece& piece, Style style) {
    const auto* paragraph = std::get_if<Paragraph>(&piece);
    return paragraph != nullptr && paragraph->style == style;
}

bool may_part(const Piece& before, const Piece& after, const StyleSheet& styles) {
    const auto* paragraph = std::get_if<Paragraph>(&before);
    const bool kept = paragraph != nullptr && styles[paragraph->style].keep_next;
    return !kept && !has_style(after, Style::table_end);
}

// How many lines a column may be longer before it ends here: it had better end before a heading,
// and not after the first entry of a list.
double reluctance(const Piece* before, const Piece& after, const StyleSheet& styles) {
    const auto* heading = std::get_if<Paragraph>(&after);
    if (heading != nullptr && styles[heading->style].level > 0) {
        return 0;
    }
    const auto* first = before == nullptr ? nullptr : std::get_if<Paragraph>(before);
    return first != nullptr && first->keep_next ? 2 : 1;
}

// The pieces of a flow to be parted into columns.
struct Stack {
    std::vector<double> heights;      // with the space that is left of that before them
    std::vector<double> less_at_top;  // when they begin a column, without that space
    std::vector<bool> may_start;      // a column
    std::vector<double> reluctance;   // to start one, in points
};

struct Best {
    double cost = 0;
    std::vector<std::size_t> starts;
};

// The parting of the pieces from `first` on into `columns` columns at most whose highest is lowest.
Best part(const Stack& stack, std::size_t first, int columns) {
    const double top = first < stack.heights.size() ? -stack.less_at_top[first] : 0;
    double column = top;
    for (std::size_t i = first; i < stack.heights.size(); ++i) {
        column += stack.heights[i];
    }
    Best best{column, {}};
    if (columns <= 1) {
        return best;
    }
    column = top;
    for (std::size_t i = first; i + 1 < stack.heights.size() && column < best.cost; ++i) {
        column += stack.heights[i];
        if (!stack.may_start[i + 1]) {
            continue;
        }
        const Best rest = part(stack, i + 1, columns - 1);
        const double cost = std::max(column, rest.cost) + stack.reluctance[i + 1];
        if (cost < best.cost - 1e-9) {
            best = {cost, {i + 1}};
            best.starts.insert(best.starts.end(), rest.starts.begin(), rest.starts.end());
        }
    }
    return best;
}

}  // namespace

double PageEstimate::paragraph_height(const Paragraph& paragraph, double width) {
    const ParagraphFormat& format = document_.styles[paragraph.style];
    if (const Image* image = image_in(paragraph)) {
        constexpr double kBelow = 0.35;  // of a line: what letters would have below the baseline
        return format.before + image->height + kBelow * format.line + format.after;
    }
    const double sides = format.hanging + 2 * format.indent;
    const auto lines =
        static_cast<double>(ruler_.lines(paragraph, document_.styles, width - sides));
    return format.before + lines * format.line + format.after;
}

double PageEstimate::table_height(const Table& table) {
    const bool cards = table.kind == Table::Kind::cards;
    const double side = cards ? kCardSide : document_.styles.cell_side;
    double sum = kTableRules;
    for (const Row& row : table.rows) {
        double highest = 0;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const Paragraph& text = row.cells[i].paragraph;
            highest = std::max(highest, paragraph_height(text, table.widths[i] - 2 * side));
        }
        sum += highest + 2 * document_.styles.cell_top + kRowRule;
    }
    return sum;
}

// Of the spaces after one paragraph and before the next, the larger counts (as long as the document
// does not say doNotUseHTMLParagraphAutoSpacing).
double PageEstimate::shared_space(const std::vector<Piece>& pieces, std::size_t index) const {
    const auto* paragraph = std::get_if<Paragraph>(&pieces[index]);
    const auto* before = index == 0 ? nullptr : std::get_if<Paragraph>(&pieces[index - 1]);
    if (paragraph == nullptr || before == nullptr) {
        return 0;
    }
    return std::min(document_.styles[before->style].after,
                    document_.styles[paragraph->style].before);
}

double PageEstimate::piece_height(const std::vector<Piece>& pieces, std::size_t index,
                                  double width) {
    if (const auto* table = std::get_if<Table>(&pieces[index])) {
        return table_height(*table);
    }
    const Piece* before = index > 0 ? &pieces[index - 1] : nullptr;
    const Piece* after = index + 1 < pieces.size() ? &pieces[index + 1] : nullptr;
    const auto& paragraph = std::get<Paragraph>(pieces[index]);
    const Frame kind = document_.styles[paragraph.style].frame;
    const FrameFormat& frame = document_.styles[kind];
    double sum = paragraph_height(paragraph, width) - shared_space(pieces, index);
    if (!share_frame(&pieces[index], before, document_.styles)) {
        sum += extra_height(frame, kind, true);
    }
    if (!share_frame(&pieces[index], after, document_.styles)) {
        sum += extra_height(frame, kind, false);
    }
    return sum;
}

double PageEstimate::height(const std::vector<Piece>& pieces, double width) {
    double sum = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        sum += piece_height(pieces, i, width);
    }
    return sum;
}

ColumnPlan PageEstimate::plan(const Flow& flow) {
    const double width = column_width(document_, flow.columns);
    const StyleSheet& styles = document_.styles;
    const double line = styles[Style::body].line;
    Stack stack;
    for (std::size_t i = 0; i < flow.pieces.size(); ++i) {
        const Piece& piece = flow.pieces[i];
        stack.heights.push_back(piece_height(flow.pieces, i, width));
        const auto* paragraph = std::get_if<Paragraph>(&piece);
        stack.less_at_top.push_back(flow.columns > 1 && paragraph != nullptr
                                        ? styles[paragraph->style].before -
                                              shared_space(flow.pieces, i)
                                        : 0);
        stack.may_start.push_back(i > 0 && may_part(flow.pieces[i - 1], piece, styles));
        stack.reluctance.push_back(
            line * reluctance(i > 0 ? &flow.pieces[i - 1] : nullptr, piece, styles));
    }
    ColumnPlan plan;
    plan.starts = part(stack, 0, flow.columns).starts;
    std::vector<std::size_t> ends = plan.starts;
    ends.push_back(stack.heights.size());
    std::size_t first = 0;
    for (const std::size_t end : ends) {
        double column = first < end ? -stack.less_at_top[first] : 0;
        for (; first < end; ++first) {
            column += stack.heights[first];
        }
        plan.height = std::max(plan.height, column);
    }
    return plan;
}

double PageEstimate::height() {
    double sum = 0;
    for (const Flow& flow : document_.flows) {
        sum += plan(flow).height + break_height();
    }
    return sum;
}

double PageEstimate::break_height() const {
    const ParagraphFormat& end = document_.styles[Style::section_end];
    return end.line + end.after;
}

double PageEstimate::margin_height(const std::vector<Paragraph>& lines) {
    double sum = 0;
    for (const Paragraph& line : lines) {
        sum += static_cast<double>(
                   ruler_.lines(line, document_.styles, document_.look.page.text_width())) *
               document_.styles[line.style].line;
    }
    return sum;
}

double PageEstimate::page_height() {
    const PageSize& page = document_.look.page;
    const double head = margin_height(document_.marking) + margin_height(document_.running_head);
    const double foot = margin_height(document_.footer);
    const auto least = [this](double margin, double content) {
        return content > 0
                   ? std::max(margin, margin_distance(document_, margin) + content + kMarginGap)
                   : margin;
    };
    return page.height - least(page.top, head) - least(page.bottom, foot) - kReserve;
}

double margin_distance(const Document& document, double margin) {
    return std::max(12.0, margin - document.styles[Style::footer].line - 8);
}

void set_columns(Document& document, TextRuler& ruler) {
    PageEstimate estimate(ruler, document);
    const auto carrier = [] {
        Paragraph paragraph;
        paragraph.style = Style::section_end;
        paragraph.starts_column = paragraph.column_top = true;
        return paragraph;
    };
    for (Flow& flow : document.flows) {
        const ColumnPlan plan = estimate.plan(flow);
        auto* first = flow.pieces.empty() ? nullptr : std::get_if<Paragraph>(&flow.pieces.front());
        if (first != nullptr) {
            first->column_top = flow.columns > 1;
        }
        // Columns that stay empty are begun as well, or the text would be spread over them.
        for (int used = static_cast<int>(plan.starts.size()) + 1; used < flow.columns; ++used) {
            flow.pieces.emplace_back(carrier());
        }
        for (std::size_t i = plan.starts.size(); i-- > 0;) {
            const auto at = flow.pieces.begin() + static_cast<std::ptrdiff_t>(plan.starts[i]);
            if (auto* paragraph = std::get_if<Paragraph>(&*at)) {
                paragraph->starts_column = paragraph->column_top = true;
            } else {
                flow.pieces.insert(at, carrier());
            }
        }
    }
}

}  // namespace precis::docx
