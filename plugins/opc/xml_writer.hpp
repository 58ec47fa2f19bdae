// opc: packages of XML parts as Office formats use them (ISO/IEC 29500-2), as a ZIP file or as one
// Flat OPC document. Knows nothing of briefings; uses minizip only.
//
// This is the writer of the parts: what it gives is always well-formed.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace precis::opc {

// The name of an element or attribute. Only a literal that is a name compiles.
class XmlName {
  public:
    template <std::size_t size>
    consteval XmlName(const char (&literal)[size])  // NOLINT: meant to be implicit
        : name_(literal, size - 1) {
        if (!is_name(name_)) {
            throw "not an XML name";
        }
    }
    constexpr std::string_view text() const { return name_; }

  private:
    static constexpr bool is_name(std::string_view name) {
        const auto letter = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        };
        if (name.empty() || !letter(name.front())) {
            return false;
        }
        for (const char c : name) {
            if (!letter(c) && !(c >= '0' && c <= '9') && c != ':' && c != '-' && c != '.') {
                return false;
            }
        }
        return true;
    }

    std::string_view name_;
};

struct XmlAttribute {
    XmlName name;
    std::string_view value;
};

// Writes one element with all that is in it, from the outside in. Calls that would break the
// document (a second root, an attribute twice or after content) throw std::logic_error.
class XmlWriter {
  public:
    XmlWriter& open(XmlName name, std::initializer_list<XmlAttribute> attributes = {});
    XmlWriter& attribute(XmlName name, std::string_view value);
    XmlWriter& text(std::string_view text);
    XmlWriter& close();

    // An element without content.
    XmlWriter& leaf(XmlName name, std::initializer_list<XmlAttribute> attributes = {});
    // An element that holds only text.
    XmlWriter& leaf_text(XmlName name, std::string_view text,
                         std::initializer_list<XmlAttribute> attributes = {});
    // A whole element that another writer made.
    XmlWriter& element(std::string_view finished);

    // The document, without XML declaration; closes what is still open. The writer is new again.
    std::string take();

  private:
    void begin_content();

    std::string out_;
    std::vector<std::string_view> open_;
    std::vector<std::string_view> attributes_;  // of the tag that is being written
    bool in_tag_ = false;
};

}  // namespace precis::opc
