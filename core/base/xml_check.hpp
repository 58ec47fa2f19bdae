// Whether a text is well-formed XML 1.0 with namespaces, as Expat sees it.
#pragma once

#include "base/diagnostics.hpp"
#include "base/xml_encoding.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace precis {

// What the check learns about namespaces on its way.
struct XmlNamespaces {
    std::string home;       // of the root element; empty for none
    bool prefixes = false;  // whether any prefix is declared
    // The elements that are not of the home namespace: place among all elements in document order,
    // from 0, and namespace name.
    std::vector<std::pair<std::size_t, std::string>> strangers;
};

// Nothing and one diagnostic when the text is not well-formed, has a DOCTYPE, declares another
// version or encoding than it is in, or nests deeper than `depth`.
std::optional<XmlNamespaces> check_xml(const DecodedXml& decoded, int depth,
                                       Diagnostics& diagnostics);

}  // namespace precis
