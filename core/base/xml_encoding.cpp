#include "base/xml_encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace precis {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kSaveAsUtf8 = "save the file as UTF-8";

// The name of an encoding that XML files may be in but ours may not, told from the first bytes
// (XML 1.0, appendix F); empty when it is one of ours.
std::string_view refused_encoding(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv) ||
        bytes.starts_with("<\0\0\0"sv) || bytes.starts_with("\0\0\0<"sv)) {
        return "UTF-32";
    }
    if (bytes.starts_with("<\0"sv) || bytes.starts_with("\0<"sv)) {
        return "UTF-16 without a byte order mark";
    }
    if (bytes.starts_with("\x4C\x6F\xA7\x94"sv)) {
        return "EBCDIC";
    }
    return {};
}

// UTF-8 from UTF-16; `fault` is where in the UTF-8 there is half of a character, or npos.
std::string from_utf16(std::string_view bytes, bool big_endian, std::size_t& fault) {
    std::u16string units(bytes.size() / 2, u'\0');
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto first = static_cast<unsigned char>(bytes[2 * i]);
        const auto second = static_cast<unsigned char>(bytes[2 * i + 1]);
        units[i] = static_cast<char16_t>(big_endian ? first << 8 | second : second << 8 | first);
    }
    fault = std::string::npos;
    std::string text;
    text.reserve(units.size());
    for (std::size_t i = 0; i < units.size();) {
        UChar32 c = 0;
        U16_NEXT(units, i, units.size(), c);
        if (U_IS_SURROGATE(c)) {
            fault = std::min(fault, text.size());
            c = 0xFFFD;
        }
        std::uint8_t encoded[U8_MAX_LENGTH];
        std::size_t length = 0;
        U8_APPEND_UNSAFE(encoded, length, c);
        text.append(reinterpret_cast<const char*>(encoded), length);
    }
    if (bytes.size() % 2 != 0) {
        fault = std::min(fault, text.size());
    }
    return text;
}

// UTF-8 from ISO-8859-1, whose bytes are the first characters of Unicode.
std::string from_latin1(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char byte : bytes) {
        const auto c = static_cast<unsigned char>(byte);
        if (c < 0x80) {
            text += byte;
        } else {
            text += static_cast<char>(0xC0U | (c >> 6U));
            text += static_cast<char>(0x80U | (c & 0x3FU));
        }
    }
    return text;
}

struct Stretch {
    std::size_t offset;
    std::size_t length;
    UChar32 character;  // negative: bytes that are no character
};

bool is_forbidden(UChar32 c) {
    return c < 0 || (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
}

// Eight bytes at once, as long as all are plain ASCII and none is below a blank.
std::size_t skip_plain(std::string_view text, std::size_t at) {
    constexpr std::uint64_t kHighBits = 0x8080808080808080U;
    constexpr std::uint64_t kBlanks = 0x2020202020202020U;
    while (at + 8 <= text.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        if (((word | (word - kBlanks)) & kHighBits) != 0) {
            break;
        }
        at += 8;
    }
    return at;
}

// The first bytes that are not UTF-8, or character that XML 1.0 (section 2.2) does not allow.
std::optional<Stretch> first_fault(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::size_t at = 0; (at = skip_plain(text, at)) < text.size();) {
        const std::size_t start = at;
        UChar32 c = 0;
        U8_NEXT(bytes, at, text.size(), c);
        if (is_forbidden(c)) {
            return Stretch{start, at - start, c};
        }
    }
    return std::nullopt;
}

Location place(const std::shared_ptr<const SourceText>& source, std::size_t offset,
               std::size_t length) {
    return {source.get(), static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(length)};
}

// The encoding that the XML declaration names; empty when there is none.
std::string_view declared_encoding(std::string_view text) {
    if (!text.starts_with("<?xml")) {
        return {};
    }
    const std::string_view head = text.substr(0, text.find("?>"));
    const std::size_t open =
        head.find_first_of("'\"", std::min(head.find("encoding"), head.size()));
    if (open == std::string_view::npos) {
        return {};
    }
    return head.substr(open + 1, head.find(head[open], open + 1) - open - 1);
}

