#include "docx/parts.hpp"
#include "docx/word_xml.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace precis::docx {
namespace {

// The fonts of the same metrics that free systems have.
std::string_view metric_twin(std::string_view family) {
    const struct {
        std::string_view family;
        std::string_view twin;
    } twins[] = {{"Calibri", "Carlito"},
                 {"Cambria", "Caladea"},
                 {"Arial", "Liberation Sans"},
                 {"Times New Roman", "Liberation Serif"},
                 {"Georgia", "Gelasio"}};
    for (const auto& pair : twins) {
        if (pair.family == family) {
            return pair.twin;
        }
    }
    return {};
}

// A date as Word reads it: with a time, and whole. Empty for what is no date.
std::string moment(std::string_view date) {
    constexpr std::string_view kShape = "0000-00-00";
    std::string whole{date.substr(0, kShape.size())};
    constexpr std::string_view kFirst = "0001-01-01";
    if (whole.size() != 4 && whole.size() != 7 && whole.size() != 10) {
        return {};
    }
    whole += kFirst.substr(whole.size());
    for (std::size_t i = 0; i < kShape.size(); ++i) {
        const bool digit = whole[i] >= '0' && whole[i] <= '9';
        if (kShape[i] == '0' ? !digit : whole[i] != '-') {
            return {};
        }
    }
    return whole + "T00:00:00Z";
}

void write_compatibility(opc::XmlWriter& xml) {
    xml.open("w:compat");
    const std::pair<std::string_view, std::string_view> settings[] = {
        {"compatibilityMode", "15"},
        {"overrideTableStyleFontSizeAndJustification", "1"},
        {"enableOpenTypeFeatures", "1"},
        {"doNotFlipMirrorIndents", "1"},
        {"differentiateMultirowTableHeaders", "1"}};
    for (const auto& [name, value] : settings) {
        xml.leaf("w:compatSetting", {{"w:name", name},
                                     {"w:uri", "http://schemas.microsoft.com/office/word"},
                                     {"w:val", value}});
    }
    xml.close();
}

}  // namespace

std::string settings_part(const Document& document) {
    opc::XmlWriter xml;
    xml.open("w:settings", {{"xmlns:w", kMain}});
    xml.leaf("w:zoom", {{"w:percent", "100"}});
    xml.leaf("w:defaultTabStop", {{"w:val", "720"}});
    xml.leaf("w:characterSpacingControl", {{"w:val", "doNotCompress"}});
    write_compatibility(xml);
    xml.leaf("w:themeFontLang", {{"w:val", document.properties.language}});
    xml.leaf("w:decimalSymbol", {{"w:val", "."}}).leaf("w:listSeparator", {{"w:val", ","}});
    return xml.take();
}

std::string font_table_part(const Document& document) {
    opc::XmlWriter xml;
    xml.open("w:fonts", {{"xmlns:w", kMain}});
    const auto add = [&xml](const std::string& family) {
        xml.open("w:font", {{"w:name", family}});
        if (const auto twin = metric_twin(family); !twin.empty()) {
            xml.leaf("w:altName", {{"w:val", twin}});
        }
        xml.close();
    };
    add(document.styles.body_face);
    if (document.styles.heading_face != document.styles.body_face) {
        add(document.styles.heading_face);
    }
    return xml.take();
}

std::string core_properties_part(const Document& document) {
    const Properties& properties = document.properties;
    opc::XmlWriter xml;
    xml.open(
        "cp:coreProperties",
        {{"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
         {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
         {"xmlns:dcterms", "http://purl.org/dc/terms/"},
         {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"}});
    xml.leaf_text("dc:title", properties.title);
    if (!properties.subject.empty()) {
        xml.leaf_text("dc:subject", properties.subject);
    }
    xml.leaf_text("dc:creator", properties.creator.empty() ? "Precis" : properties.creator);
    if (!properties.marking.empty()) {
        xml.leaf_text("cp:keywords", properties.marking);
    }
    xml.leaf_text("dc:language", properties.language);
    if (const std::string when = moment(properties.date); !when.empty()) {
        xml.leaf_text("dcterms:created", when, {{"xsi:type", "dcterms:W3CDTF"}});
        xml.leaf_text("dcterms:modified", when, {{"xsi:type", "dcterms:W3CDTF"}});
    }
    return xml.take();
}

std::string extended_properties_part(const Document& document) {
    opc::XmlWriter xml;
    xml.open(
        "Properties",
        {{"xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"}});
    xml.leaf_text("Application", "Precis");
    if (!document.properties.creator.empty()) {
        xml.leaf_text("Company", document.properties.creator);
    }
    return xml.take();
}

}  // namespace precis::docx
