#include "docx/parts.hpp"
#include "docx/word_xml.hpp"

#include <string>
#include <string_view>

namespace precis::docx {
namespace {

using opc::XmlWriter;

bool is_list_style(Style style) {
    return style == Style::list_number || style == Style::list_bullet || style == Style::source;
}

int definition_of(Style style) {
    return style == Style::list_number   ? kNumbersDefinition
           : style == Style::list_bullet ? kBulletsDefinition
                                         : kSourcesDefinition;
}

class StylesWriter {
  public:
    explicit StylesWriter(const Document& document) : document_(document) {}

    std::string write() {
        xml_.open("w:styles", {{"xmlns:w", kMain}});
        write_defaults();
        write_normal();
        for (std::size_t i = 0; i < kStyleCount; ++i) {
            write_paragraph_style(static_cast<Style>(i));
        }
        write_character_styles();
        write_table_styles();
        return xml_.take();
    }

  private:
    const StyleSheet& sheet() const { return document_.styles; }
    const Colours& colours() const { return document_.look.colours; }
    const std::string& language() const { return document_.properties.language; }

    void write_defaults() {
        xml_.open("w:docDefaults").open("w:rPrDefault").open("w:rPr");
        write_fonts(xml_, sheet().body_face, language());
        // Pairs of letters are kerned at every size, as the estimate of the pages assumes.
        xml_.leaf("w:kern", {{"w:val", "2"}});
        write_size(sheet().type_size);
        write_language(xml_, language());
        xml_.close().close();
        xml_.open("w:pPrDefault").open("w:pPr").leaf("w:widowControl");
        xml_.leaf("w:spacing", {{"w:before", "0"}, {"w:after", "0"}});
        xml_.close().close().close();
    }

    void write_normal() {
        xml_.open("w:style",
                  {{"w:type", "paragraph"}, {"w:default", "1"}, {"w:styleId", "Normal"}});
        xml_.leaf("w:name", {{"w:val", "Normal"}}).leaf("w:qFormat");
        xml_.open("w:rPr").leaf("w:color", {{"w:val", colours().ink}}).close().close();
        const struct {
            std::string_view type;
            std::string_view id;
            std::string_view name;
        } defaults[] = {{"character", "DefaultParagraphFont", "Default Paragraph Font"},
                        {"numbering", "NoList", "No List"}};
        for (const auto& one : defaults) {
            xml_.open("w:style", {{"w:type", one.type}, {"w:default", "1"}, {"w:styleId", one.id}});
            xml_.leaf("w:name", {{"w:val", one.name}}).leaf("w:uiPriority", {{"w:val", "99"}});
            xml_.leaf("w:semiHidden").leaf("w:unhideWhenUsed").close();
        }
    }

    void write_size(double size) {
        xml_.leaf("w:sz", {{"w:val", in_half_points(size)}});
        xml_.leaf("w:szCs", {{"w:val", in_half_points(size)}});
    }

    void write_paragraph_style(Style style) {
        const ParagraphFormat& format = sheet()[style];
        const bool in_gallery = style != Style::header && style != Style::footer &&
                                style != Style::table_end && style != Style::section_end;
        xml_.open("w:style", {{"w:type", "paragraph"}, {"w:styleId", format.id}});
        if (!is_built_in(style)) {
            xml_.attribute("w:customStyle", "1");
        }
        xml_.leaf("w:name", {{"w:val", format.name}});
        xml_.leaf("w:basedOn", {{"w:val", "Normal"}});
        if (!format.next.empty()) {
            xml_.leaf("w:next", {{"w:val", format.next}});
        }
        if (in_gallery) {
            xml_.leaf("w:qFormat");
        }
        write_paragraph_properties(style, format);
        write_run_properties(format);
        xml_.close();
    }

    static bool is_built_in(Style style) {
        switch (style) {
            case Style::body:
            case Style::title:
            case Style::subtitle:
            case Style::heading_1:
            case Style::heading_2:
            case Style::quotation:
            case Style::list_number:
            case Style::list_bullet:
            case Style::header:
            case Style::footer:
                return true;
            default:
                return false;
        }
    }

    void write_paragraph_properties(Style style, const ParagraphFormat& format) {
        xml_.open("w:pPr");
        if (format.keep_next && !document_.one_page) {
            xml_.leaf("w:keepNext");
        }
        if (format.keep_lines) {
            xml_.leaf("w:keepLines");
        }
        if (is_list_style(style)) {
            xml_.open("w:numPr");
            xml_.leaf("w:numId", {{"w:val", std::to_string(definition_of(style) + 1)}}).close();
        }
        write_frame(xml_, format.frame, sheet()[format.frame], document_.right_to_left);
        if (style == Style::footer || style == Style::header) {
            xml_.open("w:tabs");
            xml_.leaf("w:tab",
                      {{"w:val", "right"}, {"w:pos", in_twips(document_.look.page.text_width())}});
            xml_.close();
        }
        xml_.leaf("w:spacing", {{"w:before", in_twips(format.before)},
                                {"w:after", in_twips(format.after)},
                                {"w:line", in_twips(format.line)},
                                {"w:lineRule", "exact"}});
        if (format.indent > 0 || format.hanging > 0) {
            xml_.open("w:ind", {{"w:left", in_twips(format.indent + format.hanging)},
                                {"w:right", in_twips(format.indent)}});
            if (format.hanging > 0) {
                xml_.attribute("w:hanging", in_twips(format.hanging));
            }
            xml_.close();
        }
        if (format.centred) {
            xml_.leaf("w:jc", {{"w:val", "center"}});
        }
        if (format.level > 0) {
            xml_.leaf("w:outlineLvl", {{"w:val", std::to_string(format.level - 1)}});
        }
        xml_.close();
    }

