// Writes paragraphs and tables into a part: the body, a header or a footer.
#pragma once

#include "docx/document.hpp"
#include "opc/package.hpp"
#include "opc/xml_writer.hpp"

#include <string>
#include <vector>

namespace precis::docx {

class StoryWriter {
  public:
    // All three must outlive it.
    StoryWriter(const Document& document, opc::XmlWriter& xml, opc::Relationships& relationships)
        : document_(document), xml_(xml), relationships_(relationships) {}

    // The pieces; what says an item stands in a content control of its id.
    void write(const std::vector<Piece>& pieces);
    void write(const Paragraph& paragraph);

  private:
    void write(const Table& table);
    void write_row(const Table& table, const Row& row);
    void write_cell(const Table& table, const Row& row, std::size_t column);
    void write_paragraph_properties(const Paragraph& paragraph);
    void write_runs(const Paragraph& paragraph);
    void write_linked_run(const Paragraph& paragraph, const Run& run);
    void write_run(const Paragraph& paragraph, const Run& run);
    void write_field(const Paragraph& paragraph, const Run& run);
    void write_run_properties(const Paragraph& paragraph, const Run& run);
    void open_control(const std::string& item);

    const Document& document_;
    opc::XmlWriter& xml_;
    opc::Relationships& relationships_;
    int next_control_ = 1;
    int next_drawing_ = 1;
    int next_bookmark_ = 1;
};

}  // namespace precis::docx
