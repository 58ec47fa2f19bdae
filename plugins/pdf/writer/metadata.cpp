#include "pdf/writer/metadata.hpp"

#include "pdf/writer/object_file.hpp"
#include "pdf/writer/pdf_syntax.hpp"
#include "pdf/writer/text_strings.hpp"

#include <optional>
#include <string_view>

#include <fmt/format.h>

namespace precis::pdf {
namespace {

// What PDF/A-2 wants to know about a property that is not in its own list (ISO 19005-2, 6.6.2.3).
constexpr std::string_view kExtensionSchema =
    R"(<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
)";

struct Moment {
    std::string date;  // digits only: "20240506"
    std::string time = "000000";
    std::string zone = "Z";  // or "+02:00"
};

// Reads a fixed pattern, in which '0' is any digit and all else itself.
class PatternReader {
  public:
    explicit PatternReader(std::string_view text) : rest_(text) {}

    bool matches(std::string_view pattern) const {
        if (rest_.size() < pattern.size()) {
            return false;
        }
        for (std::size_t i = 0; i < pattern.size(); ++i) {
            const bool digit = rest_[i] >= '0' && rest_[i] <= '9';
            if (pattern[i] == '0' ? !digit : rest_[i] != pattern[i]) {
                return false;
            }
        }
        return true;
    }

    // The digits of a pattern that matches, which is then behind; nothing where it does not.
    std::optional<std::string> take(std::string_view pattern) {
        if (!matches(pattern)) {
            return std::nullopt;
        }
        std::string digits;
        for (const char character : rest_.substr(0, pattern.size())) {
            if (character >= '0' && character <= '9') {
                digits += character;
            }
        }
        rest_.remove_prefix(pattern.size());
        return digits;
    }

    bool at_end() const { return rest_.empty(); }

  private:
    std::string_view rest_;
};

std::optional<Moment> read_moment(std::string_view text) {
    PatternReader reader(text);
    Moment moment;
    const auto date = reader.take("0000-00-00");
    if (!date) {
        return std::nullopt;
    }
    moment.date = *date;
    if (reader.at_end()) {
        return moment;
    }
    if (const auto minutes = reader.take("T00:00")) {
        moment.time = *minutes + reader.take(":00").value_or("00");
    } else {
        return std::nullopt;
    }
    for (const char sign : {'+', '-'}) {
        if (const auto offset = reader.take(sign + std::string("00:00"))) {
            moment.zone = sign + offset->substr(0, 2) + ":" + offset->substr(2);
            return reader.at_end() ? std::optional(moment) : std::nullopt;
        }
    }
    const bool utc = reader.take("Z").has_value();
    return utc || reader.at_end() ? std::optional(moment) : std::nullopt;
}

// "2024-05-06T00:00:00Z"
std::string xmp_date(const Moment& moment) {
    const std::string& date = moment.date;
    const std::string& time = moment.time;
    return fmt::format("{}-{}-{}T{}:{}:{}{}", date.substr(0, 4), date.substr(4, 2), date.substr(6),
                       time.substr(0, 2), time.substr(2, 2), time.substr(4), moment.zone);
}

// "D:20240506000000Z"; other zones as "+02'00'"
std::string info_date(const Moment& moment) {
    std::string zone = moment.zone;
    if (zone != "Z") {
        zone = zone.substr(0, 3) + "'" + zone.substr(4) + "'";
    }
    return "D:" + moment.date + moment.time + zone;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char character : text) {
        switch (character) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '\r':
                out += "&#13;";
                break;
            default:
                out += character;
        }
    }
    return out;
}

// Adds to both places at once.
class Description {
  public:
    // `xmp` is the property, in which {} stands for the value. Nothing is said of an empty value.
    void add(std::string_view key, std::string_view value, std::string_view xmp) {
        const std::u32string text = from_utf8(value);
        if (text.empty()) {
            return;
        }
        information_ += key;
        append_text_string(information_, text);
        add_xmp(xmp, to_utf8(text));
    }

    void add_date(std::string_view key, const Moment& moment, std::string_view xmp) {
        information_ += key;
        append_byte_string(information_, info_date(moment));
        add_xmp(xmp, xmp_date(moment));
    }

    void add_xmp(std::string_view xmp, std::string_view value) {
        properties_ += fmt::format(fmt::runtime(xmp), escaped(value));
        properties_ += '\n';
    }

    Metadata finish(bool accessible) && {
        std::string packet =
            "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
            "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
            " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
            " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
            " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
            " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n";
        packet += properties_;
        packet += "</rdf:Description>\n";
        packet += accessible ? kExtensionSchema : "";
        packet += "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n";
        return {std::move(information_), std::move(packet)};
    }

  private:
    std::string information_;
    std::string properties_;
};

}  // namespace

Metadata describe(const Document& document, Conformance conformance) {
    Description description;
    description.add_xmp("<dc:format>{}</dc:format>", "application/pdf");
    const bool titled = !from_utf8(document.title).empty();
    description.add(
        "/Title", document.title,
        R"(<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:title>)");
    description.add("/Author", document.author,
                    "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>");
    description.add("/Subject", document.subject,
                    R"(<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>)"
                    "</dc:description>");
    description.add("/Keywords", document.keywords, "<pdf:Keywords>{}</pdf:Keywords>");
    if (!document.language.empty()) {
        description.add_xmp("<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>",
                            document.language);
    }
    description.add("/Creator", document.producer, "<xmp:CreatorTool>{}</xmp:CreatorTool>");
    description.add("/Producer", fmt::format("libharu {}", ObjectFile::library_version()),
                    "<pdf:Producer>{}</pdf:Producer>");
    if (!document.date.empty()) {
        const std::optional<Moment> moment = read_moment(document.date);
        if (!moment) {
            throw WriteError(
                fmt::format("'{}' is not a date as ISO 8601 writes it", document.date));
        }
        description.add_date("/CreationDate", *moment, "<xmp:CreateDate>{}</xmp:CreateDate>");
        description.add_date("/ModDate", *moment, "<xmp:ModifyDate>{}</xmp:ModifyDate>");
    }
    if (conformance != Conformance::none) {
        description.add_xmp("<pdfaid:part>{}</pdfaid:part>", "2");
        description.add_xmp("<pdfaid:conformance>{}</pdfaid:conformance>", "A");
    }
    const bool accessible = titled && conformance == Conformance::archive_accessible;
    if (accessible) {
        description.add_xmp("<pdfuaid:part>{}</pdfuaid:part>", "1");
    }
    return std::move(description).finish(accessible);
}

}  // namespace precis::pdf
