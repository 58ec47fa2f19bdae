#include "docx/parts.hpp"
#include "docx/word_xml.hpp"

#include <string>
#include <string_view>

namespace precis::docx {
namespace {

void write_definition(opc::XmlWriter& xml, const Document& document, int id, Style style,
                      std::string_view format, std::string_view text) {
    const ParagraphFormat& paragraph = document.styles[style];
    xml.open("w:abstractNum", {{"w:abstractNumId", std::to_string(id)}});
    // Tells lists of one definition from those that a user makes alike (a constant of its own).
    xml.leaf("w:nsid", {{"w:val", "5052450" + std::to_string(id)}});
    xml.leaf("w:multiLevelType", {{"w:val", "singleLevel"}});
    xml.open("w:lvl", {{"w:ilvl", "0"}});
    xml.leaf("w:start", {{"w:val", "1"}}).leaf("w:numFmt", {{"w:val", format}});
    xml.leaf("w:pStyle", {{"w:val", paragraph.id}});
    xml.leaf("w:lvlText", {{"w:val", text}}).leaf("w:lvlJc", {{"w:val", "left"}});
    xml.open("w:pPr").leaf("w:ind", {{"w:left", in_twips(paragraph.hanging)},
                                     {"w:hanging", in_twips(paragraph.hanging)}});
    xml.close().open("w:rPr");
    if (style != Style::source) {
        xml.leaf("w:b").leaf("w:bCs");
        xml.leaf("w:color", {{"w:val", document.look.colours.accent}});
    }
    xml.close().close().close();
}

void write_instance(opc::XmlWriter& xml, int id, int definition, bool restarts) {
    xml.open("w:num", {{"w:numId", std::to_string(id)}});
    xml.leaf("w:abstractNumId", {{"w:val", std::to_string(definition)}});
    if (restarts) {
        xml.open("w:lvlOverride", {{"w:ilvl", "0"}});
        xml.leaf("w:startOverride", {{"w:val", "1"}}).close();
    }
    xml.close();
}

int definition_of(ListKind kind) {
    return kind == ListKind::numbers   ? kNumbersDefinition
           : kind == ListKind::bullets ? kBulletsDefinition
                                       : kSourcesDefinition;
}

}  // namespace

std::string numbering_part(const Document& document) {
    opc::XmlWriter xml;
    xml.open("w:numbering", {{"xmlns:w", kMain}});
    write_definition(xml, document, kNumbersDefinition, Style::list_number, "decimal", "%1.");
    write_definition(xml, document, kBulletsDefinition, Style::list_bullet, "bullet", "\u2022");
    write_definition(xml, document, kSourcesDefinition, Style::source, "decimal", "%1.");
    for (int definition = 0; definition < kStyleLists; ++definition) {
        write_instance(xml, definition + 1, definition, false);
    }
    for (std::size_t i = 0; i < document.lists.size(); ++i) {
        write_instance(xml, list_instance(static_cast<int>(i) + 1),
                       definition_of(document.lists[i]), document.lists[i] != ListKind::bullets);
    }
    return xml.take();
}

}  // namespace precis::docx
