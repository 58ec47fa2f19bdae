// The docx plugin: a briefing as a WordprocessingML document that Word and LibreOffice edit as one
// of their own. Uses opc and typeset.
#pragma once

#include "docx/briefing_document.hpp"
#include "docx/text_ruler.hpp"
#include "picture/picture_shelf.hpp"

#include <cstdint>
#include <string>
#include <string_view>

#include <precis/plugin.hpp>

namespace precis::docx {

class DocxPlugin {
  public:
    static constexpr plugin::Choice kPackages[] = {
        {.value = "zip", .help = "a .docx file"},
        {.value = "flat",
         .help = "the same document as one Flat OPC XML file",
         .media_type = "application/xml",
         .suffix = ".xml"}};
    static constexpr plugin::Choice kPapers[] = {{.value = "theme", .help = "what the theme says"},
                                                 {.value = "A4", .help = "210 by 297 mm"},
                                                 {.value = "Letter", .help = "8.5 by 11 inches"}};
    static constexpr plugin::Option kOptions[] = {
        {.name = "package",
         .type = PRECIS_OPTION_CHOICE,
         .default_value = "zip",
         .help = "How the parts of the document are put together",
         .choices = kPackages},
        {.name = "paper",
         .type = PRECIS_OPTION_CHOICE,
         .default_value = "theme",
         .help = "The size of the paper",
         .choices = kPapers}};
    static constexpr plugin::Description description{
        .id = "docx",
        .name = "Word document",
        .version = "0.1.0",
        .licence = "Apache-2.0",
        .summary =
            "A document with real styles, lists and tables, to be edited in Word or "
            "LibreOffice",
        .media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        .suffix = ".docx",
        .options = kOptions};
    static constexpr std::string_view fit_unit = "pt";

    DocxPlugin(plugin::Host host, const plugin::Options& options);

    void render(plugin::Node briefing, plugin::Sink& sink);

    double capacity(plugin::Node briefing, double type_size);
    double section_extent(plugin::Node section, double type_size);
    double block_extent(plugin::Node block, std::uint32_t alternative, double type_size);
    double line_extent(plugin::Node section, double type_size);
    plugin::LayoutResult lay_out(plugin::Node briefing, double type_size);

  private:
    Wanted wanted(double type_size = 0) { return {type_size, 1, paper_, &pictures_}; }
    double airiest(plugin::Node briefing);

    bool flat_;
    picture::PictureShelf pictures_;
    std::string paper_;
    TextRuler ruler_;
};

}  // namespace precis::docx
