#include "docx/page_estimate.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace precis::docx {
namespace {

constexpr double kRowRule = 0.5;       // the line below a row
constexpr double kCardSide = 7;        // between a card's edge and its text
constexpr double kMarginGap = 6;       // least room between footer and text

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

bool kept_with_next(const Piece& piece, const StyleSheet& styles) {
    const auto* paragraph = std::get_if<Paragraph>(&piece);
    return paragraph != nullptr && (paragraph->keep_next || styles[paragraph->style].keep_next);
}

bool is_heading(const Piece& piece, const StyleSheet& styles) {
    const auto* paragraph = std::get_if<Paragraph>(&piece);
    return paragraph != nullptr && styles[paragraph->style].level > 0;
}

// The pieces of a flow to be parted into columns.
struct Stack {
    std::vector<double> heights;
    std::vector<bool> may_start;      // a column
    std::vector<double> reluctance;   // to start one, in points
};

struct Best {
    double cost = 0;
    std::vector<std::size_t> starts;
};

// The parting of the pieces from `first` on into `columns` columns at most whose highest is lowest.
Best part(const Stack& stack, std::size_t first, int columns) {
    double column = 0;
    for (std::size_t i = first; i < stack.heights.size(); ++i) {
        column += stack.heights[i];
    }
    Best best{column, {}};
    if (columns <= 1) {
        return best;
    }
    column = 0;
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
    const double sides = format.hanging + 2 * format.indent;
    const auto lines =
        static_cast<double>(ruler_.lines(paragraph, document_.styles, width - sides));
    return format.before + lines * format.line + format.after;
}

double PageEstimate::table_height(const Table& table) {
    const bool cards = table.kind == Table::Kind::cards;
    const double side = cards ? kCardSide : document_.styles.cell_side;
    double sum = kRowRule;
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
    double sum = paragraph_height(paragraph, width);
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
        stack.may_start.push_back(i > 0 && !kept_with_next(flow.pieces[i - 1], styles));
        // A column had better begin with a heading, if that costs less than a line or so.
        stack.reluctance.push_back(is_heading(piece, styles) ? 0 : 1.5 * line);
    }
    ColumnPlan plan;
    plan.starts = part(stack, 0, flow.columns).starts;
    std::vector<std::size_t> ends = plan.starts;
    ends.push_back(stack.heights.size());
    std::size_t first = 0;
    for (const std::size_t end : ends) {
        double column = 0;
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
        sum += plan(flow).height + 2 * break_height();  // one after a table that ends it
    }
    return sum;
}

double PageEstimate::break_height() const { return document_.styles[Style::section_end].line; }

double PageEstimate::margin_height(const std::vector<Paragraph>& lines) {
    double sum = 0;
    for (const Paragraph& line : lines) {
        sum += static_cast<double>(ruler_.lines(line, document_.styles,
                                                document_.look.page.text_width())) *
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
    for (Flow& flow : document.flows) {
        const ColumnPlan plan = estimate.plan(flow);
        for (std::size_t i = plan.starts.size(); i-- > 0;) {
            const auto at = flow.pieces.begin() + static_cast<std::ptrdiff_t>(plan.starts[i]);
            if (auto* paragraph = std::get_if<Paragraph>(&*at)) {
                paragraph->starts_column = true;
            } else {
                Paragraph carrier;
                carrier.style = Style::section_end;
                carrier.starts_column = true;
                flow.pieces.insert(at, std::move(carrier));
            }
        }
    }
}

}  // namespace precis::docx
