// Reading elements whose children and attributes are known: what is unknown, missing or misplaced
// is reported at its place, with the nearest known name. For every file that a user writes.
#pragma once

#include "base/diagnostics.hpp"
#include "base/xml.hpp"

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

namespace precis {

using KnownNames = std::span<const std::string_view>;

// One of the words in an attribute that holds a list.
struct Word {
    std::string_view text;  // in the attribute's value
    Location where;
};

class XmlReader {
  public:
    // Both must outlive the reader.
    XmlReader(const XmlDocument& document, Diagnostics& diagnostics)
        : document_(document), diagnostics_(diagnostics) {}

    const XmlDocument& document() const { return document_; }
    Diagnostics& diagnostics() const { return diagnostics_; }

    // Whether the root element is `name` in `namespace_name`; says what was found when it is not.
    bool check_root(std::string_view name, std::string_view namespace_name) const;

    // Reports each attribute of `element` that is not in `known`.
    void check_attributes(pugi::xml_node element, KnownNames known) const;

    // Whether `child` is an element of the home namespace with a known name; other elements, and
    // text other than white space, are reported.
    bool is_known_child(pugi::xml_node child, KnownNames known) const;

    // For elements that hold nothing: reports what they do hold.
    void check_empty(pugi::xml_node element) const;

    // The first child called `name`; a second one is reported. A null node when there is none.
    pugi::xml_node only_child(pugi::xml_node element, const char* name) const;

    // The same for several names in one pass, for elements with very many children.
    std::vector<pugi::xml_node> only_children(pugi::xml_node element, KnownNames names) const;

    // The same, but that there is none (or that it has no text) is reported too.
    pugi::xml_node required_child(pugi::xml_node element, const char* name) const;

    // Reports `child` of `element`, called `name`, when it is null or has no text.
    void require(pugi::xml_node element, std::string_view name, pugi::xml_node child) const;

    void report_missing(pugi::xml_node element, std::string_view child) const;

    // The characters in `element`, white space folded to single blanks. Elements in it are
    // reported; by `text`, attributes too.
    std::string characters(pugi::xml_node element) const;
    std::string text(pugi::xml_node element) const;

    // The value of an attribute that must be there and not be empty; empty (and reported) if not.
    std::string required(pugi::xml_node element, const char* name) const;

    // The words of a list in an attribute.
    std::vector<Word> words(const pugi::xml_attribute& attribute) const;

    // A decimal number from `least` to `most`; nothing (and reported) for anything else.
    std::optional<double> number(const pugi::xml_attribute& attribute, double least,
                                 double most) const;
    std::optional<int> integer(const pugi::xml_attribute& attribute, int least, int most) const;

    // The place in `known` of the attribute's value; nothing (and reported) if it has none.
    std::optional<std::size_t> one_of(const pugi::xml_attribute& attribute, KnownNames known) const;

    // Reports a value that is not what it should be; `expected` says what that is.
    void report_value(const Location& where, std::string_view value,
                      std::string_view expected) const;

  private:
    void report_repeated(pugi::xml_node other) const;
    void report_stray_text(pugi::xml_node text) const;

    const XmlDocument& document_;
    Diagnostics& diagnostics_;
};

// White space folded to single blanks, none at the ends.
std::string folded(std::string_view text);
// Adds characters to `text`, white space folded; `after_space` carries on from one call to the next
// and is true where a blank would be dropped.
void append_folded(std::string& text, std::string_view characters, bool& after_space);

}  // namespace precis
