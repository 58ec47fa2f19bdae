#include "opc/package.hpp"

#include "opc/xml_writer.hpp"

#include <cstddef>
#include <utility>

namespace precis::opc {
namespace {

bool is_hexadecimal(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool stands_in_uri(char c) {
    const bool alphanumeric =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return alphanumeric ||
           std::string_view("-._~:/?#[]@!$&'()*+,;=").find(c) != std::string_view::npos;
}

}  // namespace

std::string to_uri(std::string_view address) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string uri;
    for (std::size_t i = 0; i < address.size(); ++i) {
        const char c = address[i];
        const bool encoded = c == '%' && i + 2 < address.size() && is_hexadecimal(address[i + 1]) &&
                             is_hexadecimal(address[i + 2]);
        if (stands_in_uri(c) || encoded) {
            uri += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            uri += '%';
            uri += kDigits[byte >> 4U];
            uri += kDigits[byte & 15U];
        }
    }
    return uri;
}

std::string Relationships::find_or_add(std::string_view type, std::string target, bool external) {
    for (const Relationship& one : all_) {
        if (one.type == type && one.target == target && one.external == external) {
            return one.id;
        }
    }
    all_.push_back(
        {"rId" + std::to_string(all_.size() + 1), std::string(type), std::move(target), external});
    return all_.back().id;
}

std::string Relationships::add(std::string_view type, std::string_view target) {
    return find_or_add(type, std::string(target), false);
}

std::string Relationships::add_external(std::string_view type, std::string_view address) {
    return find_or_add(type, to_uri(address), true);
}

std::string relationships_xml(const Relationships& relationships) {
    XmlWriter xml;
    xml.open("Relationships",
             {{"xmlns", "http://schemas.openxmlformats.org/package/2006/relationships"}});
    for (const Relationship& one : relationships.all()) {
        xml.open("Relationship", {{"Id", one.id}, {"Type", one.type}, {"Target", one.target}});
        if (one.external) {
            xml.attribute("TargetMode", "External");
        }
        xml.close();
    }
    return xml.take();
}

std::string relationships_name(std::string_view part) {
    const std::size_t slash = part.rfind('/');
    const std::size_t split = slash == std::string_view::npos ? 0 : slash + 1;
    return std::string(part.substr(0, split)) + "_rels/" + std::string(part.substr(split)) +
           ".rels";
}

}  // namespace precis::opc
