// A package: parts, what type each is, and how they refer to each other (ISO/IEC 29500-2, Open
// Packaging Conventions). The same package gives the same bytes, on any day.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace precis::opc {

struct Relationship {
    std::string id;
    std::string type;
    std::string target;  // relative to the part, or an address when external
    bool external = false;
};

// What a part, or the package as a whole, refers to.
class Relationships {
  public:
    // Adds a relationship, or finds the same one, and gives its id. An external target is made a
    // URI: characters that may not stand in one are percent-encoded.
    std::string add(std::string_view type, std::string_view target);
    std::string add_external(std::string_view type, std::string_view address);

    const std::vector<Relationship>& all() const { return all_; }

  private:
    std::string find_or_add(std::string_view type, std::string target, bool external);

    std::vector<Relationship> all_;
};

struct Part {
    enum class Kind { xml, binary };

    std::string name;  // without leading slash: "word/document.xml"
    std::string content_type;
    std::string content;  // XML without declaration, or bytes
    Kind kind = Kind::xml;
    Relationships relationships = {};
};

struct Package {
    std::vector<Part> parts;  // written in this order; names differ, also when case does not count
    Relationships relationships;
};

class PackageError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// A ZIP file: content types first, then each part followed by its relationships. The time of every
// entry is the earliest that ZIP knows. Throws PackageError when a part cannot be packed.
std::string to_zip(const Package& package);

// One XML document in which each part is an element. `program` is the ProgID that says which
// program opens it, such as "Word.Document".
std::string to_flat(const Package& package, std::string_view program);

// A relationships part.
inline constexpr std::string_view kRelationshipsType =
    "application/vnd.openxmlformats-package.relationships+xml";
std::string relationships_xml(const Relationships& relationships);

// The name of the relationships part of `part`; of the package when empty.
std::string relationships_name(std::string_view part);

// `address` with everything percent-encoded that RFC 3986 does not allow in a URI.
std::string to_uri(std::string_view address);

}  // namespace precis::opc
