// XML read strictly, with the place of every element, attribute and text.
//
// Expat decides whether the text is well-formed XML 1.0 with namespaces; pugixml, which is lenient
// but has XPath, then builds the tree in place, so that its pointers tell the offsets.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "base/diagnostics.hpp"
#include "base/source_text.hpp"

namespace precis {

struct XmlLimits {
    int depth = 64;  // nesting of elements
};

// A well-formed document. Movable; nodes and locations stay valid when it moves.
class XmlDocument {
  public:
    // Refuses, each with a diagnostic at its place: what is not well-formed (namespaces included),
    // a DOCTYPE, invalid UTF-8, characters that XML forbids, an encoding other than UTF-8 or UTF-16
    // with a byte order mark, nesting beyond the limit. Never opens another file.
    static std::optional<XmlDocument> parse(std::string path, std::string bytes,
                                            Diagnostics& diagnostics, XmlLimits limits = {});

    pugi::xml_node root() const { return tree_->document_element(); }
    const pugi::xml_document& tree() const { return *tree_; }
    const std::shared_ptr<const SourceText>& source() const { return source_; }

    // The namespace name of an element; empty for none.
    static std::string_view namespace_of(pugi::xml_node element);
    // The name without its prefix.
    static std::string_view local_name(pugi::xml_node element);

    Location name_of(pugi::xml_node element) const;           // the name in the start tag
    Location name_of(const pugi::xml_attribute& attribute) const;
    Location value_of(const pugi::xml_attribute& attribute) const;
    Location text_of(pugi::xml_node text) const;               // the first line of the text
    // A stretch inside an attribute's value, where the value has no references; else the value.
    Location part_of(const pugi::xml_attribute& attribute, std::size_t offset,
                     std::size_t length) const;

  private:
    XmlDocument() = default;

    std::shared_ptr<const SourceText> source_;
    std::unique_ptr<char[]> buffer_;
    std::size_t size_ = 0;
    std::unique_ptr<pugi::xml_document> tree_;
};

}  // namespace precis
