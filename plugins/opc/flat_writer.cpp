#include "opc/package.hpp"
#include "opc/xml_text.hpp"
#include "opc/xml_writer.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace precis::opc {
namespace {

// In lines of 76 characters, as Word wants it (RFC 2045).
std::string base64(std::string_view bytes) {
    constexpr std::string_view kAlphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr std::size_t kBytesInLine = 57;
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        if (i != 0 && i % kBytesInLine == 0) {
            out += '\n';
        }
        const auto byte = [&](std::size_t k) {
            return i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U;
        };
        const unsigned group = (byte(0) << 16U) | (byte(1) << 8U) | byte(2);
        out += kAlphabet[(group >> 18U) & 63U];
        out += kAlphabet[(group >> 12U) & 63U];
        out += i + 1 < bytes.size() ? kAlphabet[(group >> 6U) & 63U] : '=';
        out += i + 2 < bytes.size() ? kAlphabet[group & 63U] : '=';
    }
    return out;
}

void write_part(XmlWriter& xml, std::string_view name, std::string_view content_type,
                std::string_view content, Part::Kind kind) {
    xml.open("pkg:part",
             {{"pkg:name", std::string("/").append(name)}, {"pkg:contentType", content_type}});
    if (kind == Part::Kind::xml) {
        xml.open("pkg:xmlData").element(content).close();
    } else {
        xml.attribute("pkg:compression", "store");
        xml.leaf_text("pkg:binaryData", base64(content));
    }
    xml.close();
}

void write_relationships(XmlWriter& xml, std::string_view part,
                         const Relationships& relationships) {
    write_part(xml, relationships_name(part), kRelationshipsType, relationships_xml(relationships),
               Part::Kind::xml);
}

}  // namespace

std::string to_flat(const Package& package, std::string_view program) {
    XmlWriter xml;
    xml.open("pkg:package", {{"xmlns:pkg", "http://schemas.microsoft.com/office/2006/xmlPackage"}});
    write_relationships(xml, "", package.relationships);
    for (const Part& part : package.parts) {
        write_part(xml, part.name, part.content_type, part.content, part.kind);
        if (!part.relationships.all().empty()) {
            write_relationships(xml, part.name, part.relationships);
        }
    }
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        "<?mso-application progid=\"";
    append_attribute_value(out, program);
    return out + "\"?>\n" + xml.take() + "\n";
}

}  // namespace precis::opc
