// The file as a whole: syntax rules, the catalogue, what it says about itself, and its pictures.
#include "pdf_audit.hpp"

#include <set>

#include <pugixml.hpp>

namespace precis::pdf::test {
namespace {

void check_syntax(const Check& check, const std::string& pdf) {
    check.demand(pdf.starts_with("%PDF-1.7\n%"), "the header is not of PDF 1.7");
    bool binary = pdf.size() > 14;
    for (std::size_t i = 10; binary && i < 14; ++i) {
        binary = static_cast<unsigned char>(pdf[i]) > 127;
    }
    check.demand(binary, "the comment after the header is not binary");
    const Json& trailer = check.objects.trailer();
    const Json& identifier = check.objects.get(trailer, "/ID");
    check.demand(identifier.size() == 2 && identifier[0].get<std::string>().size() >= 18,
                 "the file has no ID");
    check.demand(!trailer.contains("/Encrypt"), "the file is encrypted");
    for (const auto& [key, object] : check.objects.all().items()) {
        if (!object.contains("stream")) {
            continue;
        }
        const Json& dictionary = object.at("stream").at("dict");
        const Json& filter = check.objects.get(dictionary, "/Filter");
        const bool photograph =
            filter == "/DCTDecode" && check.objects.get(dictionary, "/Subtype") == "/Image";
        check.demand(filter.is_null() || filter == "/FlateDecode" || photograph,
                     key + " has another filter");
        check.demand(!dictionary.contains("/F"), key + " is in another file");
    }
}

void check_catalogue(const Check& check) {
    const Json& root = check.objects.catalogue();
    const auto get = [&](const char* outer, const char* inner) -> const Json& {
        return check.objects.get(check.objects.get(root, outer), inner);
    };
    const std::string language = PdfObjects::text(check.objects.get(root, "/Lang"));
    check.demand(language.find_first_not_of(' ') != std::string::npos, "no language");
    check.demand(get("/MarkInfo", "/Marked") == true, "the file is not marked as tagged");
    check.demand(get("/MarkInfo", "/Suspects") != true, "the tags are suspect");
    check.demand(get("/StructTreeRoot", "/RoleMap").is_null(), "a role map");
    check.demand(get("/ViewerPreferences", "/DisplayDocTitle") == true, "the title is not shown");
    check.demand(get("/StructTreeRoot", "/Type") == "/StructTreeRoot", "no structure tree");
    for (const char* const active :
         {"/AA", "/AF", "/OpenAction", "/AcroForm", "/Names", "/OCProperties"}) {
        check.demand(!root.contains(active), std::string("the catalogue has ") + active);
    }
    const Json& intents = check.objects.get(root, "/OutputIntents");
    check.demand(intents.size() == 1, "there is not one output intent");
    const Json& intent = check.objects.resolve(intents[0]);
    check.demand(check.objects.get(intent, "/S") == "/GTS_PDFA1", "the intent is not for PDF/A");
    const Json& profile = intent.at("/DestOutputProfile");
    check.demand(check.objects.resolve(profile).at("/N") == 3, "the profile is not of 3 colours");
    const std::string icc = check.objects.bytes(profile);
    check.demand(icc.size() > 128 && icc.substr(12, 12) == "mntrRGB XYZ " &&
                     icc.substr(36, 4) == "acsp" && icc[8] == 2,
                 "the profile is not of an RGB display, version 2");
}

std::string xmp_value(const pugi::xml_node& description, const char* name) {
    const pugi::xml_node property = description.child(name);
    const pugi::xpath_node item = property.select_node(".//rdf:li");
    return item ? item.node().text().get() : property.text().get();
}

// "2024-05-06T01:02:03+02:00" as the Info dictionary writes it.
std::string as_info_date(const std::string& date) {
    std::string out = "D:";
    for (const char character : date.substr(0, 19)) {
        if (character >= '0' && character <= '9') {
            out += character;
        }
    }
    const std::string zone = date.substr(19);
    return zone == "Z" ? out + zone : out + zone.substr(0, 3) + "'" + zone.substr(4) + "'";
}

// "dc" of "dc:title"; nothing of "title".
std::string prefix_of(const std::string& name) {
    const std::size_t colon = name.find(':');
    return colon == std::string::npos ? std::string() : name.substr(0, colon);
}

// pugixml leaves it to its users what prefixes stand for.
void check_prefixes(const Check& check, const pugi::xml_node& node, std::set<std::string> known) {
    std::set<std::string> used{prefix_of(node.name())};
    for (const pugi::xml_attribute& attribute : node.attributes()) {
        const std::string prefix = prefix_of(attribute.name());
        if (prefix == "xmlns") {
            known.insert(std::string(attribute.name()).substr(prefix.size() + 1));
        } else {
            used.insert(prefix);
        }
    }
    for (const std::string& prefix : used) {
        check.demand(known.contains(prefix), "the metadata do not say what " + prefix + " is");
    }
    for (const pugi::xml_node& child : node.children()) {
        check_prefixes(check, child, known);
    }
}

void check_metadata(const Check& check) {
    const Json& root = check.objects.catalogue();
    const Json& stream = check.objects.get(root, "/Metadata");
    if (stream.is_null()) {
        check.demand(false, "no metadata");
        return;
    }
    check.demand(!stream.contains("/Filter"), "the metadata are filtered");
    check.demand(stream.at("/Type") == "/Metadata" && stream.at("/Subtype") == "/XML",
                 "the metadata are not XML");
    const std::string packet = check.objects.bytes(root.at("/Metadata"));
    check.demand(packet.starts_with("<?xpacket begin=") &&
                     packet.find("<?xpacket end=") != std::string::npos,
                 "the metadata are no packet");
    pugi::xml_document xml;
    const unsigned options = pugi::parse_default & ~pugi::parse_eol;
    if (!xml.load_string(packet.c_str(), options)) {
        check.demand(false, "broken XML");
        return;
    }
    check_prefixes(check, xml, {"", "xml"});
    const pugi::xml_node about = xml.child("x:xmpmeta").child("rdf:RDF").child("rdf:Description");
    check.demand(xmp_value(about, "pdfaid:part") == "2", "not PDF/A-2");
    check.demand(xmp_value(about, "pdfaid:conformance") == "A", "not of level A");
    const bool titled = about.child("dc:title");
    check.demand(titled == (xmp_value(about, "pdfuaid:part") == "1"),
                 "PDF/UA goes with a title and not without");
    const bool extension = !xml.select_nodes("//pdfaExtension:schemas").empty();
    check.demand(titled == extension, "PDF/UA goes with an extension schema");

    const Json& info = check.objects.get(check.objects.trailer(), "/Info");
    const auto same = [&](const char* key, const char* property) {
        const std::string said = PdfObjects::text(check.objects.get(info, key));
        check.demand(said == xmp_value(about, property),
                     std::string(key) + " and " + property + " differ: " + said);
    };
    same("/Title", "dc:title");
    same("/Author", "dc:creator");
    same("/Subject", "dc:description");
    same("/Creator", "xmp:CreatorTool");
    same("/Producer", "pdf:Producer");
    for (const auto& [key, property] :
         {std::pair("/CreationDate", "xmp:CreateDate"), std::pair("/ModDate", "xmp:ModifyDate")}) {
        const std::string date = xmp_value(about, property);
        const std::string said = PdfObjects::text(check.objects.get(info, key));
        check.demand(date.empty() ? said.empty() : said == as_info_date(date),
                     std::string("the dates differ: ") + said + ", " + date);
    }
}

// What is shown besides text and paths.
void check_image(const Check& check, const Json& reference, bool mask) {
    const PdfObjects& objects = check.objects;
    const Json& image = objects.resolve(reference);
    const std::string name = reference.get<std::string>();
    check.demand(objects.get(image, "/Subtype") == "/Image", name + " is no image");
    check.demand(objects.get(image, "/Interpolate") != true, name + " is smoothed");
    for (const char* const forbidden : {"/Alternates", "/OPI", "/Ref", "/OC"}) {
        check.demand(!image.contains(forbidden), name + " has " + forbidden);
    }
    const Json& space = objects.get(image, "/ColorSpace");
    std::size_t channels = space == "/DeviceGray" ? 1 : space == "/DeviceRGB" ? 3 : 0;
    if (space.is_array() && space.at(0) == "/ICCBased") {
        channels = objects.get(objects.resolve(space.at(1)), "/N").get<std::size_t>();
    }
    check.demand(channels > 0 && (!mask || channels == 1), name + " has such a colour space");
    const bool whole = objects.get(image, "/BitsPerComponent") == 8;
    check.demand(whole, name + " is not of 8 bits");
    if (whole && objects.get(image, "/Filter") != "/DCTDecode") {
        check.demand(objects.bytes(reference).size() ==
                         objects.get(image, "/Width").get<std::size_t>() *
                             objects.get(image, "/Height").get<std::size_t>() * channels,
                     name + " has another number of samples");
    }
    if (image.contains("/SMask")) {
        check.demand(!mask, "the mask of a mask");
        check_image(check, image.at("/SMask"), true);
    }
}

void check_images(const Check& check) {
    std::set<std::string> seen;
    for (const auto& [key, object] : check.objects.all().items()) {
        if (!object.contains("value")) {
            continue;
        }
        for (const auto& [name, image] :
             check.objects.get(object.at("value"), "/XObject").items()) {
            if (seen.insert(image.get<std::string>()).second) {
                check_image(check, image, false);
            }
        }
    }
}

}  // namespace

void audit_file(const std::string& pdf, const PdfObjects& objects, Findings& findings) {
    const Check check{objects, findings};
    check_syntax(check, pdf);
    check_catalogue(check);
    check_metadata(check);
    check_images(check);
}

}  // namespace precis::pdf::test
