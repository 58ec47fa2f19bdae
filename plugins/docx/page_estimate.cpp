#include "docx/page_estimate.hpp"

#include <algorithm>
#include <cstddef>

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

// Whether slabs of this height at most come out in so many columns.
template <class Groups>
bool fits(const Groups& groups, double height, int columns) {
    int used = 1;
    double filled = 0;
    for (const double group : groups) {
        if (filled > 0 && filled + group > height + 1e-9) {
            ++used;
            filled = 0;
        }
        filled += group;
    }
    return used <= columns;
}

}  // namespace

void PageEstimate::add_paragraph(std::vector<Slab>& out, const Paragraph& paragraph,
                                 bool joins_before, bool joins_after, double width) {
    const ParagraphFormat& format = document_.styles[paragraph.style];
    const FrameFormat& frame = document_.styles[format.frame];
    const double sides = format.frame == Frame::none || format.frame == Frame::rule
                             ? format.hanging
                             : 2 * format.indent;
    const std::size_t lines = ruler_.lines(paragraph, document_.styles, width - sides);
    const std::size_t first = out.size();
    for (std::size_t i = 0; i < lines; ++i) {
        // No line of a paragraph stands alone.
        const bool lonely = i == 0 || i + 2 == lines;
        out.push_back({format.line, i + 1 == lines || !(lonely || format.keep_lines)});
    }
    out[first].height += format.before;
    if (!joins_before) {
        out[first].height += extra_height(frame, format.frame, true);
    }
    if (!joins_after) {
        out.back().height += extra_height(frame, format.frame, false);
    }
    out.back().height += format.after;
    out.back().breakable = !format.keep_next;
}

void PageEstimate::add_table(std::vector<Slab>& out, const Table& table) {
    const bool cards = table.kind == Table::Kind::cards;
    const double side = cards ? kCardSide : document_.styles.cell_side;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const Row& row = table.rows[r];
        double highest = 0;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const Paragraph& text = row.cells[i].paragraph;
            const double width = table.widths[i] - 2 * side;
            const auto lines =
                static_cast<double>(ruler_.lines(text, document_.styles, width));
            highest = std::max(highest, lines * document_.styles[text.style].line);
        }
        out.push_back({highest + 2 * document_.styles.cell_top + kRowRule, !row.heading});
    }
    if (!out.empty() && !table.rows.empty()) {
        out.back().height += kRowRule;
        out.back().breakable = true;
    }
}

std::vector<PageEstimate::Slab> PageEstimate::slabs(const std::vector<Piece>& pieces,
                                                    double width) {
    std::vector<Slab> out;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (const auto* table = std::get_if<Table>(&pieces[i])) {
            add_table(out, *table);
            continue;
        }
        const Piece* before = i > 0 ? &pieces[i - 1] : nullptr;
        const Piece* after = i + 1 < pieces.size() ? &pieces[i + 1] : nullptr;
        add_paragraph(out, std::get<Paragraph>(pieces[i]),
                      share_frame(&pieces[i], before, document_.styles),
                      share_frame(&pieces[i], after, document_.styles), width);
    }
    return out;
}

double PageEstimate::height(const std::vector<Piece>& pieces, double width) {
    double sum = 0;
    for (const Slab& slab : slabs(pieces, width)) {
        sum += slab.height;
    }
    return sum;
}

double PageEstimate::height(const Flow& flow) {
    const double width = column_width(document_, flow.columns);
    std::vector<double> groups;
    double total = 0;
    bool open = false;
    for (const Slab& slab : slabs(flow.pieces, width)) {
        if (open) {
            groups.back() += slab.height;
        } else {
            groups.push_back(slab.height);
        }
        open = !slab.breakable;
        total += slab.height;
    }
    if (flow.columns <= 1 || groups.empty()) {
        return total;
    }
    double low = std::max(*std::max_element(groups.begin(), groups.end()), total / flow.columns);
    double high = total;
    while (high - low > 0.05) {
        const double middle = (low + high) / 2;
        (fits(groups, middle, flow.columns) ? high : low) = middle;
    }
    return high;
}

double PageEstimate::height() {
    double sum = 0;
    for (const Flow& flow : document_.flows) {
        sum += height(flow) + break_height();
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

}  // namespace precis::docx
