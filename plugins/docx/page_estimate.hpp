// How high a document stands on its pages, before any word processor has seen it. Never less than
// LibreOffice makes of it, and close.
#pragma once

#include <vector>

#include "docx/document.hpp"
#include "docx/text_ruler.hpp"

namespace precis::docx {

class PageEstimate {
  public:
    // Both must outlive it.
    PageEstimate(TextRuler& ruler, const Document& document)
        : ruler_(ruler), document_(document) {}

    // The pieces one below the other, in points.
    double height(const std::vector<Piece>& pieces, double width);
    // The pieces in columns that end as evenly as they can.
    double height(const Flow& flow);
    // All flows, with the breaks between them.
    double height();

    // The room for all that on a page.
    double page_height();

    // What a change of the number of columns costs.
    double break_height() const;

  private:
    // A line or a row, and whether a column may end after it.
    struct Slab {
        double height = 0;
        bool breakable = true;
    };

    std::vector<Slab> slabs(const std::vector<Piece>& pieces, double width);
    void add_paragraph(std::vector<Slab>& out, const Paragraph& paragraph, bool joins_before,
                       bool joins_after, double width);
    void add_table(std::vector<Slab>& out, const Table& table);
    double margin_height(const std::vector<Paragraph>& lines);

    TextRuler& ruler_;
    const Document& document_;
};

// How far from the edge of the paper header and footer stand, in points.
double margin_distance(const Document& document, double margin);

}  // namespace precis::docx
