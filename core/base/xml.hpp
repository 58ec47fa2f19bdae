// XML read strictly, with the place of every element, attribute and text.
//
// Expat decides whether the text is well-formed XML 1.0 with namespaces; pugixml, which is lenient
// but has XPath, then builds the tree in place, so that its pointers tell the offsets.
#pragma once

#include "base/diagnostics.hpp"
#include "base/source_text.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <pugixml.hpp>

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

    // The namespace name of the root element, which is the home of the document; empty for none.
    // Elements of it that are written with a prefix have lost that prefix in the tree, so that
    // XPath can be written without prefixes.
    std::string_view home() const { return home_; }
    // The namespace name of an element; empty for none.
    std::string_view namespace_of(pugi::xml_node element) const;
    bool is_at_home(pugi::xml_node element) const {
        return strangers_.empty() || namespace_of(element) == home_;
    }
    // The name without its prefix.
    static std::string_view local_name(pugi::xml_node element);
    // Whether an attribute only serves XML itself: a namespace declaration, or from the namespace
    // of XML Schema instances (xsi:schemaLocation), which editors put there.
    static bool is_bookkeeping(pugi::xml_node element, const pugi::xml_attribute& attribute);

    Location name_of(pugi::xml_node element) const;  // the name in the start tag, with its prefix
    Location name_of(const pugi::xml_attribute& attribute) const;
    Location value_of(const pugi::xml_attribute& attribute) const;
    Location text_of(pugi::xml_node text) const;  // the first line of the text
    // A stretch of an attribute's value, counted in bytes of the value as read.
    Location part_of(const pugi::xml_attribute& attribute, std::size_t offset,
                     std::size_t length) const;

  private:
    friend class XmlPlaces;

    XmlDocument() = default;
    bool build_tree();
    void settle_namespaces(std::vector<std::pair<std::size_t, std::string>> strangers);
    std::optional<std::size_t> offset_of(const char* inside_buffer) const;

    std::shared_ptr<const SourceText> source_;
    std::unique_ptr<char[]> buffer_;
    std::size_t size_ = 0;
    std::unique_ptr<pugi::xml_document> tree_;
    std::string home_;
    // The namespace names of the elements that are not of the home namespace.
    std::unordered_map<const void*, std::string> strangers_;
};

// The places of stretches of one value or text, which may be asked for by the thousand: references
// ("&amp;") and line breaks make a text as read shorter than it is in the file, so that each
// place has to be counted from the one before.
class XmlPlaces {
  public:
    XmlPlaces(const XmlDocument& document, const pugi::xml_attribute& attribute);
    XmlPlaces(const XmlDocument& document, pugi::xml_node text);

    // Of the bytes [offset, offset + length) of the value as read. Cheap when asked for in order.
    Location at(std::size_t offset, std::size_t length);

  private:
    std::size_t raw_offset(std::size_t offset);

    const SourceText* source_ = nullptr;
    std::string_view raw_;     // as it stands in the file
    std::size_t begin_ = 0;    // of raw_ in the file
    bool references_ = true;   // whether "&" begins a reference
    bool verbatim_ = false;    // whether the value reads as it is written
    std::size_t raw_at_ = 0;   // how far it has been counted, in raw_
    std::size_t read_at_ = 0;  // and in the value as read
};

}  // namespace precis
