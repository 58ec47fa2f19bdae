// The objects of a PDF file, read by qpdf, which knows nothing of how they were written.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace precis::pdf::test {

using Json = nlohmann::json;

// Values are as in qpdf's JSON, version 2: names "/N", references "1 0 R", strings "u:" or "b:".
class PdfObjects {
  public:
    explicit PdfObjects(const std::string& pdf);

    const Json& trailer() const { return objects_.at("trailer").at("value"); }
    const Json& catalogue() const { return get(trailer(), "/Root"); }

    // What a value is, or what it refers to; for a stream its dictionary.
    const Json& resolve(const Json& value) const;
    // An entry of a dictionary, resolved; null when it is not there.
    const Json& get(const Json& dictionary, const std::string& key) const;
    // The decoded bytes of the stream that a value refers to.
    std::string bytes(const Json& reference) const;
    // All objects by reference, "obj:1 0 R", and "trailer".
    const Json& all() const { return objects_; }

    // A string of either kind, as UTF-8.
    static std::string text(const Json& string);

  private:
    Json objects_;
};

}  // namespace precis::pdf::test