void report_fault(const std::shared_ptr<const SourceText>& source, const Stretch& fault,
                  Diagnostics& diagnostics) {
    const Location where = place(source, fault.offset, fault.length);
    if (fault.character >= 0) {
        diagnostics
            .report(Code::forbidden_character, where,
                    fmt::format("the character U+{:04X} may not be in an XML file",
                                static_cast<std::uint32_t>(fault.character)))
            .hinted("take it out; only tab and line breaks are allowed among control characters");
        return;
    }
    const std::string_view declared = declared_encoding(source->text());
    if (!declared.empty() && encoding_called(declared) != XmlEncoding::utf8) {
        report_unsupported_encoding(source, declared, diagnostics);
        return;
    }
    std::string shown;
    for (const char byte : source->text().substr(fault.offset, fault.length)) {
        shown +=
            fmt::format("{}{:02X}", shown.empty() ? "" : " ", static_cast<unsigned char>(byte));
    }
    diagnostics
        .report(Code::invalid_utf8, where,
                fmt::format("the file is not valid UTF-8: {} {} no character",
                            fault.length == 1 ? "the byte " + shown : "the bytes " + shown,
                            fault.length == 1 ? "is" : "are"))
        .hinted(std::string(kSaveAsUtf8));
}

// Whether there is something that could be XML at all, so that a ZIP or a text is told in a word.
bool looks_like_xml(const std::shared_ptr<const SourceText>& source, Diagnostics& diagnostics) {
    const std::string_view text = source->text();
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
        diagnostics.report(Code::empty_file, source->path(),
                           fmt::format("'{}' is empty", source->path()));
        return false;
    }
    if (text[first] == '<') {
        return true;
    }
    Diagnostic& diagnostic = diagnostics.report(Code::not_xml, place(source, first, 1),
                                                "this is not XML: it does not begin with '<'");
    if (text.starts_with("PK\x03\x04")) {
        diagnostic.hinted("it is a ZIP file; name the XML file instead");
    }
    return false;
}

bool same_ignoring_case(std::string_view a, std::string_view b) {
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::string_view name_of(XmlEncoding encoding) {
    constexpr std::array<std::string_view, 3> kNames{"UTF-8", "UTF-16", "ISO-8859-1"};
    return kNames[static_cast<std::size_t>(encoding)];
}

std::optional<XmlEncoding> encoding_called(std::string_view name) {
    for (const auto encoding : {XmlEncoding::utf8, XmlEncoding::utf16, XmlEncoding::latin1}) {
        if (same_ignoring_case(name, name_of(encoding))) {
            return encoding;
        }
    }
    return std::nullopt;
}

void report_unsupported_encoding(const std::shared_ptr<const SourceText>& source,
                                 std::string_view encoding, Diagnostics& diagnostics) {
    const std::size_t at = source->text().find(encoding);
    diagnostics
        .report(Code::unsupported_encoding, place(source, at, encoding.size()),
                fmt::format("the file is in the encoding '{}'", encoding))
        .hinted("save the file as UTF-8 and write encoding=\"UTF-8\"");
}

std::optional<DecodedXml> decode_xml(std::string path, std::string bytes,
                                     Diagnostics& diagnostics) {
    if (const auto name = refused_encoding(bytes); !name.empty()) {
        diagnostics.report(Code::unsupported_encoding, path, fmt::format("the file is in {}", name))
            .hinted(std::string(kSaveAsUtf8));
        return std::nullopt;
    }
    DecodedXml decoded;
    std::size_t half_character = std::string::npos;
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        decoded.encoding = XmlEncoding::utf16;
        const bool big_endian = bytes[0] == '\xFE';
        bytes = from_utf16(std::string_view(bytes).substr(2), big_endian, half_character);
    } else if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.erase(0, 3);
    }
    if (decoded.encoding == XmlEncoding::utf8 &&
        encoding_called(declared_encoding(bytes)) == XmlEncoding::latin1) {
        const bool is_ascii = std::none_of(bytes.begin(), bytes.end(), [](char c) {
            return static_cast<unsigned char>(c) >= 0x80;
        });
        const auto fault = first_fault(bytes);
        if (is_ascii || (fault && fault->character < 0)) {
            decoded.encoding = XmlEncoding::latin1;
            bytes = is_ascii ? std::move(bytes) : from_latin1(bytes);
        }
    }
    decoded.source = SourceText::make(std::move(path), std::move(bytes));
    if (half_character != std::string::npos) {
        diagnostics
            .report(Code::invalid_utf16, place(decoded.source, half_character, 1),
                    "the file is not valid UTF-16: there is half of a character")
            .hinted(std::string(kSaveAsUtf8));
        return std::nullopt;
    }
    if (!looks_like_xml(decoded.source, diagnostics)) {
        return std::nullopt;
    }
    if (const auto fault = first_fault(decoded.source->text())) {
        report_fault(decoded.source, *fault, diagnostics);
        return std::nullopt;
    }
    return decoded;
}

}  // namespace precis
