// Reads an element whose attributes and children all have to be known. What is asked for is known;
// finish() reports the rest, each with the nearest known name.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/xml.hpp"

namespace precis {

class ElementReader {
  public:
    ElementReader(const XmlDocument& document, pugi::xml_node element, Diagnostics& diagnostics)
        : document_(document), element_(element), diagnostics_(diagnostics) {}

    // The attribute's value with outer white space removed; empty when it is not there.
    std::string text(std::string_view attribute);
    // The same; an attribute that is missing or empty is an error at the element.
    std::string required(std::string_view attribute);
    // One of `choices`; any other value is an error, and the first choice is given.
    std::string one_of(std::string_view attribute, std::initializer_list<std::string_view> choices);
    // A decimal number of the range.
    std::optional<double> number(std::string_view attribute, double minimum, double maximum);
    // "yes" or "no".
    bool flag(std::string_view attribute, bool otherwise);
    // The words of a list.
    std::vector<std::string> words(std::string_view attribute);

    // The children of that name, in their order.
    std::vector<pugi::xml_node> children(std::string_view name);
    // The only child of that name, or a null node; a second one is an error.
    pugi::xml_node child(std::string_view name);
    // A child's text, white space folded; empty when it is not there.
    std::string child_text(std::string_view name);

    // Reports attributes, elements and text that nothing asked for.
    void finish();

    Location place() const { return document_.name_of(element_); }
    Location place(std::string_view attribute) const;

  private:
    pugi::xml_attribute find(std::string_view attribute);

    const XmlDocument& document_;
    pugi::xml_node element_;
    Diagnostics& diagnostics_;
    std::vector<std::string_view> known_attributes_;
    std::vector<std::string_view> known_children_;
};

// Whether the root element is the one that this kind of file has; if not, says what it is instead.
bool check_root(const XmlDocument& document, std::string_view name, std::string_view name_space,
                Diagnostics& diagnostics);

// The words of a text, separated by XML's white space, as views into it.
std::vector<std::string_view> split_words(std::string_view text);

// White space at the ends removed, runs of it inside made one space.
std::string fold_space(std::string_view text);

}  // namespace precis
