#include "docx/story_writer.hpp"

#include "docx/isolates.hpp"
#include "docx/parts.hpp"
#include "docx/picture_runs.hpp"
#include "docx/word_xml.hpp"

#include <string_view>

namespace precis::docx {
namespace {

constexpr std::string_view kHyperlinkType =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";

}  // namespace

void StoryWriter::open_control(const std::string& item) {
    xml_.open("w:sdt").open("w:sdtPr");
    xml_.leaf("w:alias", {{"w:val", item}}).leaf("w:tag", {{"w:val", item}});
    xml_.leaf("w:id", {{"w:val", std::to_string(next_control_++)}});
    xml_.close().open("w:sdtContent");
}

void StoryWriter::write(const std::vector<Piece>& pieces) {
    for (const Piece& piece : pieces) {
        if (const auto* table = std::get_if<Table>(&piece)) {
            write(*table);
        } else {
            write(std::get<Paragraph>(piece));
        }
    }
}

void StoryWriter::write(const Paragraph& paragraph) {
    xml_.open("w:p");
    write_paragraph_properties(paragraph);
    const std::string bookmark = std::to_string(next_bookmark_);
    if (!paragraph.bookmark.empty()) {
        ++next_bookmark_;
        xml_.leaf("w:bookmarkStart", {{"w:id", bookmark}, {"w:name", paragraph.bookmark}});
    }
    if (paragraph.starts_column) {
        xml_.open("w:r").leaf("w:br", {{"w:type", "column"}}).close();
    }
    // Around the runs, not the paragraph: LibreOffice loses links in controls around paragraphs.
    const bool controlled = !paragraph.item.empty() && !paragraph.runs.empty();
    if (controlled) {
        open_control(paragraph.item);
    }
    write_runs(paragraph);
    if (controlled) {
        xml_.close().close();
    }
    if (!paragraph.bookmark.empty()) {
        xml_.leaf("w:bookmarkEnd", {{"w:id", bookmark}});
    }
    xml_.close();
}

void StoryWriter::write_paragraph_properties(const Paragraph& paragraph) {
    const ParagraphFormat& format = document_.styles[paragraph.style];
    xml_.open("w:pPr").leaf("w:pStyle", {{"w:val", format.id}});
    if (paragraph.keep_next && !document_.one_page) {
        xml_.leaf("w:keepNext");
    }
    if (paragraph.list > 0) {
        xml_.open("w:numPr").leaf("w:ilvl", {{"w:val", "0"}});
        xml_.leaf("w:numId", {{"w:val", std::to_string(list_instance(paragraph.list))}}).close();
    }
    // Said again beside the style, for readers that do not look for the ground of a text in it.
    const FrameFormat& frame = document_.styles[format.frame];
    if (!frame.fill.empty()) {
        if (paragraph.right_to_left != document_.right_to_left) {
            write_frame(xml_, format.frame, frame, paragraph.right_to_left);
        } else {
            xml_.leaf("w:shd", {{"w:val", "clear"}, {"w:color", "auto"}, {"w:fill", frame.fill}});
        }
    }
    if (paragraph.right_to_left) {
        xml_.leaf("w:bidi");
    }
    if (image_in(paragraph) != nullptr) {
        // The line is as high as the picture.
        xml_.open("w:spacing", {{"w:line", "240"}, {"w:lineRule", "auto"}});
        if (paragraph.column_top) {
            xml_.attribute("w:before", "0");
        }
        xml_.close();
    } else if (paragraph.column_top) {
        xml_.open("w:spacing", {{"w:before", "0"}});
        if (paragraph.style == Style::section_end) {
            xml_.attribute("w:after", "0");
        }
        xml_.close();
    }
    xml_.close();
}

void StoryWriter::write_runs(const Paragraph& paragraph) {
    if (!has_isolates(paragraph)) {
        for (const Run& run : paragraph.runs) {
            write_linked_run(paragraph, run);
        }
        return;
    }
    for (const Run& run : without_isolates(paragraph)) {
        if (run.embedded) {
            xml_.open("w:dir", {{"w:val", *run.embedded ? "rtl" : "ltr"}});
            write_linked_run(paragraph, run);
            xml_.close();
        } else {
            write_linked_run(paragraph, run);
        }
    }
}

void StoryWriter::write_linked_run(const Paragraph& paragraph, const Run& run) {
    if (run.field != Run::Field::none) {
        write_field(paragraph, run);
    } else if (!run.address.empty()) {
        xml_.open("w:hyperlink",
                  {{"r:id", relationships_.add_external(kHyperlinkType, run.address)}});
        write_run(paragraph, run);
        xml_.close();
    } else if (!run.bookmark.empty()) {
        xml_.open("w:hyperlink", {{"w:anchor", run.bookmark}});
        write_run(paragraph, run);
        xml_.close();
    } else {
        write_run(paragraph, run);
    }
}

void StoryWriter::write_run_properties(const Paragraph& paragraph, const Run& run) {
    xml_.open("w:rPr");
    if (run.style != CharacterStyle::none) {
        xml_.leaf("w:rStyle", {{"w:val", style_id(run.style)}});
    }
    if (run.strong) {
        xml_.leaf("w:b").leaf("w:bCs");
    }
    if (run.emphasised) {
        xml_.leaf("w:i").leaf("w:iCs");
    }
    if (run.embedded.value_or(paragraph.right_to_left)) {
        xml_.leaf("w:rtl");
    }
    if (!paragraph.language.empty()) {
        write_language(xml_, paragraph.language);
    }
    xml_.close();
}

void StoryWriter::write_run(const Paragraph& paragraph, const Run& run) {
    xml_.open("w:r");
    if (run.image != nullptr) {
        write_drawing(xml_, *run.image, next_drawing_++, relationships_);
        xml_.close();
        return;
    }
    write_run_properties(paragraph, run);
    if (run.tab_before) {
        xml_.leaf("w:tab");
    }
    xml_.leaf_text("w:t", run.text, {{"xml:space", "preserve"}}).close();
}

void StoryWriter::write_field(const Paragraph& paragraph, const Run& run) {
    if (run.tab_before) {
        xml_.open("w:r").leaf("w:tab").close();
    }
    xml_.open("w:fldSimple",
              {{"w:instr", run.field == Run::Field::page_number ? " PAGE " : " NUMPAGES "}});
    Run shown = run;
    shown.tab_before = false;
    shown.text = std::string(1, '1');
    write_run(paragraph, shown);
    xml_.close();
}

void StoryWriter::write(const Table& table) {
    double total = 0;
    for (const double width : table.widths) {
        total += width;
    }
    xml_.open("w:tbl").open("w:tblPr");
    xml_.leaf("w:tblStyle",
              {{"w:val", table.kind == Table::Kind::cards ? "Cards" : "BriefingTable"}});
    if (table.right_to_left) {
        xml_.leaf("w:bidiVisual");
    }
    xml_.leaf("w:tblW", {{"w:w", in_twips(total)}, {"w:type", "dxa"}});
    xml_.leaf("w:tblLayout", {{"w:type", "fixed"}});
    xml_.leaf("w:tblLook", {{"w:val", "0020"},
                            {"w:firstRow", "1"},
                            {"w:lastRow", "0"},
                            {"w:firstColumn", "0"},
                            {"w:lastColumn", "0"},
                            {"w:noHBand", "1"},
                            {"w:noVBand", "1"}});
    xml_.leaf("w:tblCaption", {{"w:val", table.title}});
    xml_.leaf("w:tblDescription", {{"w:val", table.description}});
    xml_.close().open("w:tblGrid");
    for (const double width : table.widths) {
        xml_.leaf("w:gridCol", {{"w:w", in_twips(width)}});
    }
    xml_.close();
    for (const Row& row : table.rows) {
        write_row(table, row);
    }
    xml_.close();
}

void StoryWriter::write_row(const Table& table, const Row& row) {
    xml_.open("w:tr").open("w:trPr").leaf("w:cantSplit");
    if (row.heading) {
        xml_.leaf("w:tblHeader");
    }
    xml_.close();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        write_cell(table, row, i);
    }
    xml_.close();
}

void StoryWriter::write_cell(const Table& table, const Row& row, std::size_t column) {
    xml_.open("w:tc").open("w:tcPr");
    xml_.leaf("w:tcW", {{"w:w", in_twips(table.widths[column])}, {"w:type", "dxa"}});
    // The ground, which the style has too, for readers that do not follow conditional formats.
    if (table.kind == Table::Kind::cards || row.heading) {
        xml_.leaf(
            "w:shd",
            {{"w:val", "clear"}, {"w:color", "auto"}, {"w:fill", document_.look.colours.tint}});
    }
    xml_.close();
    write(row.cells[column].paragraph);
    xml_.close();
}

}  // namespace precis::docx
