#include "docx/page_estimate.hpp"
#include "docx/parts.hpp"
#include "docx/story_writer.hpp"
#include "docx/word_xml.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace precis::docx {
namespace {

void write_reference(opc::XmlWriter& xml, opc::XmlName name, std::string_view type,
                     const std::string& id) {
    if (!id.empty()) {
        xml.leaf(name, {{"w:type", type}, {"r:id", id}});
    }
}

// The properties of a section, which stand at its end.
void write_section(opc::XmlWriter& xml, const Document& document, const Margins& margins,
                   std::size_t index) {
    const PageSize& page = document.look.page;
    const int columns = document.flows[index].columns;
    xml.open("w:sectPr");
    write_reference(xml, "w:headerReference", "default", margins.header);
    write_reference(xml, "w:headerReference", "first", margins.first_header);
    write_reference(xml, "w:footerReference", "default", margins.footer);
    write_reference(xml, "w:footerReference", "first", margins.first_footer);
    xml.leaf("w:type", {{"w:val", index == 0 ? "nextPage" : "continuous"}});
    xml.leaf("w:pgSz", {{"w:w", in_twips(page.width)}, {"w:h", in_twips(page.height)}});
    xml.leaf("w:pgMar", {{"w:top", in_twips(page.top)},
                         {"w:right", in_twips(page.right)},
                         {"w:bottom", in_twips(page.bottom)},
                         {"w:left", in_twips(page.left)},
                         {"w:header", in_twips(margin_distance(document, page.top))},
                         {"w:footer", in_twips(margin_distance(document, page.bottom))},
                         {"w:gutter", "0"}});
    xml.leaf("w:cols", {{"w:num", std::to_string(columns)},
                        {"w:space", in_twips(column_gap(document.styles))}});
    if (document.running_heads && index == 0) {
        xml.leaf("w:titlePg");
    }
    if (document.right_to_left) {
        xml.leaf("w:bidi");
    }
    xml.close();
}

void write_break(opc::XmlWriter& xml, const Document& document, const Margins& margins,
                 std::size_t index) {
    xml.open("w:p").open("w:pPr");
    xml.leaf("w:pStyle", {{"w:val", document.styles[Style::section_end].id}});
    write_section(xml, document, margins, index);
    xml.close().close();
}

}  // namespace

std::string body_part(const Document& document, const Margins& margins,
                      opc::Relationships& relationships) {
    opc::XmlWriter xml;
    xml.open("w:document", {{"xmlns:w", kMain}, {"xmlns:r", kRelationshipNamespace}});
    xml.open("w:body");
    StoryWriter story(document, xml, relationships);
    for (std::size_t i = 0; i < document.flows.size(); ++i) {
        story.write(document.flows[i].pieces);
        if (i + 1 < document.flows.size()) {
            write_break(xml, document, margins, i);
        } else {
            write_section(xml, document, margins, i);
        }
    }
    return xml.take();
}

std::string margin_part(const Document& document, MarginKind kind,
                        const std::vector<Paragraph>& lines, opc::Relationships& relationships) {
    opc::XmlWriter xml;
    const std::initializer_list<opc::XmlAttribute> namespaces = {
        {"xmlns:w", kMain}, {"xmlns:r", kRelationshipNamespace}};
    if (kind == MarginKind::header) {
        xml.open("w:hdr", namespaces);
    } else {
        xml.open("w:ftr", namespaces);
    }
    StoryWriter story(document, xml, relationships);
    for (const Paragraph& line : lines) {
        story.write(line);
    }
    if (lines.empty()) {
        Paragraph empty;
        empty.style = kind == MarginKind::header ? Style::header : Style::footer;
        story.write(empty);
    }
    return xml.take();
}

}  // namespace precis::docx
