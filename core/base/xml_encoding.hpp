// From the bytes of an XML file to its text in UTF-8.
#pragma once

#include "base/diagnostics.hpp"
#include "base/source_text.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace precis {

enum class XmlEncoding { utf8, utf16 };

struct DecodedXml {
    std::shared_ptr<const SourceText> source;  // without a byte order mark
    XmlEncoding encoding = XmlEncoding::utf8;
};

// UTF-8 with or without a byte order mark, or UTF-16 with one. Nothing and a diagnostic for any
// other encoding that can be told from the bytes, for what is not XML at all, and for bytes or
// characters that may not be in XML.
std::optional<DecodedXml> decode_xml(std::string path, std::string bytes, Diagnostics& diagnostics);

// Reports that the XML declaration names `encoding`, which is neither UTF-8 nor UTF-16.
void report_unsupported_encoding(const std::shared_ptr<const SourceText>& source,
                                 std::string_view encoding, Diagnostics& diagnostics);

}  // namespace precis
