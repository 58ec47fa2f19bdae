// Documents made by the built plugin, opened again.
#pragma once

#include "docx/briefing_document.hpp"
#include "opc/unzip.hpp"
#include "support/briefing_from_xml.hpp"
#include "support/plugin_run.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <precis/plugin.hpp>
#include <pugixml.hpp>

namespace precis::test {

// The parts of a document, parsed.
class Docx {
  public:
    explicit Docx(const std::string& zip);

    pugi::xml_node part(const std::string& name) const;
    pugi::xml_node body() const { return part("word/document.xml").child("w:body"); }
    // All that matches, in the body.
    std::vector<pugi::xml_node> select(const char* xpath) const;
    std::string text(const char* xpath) const;  // of the first match
    bool has(const char* xpath) const { return !select(xpath).empty(); }
    const std::vector<ZipEntry>& entries() const { return entries_; }

  private:
    std::vector<ZipEntry> entries_;
    std::map<std::string, std::unique_ptr<pugi::xml_document>> parts_;
};

// The text of all runs in a node.
std::string text_of(pugi::xml_node node);

// Rendered by the plugin, with the given alternative of every block.
std::string docx_bytes(const std::string& briefing_xml, int alternative = 0,
                       const OptionValues& options = {});
Docx docx_of(const std::string& briefing_xml, int alternative = 0);

// A briefing with one section; `attributes` are the section's.
std::string briefing_with(const std::string& section, const std::string& root_attributes =
                                                          R"(pages="1" columns="2" lang="en")");

// A briefing as the plugin's own code sees it.
struct Seen {
    explicit Seen(const std::string& xml, int alternative = 0);
    plugin::Node root() const;

    TestBriefing briefing;
    std::unique_ptr<precis_host_t> host;
};

}  // namespace precis::test
