// The content of <source> and <target>: text with inline codes.
#pragma once

#include "base/xml_reader.hpp"
#include "strategy/rich_text.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

// The codes of one unit. What a code stands for is in the unit's <originalData>, as the markup that
// it has in the strategy; a target may use the codes of its source, each once.
class XliffContent {
  public:
    XliffContent(const XmlReader& reader, pugi::xml_node original_data);

    // All the sources of a unit are read before its targets; white space is folded across them.
    void read_source(pugi::xml_node source);
    void read_target(pugi::xml_node target);

    // Reports the codes that the target, which is at `where`, does not have.
    void check_complete(const Location& where) const;

    RichText take_source() { return taken(source_); }
    RichText take_target() { return taken(target_); }

  private:
    struct Text {
        RichText runs;
        bool after_space = true;
    };
    struct Open {
        std::string id;
        Run run;
    };
    struct InlineCode {
        Run run;
        bool used = false;
    };

    static RichText taken(Text& text);
    void read(pugi::xml_node element, Text& text);
    void read_children(pugi::xml_node element);
    void read_element(pugi::xml_node element);
    void read_characters(pugi::xml_node characters);
    void open(pugi::xml_node element, const char* data_reference);
    void close(pugi::xml_node element, std::string_view id);
    Run code_of(pugi::xml_node element, const char* data_reference);
    RichText& runs();
    void report(pugi::xml_node element, std::string message, std::string hint = {}) const;

    const XmlReader& reader_;
    std::map<std::string, std::string, std::less<>> data_;
    std::map<std::string, InlineCode, std::less<>> codes_;
    Text source_;
    Text target_;
    Text* text_ = nullptr;  // the one being read
    std::vector<Open> open_;
};

}  // namespace precis