    void write_run_properties(const ParagraphFormat& format) {
        xml_.open("w:rPr");
        if (format.heading_face && sheet().heading_face != sheet().body_face) {
            write_fonts(xml_, sheet().heading_face, language());
        }
        if (format.bold) {
            xml_.leaf("w:b").leaf("w:bCs");
        }
        if (format.italic) {
            xml_.leaf("w:i").leaf("w:iCs");
        }
        xml_.leaf("w:color", {{"w:val", format.colour}});
        if (format.spaced) {
            xml_.leaf("w:spacing", {{"w:val", in_twips(kSpacing)}});
        }
        write_size(format.size);
        xml_.close();
    }

    XmlWriter& open_character_style(std::string_view id, std::string_view name) {
        xml_.open("w:style", {{"w:type", "character"}, {"w:styleId", id}});
        if (id != "Emphasis" && id != "Strong" && id != "Hyperlink") {
            xml_.attribute("w:customStyle", "1");
        }
        xml_.leaf("w:name", {{"w:val", name}});
        xml_.leaf("w:basedOn", {{"w:val", "DefaultParagraphFont"}}).leaf("w:qFormat");
        return xml_.open("w:rPr");
    }

    void write_character_styles() {
        open_character_style("Emphasis", "Emphasis").leaf("w:i").leaf("w:iCs").close().close();
        open_character_style("Strong", "Strong").leaf("w:b").leaf("w:bCs").close().close();
        open_character_style("LeadIn", "Lead-in").leaf("w:b").leaf("w:bCs").close().close();
        open_character_style("Term", "Term").leaf("w:i").leaf("w:iCs").close().close();
        open_character_style("QuotedWords", "Quoted Words").close().close();
        open_character_style("FigureNote", "Figure Note")
            .leaf("w:color", {{"w:val", colours().muted}})
            .close()
            .close();
        open_character_style("SourceMark", "Source Mark")
            .leaf("w:color", {{"w:val", colours().accent}})
            .leaf("w:vertAlign", {{"w:val", "superscript"}})
            .close()
            .close();
        open_character_style("Hyperlink", "Hyperlink")
            .leaf("w:color", {{"w:val", colours().accent}})
            .leaf("w:u", {{"w:val", "single"}})
            .close()
            .close();
    }

    void write_cell_margins(double top, double side) {
        xml_.open("w:tblCellMar");
        xml_.leaf("w:top", {{"w:w", in_twips(top)}, {"w:type", "dxa"}});
        xml_.leaf("w:left", {{"w:w", in_twips(side)}, {"w:type", "dxa"}});
        xml_.leaf("w:bottom", {{"w:w", in_twips(top)}, {"w:type", "dxa"}});
        xml_.leaf("w:right", {{"w:w", in_twips(side)}, {"w:type", "dxa"}});
        xml_.close();
    }

    void write_border(opc::XmlName name, double width, const std::string& colour) {
        xml_.leaf(name, {{"w:val", "single"},
                         {"w:sz", in_eighths(width)},
                         {"w:space", "0"},
                         {"w:color", colour}});
    }

    void open_table_style(std::string_view id, std::string_view name) {
        xml_.open("w:style", {{"w:type", "table"}, {"w:customStyle", "1"}, {"w:styleId", id}});
        xml_.leaf("w:name", {{"w:val", name}});
        xml_.leaf("w:basedOn", {{"w:val", "TableNormal"}}).leaf("w:qFormat");
    }

    void write_table_styles() {
        xml_.open("w:style",
                  {{"w:type", "table"}, {"w:default", "1"}, {"w:styleId", "TableNormal"}});
        xml_.leaf("w:name", {{"w:val", "Normal Table"}});
        xml_.leaf("w:uiPriority", {{"w:val", "99"}}).leaf("w:semiHidden").leaf("w:unhideWhenUsed");
        xml_.open("w:tblPr").leaf("w:tblInd", {{"w:w", "0"}, {"w:type", "dxa"}});
        write_cell_margins(0, 5.4);
        xml_.close().close();

        open_table_style("BriefingTable", "Briefing Table");
        xml_.open("w:tblPr").open("w:tblBorders");
        write_border("w:top", 1, colours().accent);
        write_border("w:bottom", 0.5, colours().rule);
        write_border("w:insideH", 0.5, colours().rule);
        xml_.close();
        write_cell_margins(sheet().cell_top, sheet().cell_side);
        xml_.close();
        xml_.open("w:tblStylePr", {{"w:type", "firstRow"}}).open("w:tcPr");
        xml_.leaf("w:shd", {{"w:val", "clear"}, {"w:color", "auto"}, {"w:fill", colours().tint}});
        xml_.close().close().close();

        open_table_style("Cards", "Cards");
        xml_.open("w:tblPr").open("w:tblBorders");
        write_border("w:insideV", 6, colours().paper);
        xml_.close();
        write_cell_margins(sheet().cell_top, 7);
        xml_.close();
        xml_.open("w:tcPr").leaf(
            "w:shd", {{"w:val", "clear"}, {"w:color", "auto"}, {"w:fill", colours().tint}});
        xml_.close().close();
    }

    const Document& document_;
    XmlWriter xml_;
};

}  // namespace

std::string styles_part(const Document& document) {
    return StylesWriter(document).write();
}

}  // namespace precis::docx
