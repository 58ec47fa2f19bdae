// How high a document stands on its pages, before any word processor has seen it. Never less than
// LibreOffice makes of it, and close.
#pragma once

#include "docx/document.hpp"
#include "docx/text_ruler.hpp"

#include <cstddef>
#include <vector>

namespace precis::docx {

// Where the columns of a flow begin, and how high the highest of them is.
struct ColumnPlan {
    std::vector<std::size_t> starts;  // indices of pieces; of all columns but the first
    double height = 0;
};

class PageEstimate {
  public:
    // Both must outlive it.
    PageEstimate(TextRuler& ruler, const Document& document) : ruler_(ruler), document_(document) {}

    // The pieces one below the other, in points.
    double height(const std::vector<Piece>& pieces, double width);
    // The pieces in columns that end as evenly as they can without parting a paragraph or table.
    ColumnPlan plan(const Flow& flow);
    // All flows, with the breaks between them.
    double height();

    // The room for all that on a page.
    double page_height();

    // What a change of the number of columns costs.
    double break_height() const;

  private:
    double piece_height(const std::vector<Piece>& pieces, std::size_t index, double width);
    double shared_space(const std::vector<Piece>& pieces, std::size_t index) const;
    double paragraph_height(const Paragraph& paragraph, double width);
    double table_height(const Table& table);
    double margin_height(const std::vector<Paragraph>& lines);

    TextRuler& ruler_;
    const Document& document_;
};

// Begins each column of text where the estimate says: word processors balance columns each in a
// way of their own, and not always well.
void set_columns(Document& document, TextRuler& ruler);

// How far from the edge of the paper header and footer stand, in points.
double margin_distance(const Document& document, double margin);

}  // namespace precis::docx
