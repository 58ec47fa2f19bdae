// From the bytes of an XML file to its text in UTF-8.
#pragma once

#include "base/diagnostics.hpp"
#include "base/source_text.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace precis {

enum class XmlEncoding { utf8, utf16, latin1 };

// As the declaration of a file calls it, whatever the case; nothing for one that is not read.
std::optional<XmlEncoding> encoding_called(std::string_view name);
std::string_view name_of(XmlEncoding encoding);

struct DecodedXml {
    std::shared_ptr<const SourceText> source;  // without a byte order mark
    XmlEncoding encoding = XmlEncoding::utf8;
};

// UTF-8 with or without a byte order mark, UTF-16 with one, or ISO-8859-1 where the declaration
// says so and the bytes are not plainly UTF-8 all the same. Nothing and a diagnostic for any other
// encoding that can be told from the bytes, for what is not XML at all, and for bytes or characters
// that may not be in XML.
std::optional<DecodedXml> decode_xml(std::string path, std::string bytes, Diagnostics& diagnostics);

// Reports that the XML declaration names `encoding`, which is not read.
void report_unsupported_encoding(const std::shared_ptr<const SourceText>& source,
                                 std::string_view encoding, Diagnostics& diagnostics);

}  // namespace precis
