// The pdf plugin: a briefing as a PDF file. Layout makes pages of it, pdf_writer bytes.

#include "pdf/layout.hpp"
#include "pdf/pdf_writer.hpp"
#include "typeset/remembered_finder.hpp"

#include <array>
#include <cstdio>
#include <set>
#include <string>

#include <precis/plugin.hpp>

namespace precis::pdf {

class PdfPlugin {
  public:
    static constexpr std::array<plugin::Choice, 3> kPapers{{
        {"theme", "as the theme says"},
        {"A4", "210 by 297 mm"},
        {"Letter", "8.5 by 11 inches"},
    }};
    static constexpr std::array<plugin::Option, 2> kOptions{{
        {"paper", PRECIS_OPTION_CHOICE, "theme", "The size of the pages", 0, 0, kPapers},
        {"compress", PRECIS_OPTION_FLAG, "true", "Makes the file small; \"false\" to read it", 0,
         0},
    }};
    static constexpr plugin::Description description{.id = "pdf",
                                                     .name = "PDF",
                                                     .version = "0.1.0",
                                                     .licence = "Apache-2.0",
                                                     .summary = "Designed pages as a PDF file",
                                                     .media_type = "application/pdf",
                                                     .suffix = ".pdf",
                                                     .options = kOptions};
    static constexpr std::string_view fit_unit = "pt";

    PdfPlugin(plugin::Host host, const plugin::Options& options)
        : host_(host),
          layout_(typeset::system_fonts(), std::string(options["paper"])),
          write_options_{options.flag("compress")} {}

    double capacity(plugin::Node briefing, double type_size) {
        return layout_.capacity(briefing, type_size);
    }
    double section_extent(plugin::Node section, double type_size) {
        return layout_.section_extent(section, type_size);
    }
    double block_extent(plugin::Node block, std::uint32_t alternative, double type_size) {
        return layout_.block_extent(block, alternative, type_size);
    }
    plugin::LayoutResult lay_out(plugin::Node briefing, double type_size) {
        return layout_.measure(briefing, type_size);
    }

    double line_extent(plugin::Node section, double type_size) {
        return layout_.line_extent(section, type_size);
    }
    void place(plugin::Node briefing, double type_size, plugin::BoxSink& sink) {
        layout_.place(briefing, type_size, sink);
    }

    void render(plugin::Node briefing, plugin::Sink& sink) {
        constexpr double kUsualSize = 10;
        const LaidOut laid_out =
            layout_.lay_out(briefing, number_or(briefing["type-size"], kUsualSize));
        warn_of_size(briefing, laid_out.result);
        warn_of_characters(briefing, laid_out.missing);
        warn_of_typefaces(briefing.child("theme"));
        sink.write(write_pdf(laid_out.document, write_options_));
        layout_.texts().trim();
    }

  private:
    void warn_of_size(plugin::Node briefing, const plugin::LayoutResult& result) {
        if (result.overflow > 0) {
            host_.warning("the briefing takes " + std::to_string(result.pages) +
                              " pages, more than its template allows",
                          briefing, "use shorter wordings or smaller type");
        }
    }

    void warn_of_characters(plugin::Node briefing, const std::set<char32_t>& missing) {
        for (const char32_t character : missing) {
            std::array<char, 16> code{};
            std::snprintf(code.data(), code.size(), "U+%04X", static_cast<unsigned>(character));
            host_.warning("no installed font has the character " + std::string(code.data()),
                          briefing, "install a font for it, or write it in another way");
        }
    }

    void warn_of_typefaces(plugin::Node theme) {
        for (const plugin::Node typeface : theme.children("typeface")) {
            const std::string wanted{typeface["family"]};
            const std::string found = layout_.texts().fonts().face({wanted}).family;
            if (found != wanted) {
                host_.warning("the typeface \"" + wanted + "\" is not installed, \"" + found +
                                  "\" is used instead",
                              typeface, "install it, or name another in the theme");
            }
        }
    }

    plugin::Host host_;
    Layout layout_;
    WriteOptions write_options_;
};

}  // namespace precis::pdf

PRECIS_PLUGIN(precis::pdf::PdfPlugin)
