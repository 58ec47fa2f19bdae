// A template: the shape of a handout. Its file is described in templates/README.md.
#pragma once

#include "base/diagnostics.hpp"
#include "base/xml.hpp"
#include "strategy/rich_text.hpp"
#include "strategy/strategy.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

inline constexpr std::string_view kTemplateNamespace = "urn:precis:template:1";

struct TemplateSection {
    std::string id;
    std::string layout;   // "prose", "numbered", ...: as in <precis/plugin.h>
    bool across = false;  // spans the page, not one column
    std::string select;   // XPath 1.0 over the strategy; empty when items are listed
    std::shared_ptr<const pugi::xpath_query> query;
    std::vector<std::string> items;
    bool by_value = true;         // else as written
    std::size_t limit = 0;        // most blocks to choose from; 0: any
    unsigned least = 0;           // fewest blocks that it is shown with
    unsigned most = 0;            // most blocks shown; 0: any
    std::vector<Length> lengths;  // allowed; empty: all
    bool names = true;            // whether blocks show the names of their items
    bool required = false;        // its first block is never left out
    RichText heading;
    Location where;
};

struct Template {
    std::string id;
    std::string name;
    std::string summary;
    std::string language;  // of its texts (BCP 47); empty: the strategy's
    std::string pages;     // "1", "2", "any" or "slides"
    int columns = 1;
    int slides = 0;                   // the most there may be, where pages are slides; 0: any
    std::string theme;                // id; empty: the workspace's default
    std::optional<Length> preferred;  // length where nothing has to be fitted
    double larger_type = 0.02;        // share of the value that may be lost for larger type
    RichText kicker;
    RichText heading;
    RichText subtitle;
    RichText footer;
    RichText sources_heading;
    bool sources = true;    // whether there is a sources note
    bool qr = false;        // whether it has a QR code that leads to the full text
    bool contents = false;  // whether a list of the sections stands first
    std::vector<TemplateSection> sections;
    std::unique_ptr<XmlDocument> document;
};

// Nothing is returned when anything is an error.
std::optional<Template> read_template(std::string path, std::string bytes,
                                      Diagnostics& diagnostics);

}  // namespace precis
