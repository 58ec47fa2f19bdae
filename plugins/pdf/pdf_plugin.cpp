// The pdf plugin: a briefing as a PDF file. Layout makes pages of it, pdf_writer bytes.

#include "pdf/layout.hpp"
#include "pdf/pdf_writer.hpp"
#include "pdf/writer/conformance.hpp"
#include "pdf/writer/text_strings.hpp"
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
        {"theme", "as the theme says, which 'make --theme' chooses ('list themes' names them all)"},
        {"A4", "210 by 297 mm"},
        {"Letter", "8.5 by 11 inches"},
    }};
    static constexpr std::array<plugin::Choice, 2> kFontUses{{
        {"subset", "only the glyphs that the file shows: the smallest file"},
        {"shared", "all glyphs of its alphabets, alike in all files of a run: the least work"},
    }};
    static constexpr std::array<plugin::Choice, 3> kConformances{{
        {"ua+a", "PDF/UA-1, for readers of every kind, and PDF/A-2a, for archives"},
        {"a", "PDF/A-2a"},
        {"none", "tagged all the same, but held to no standard"},
    }};
    static constexpr std::array<plugin::Option, 4> kOptions{{
        {"paper", PRECIS_OPTION_CHOICE, "theme", "The size of the pages", 0, 0, kPapers},
        {"fonts", PRECIS_OPTION_CHOICE, "subset", "How much of each font is in the file", 0, 0,
         kFontUses},
        {"conformance", PRECIS_OPTION_CHOICE, "ua+a", "The standards that the file is held to", 0,
         0, kConformances},
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
          pictures_(host, options["conformance"] == "none"),
          layout_(typeset::system_fonts(), std::string(options["paper"]), &pictures_),
          conformance_(write_options(options).conformance),
          writer_(write_options(options)) {}

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
    double page_extent(plugin::Node briefing, double type_size) {
        return layout_.page_extent(briefing, type_size);
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
        pass_gate(briefing, laid_out);
        sink.write(writer_.write(laid_out.document));
        layout_.texts().trim();
    }

  private:
    static WriteOptions write_options(const plugin::Options& options) {
        WriteOptions chosen;
        chosen.compress = options.flag("compress");
        chosen.fonts = options["fonts"] == "shared" ? FontUse::shared : FontUse::subset;
        const std::string_view conformance = options["conformance"];
        chosen.conformance = conformance == "none" ? Conformance::none
                             : conformance == "a"  ? Conformance::archive
                                                   : Conformance::archive_accessible;
        return chosen;
    }

    // What a file would fail its standards by is said at the line that it comes from.
    void pass_gate(plugin::Node briefing, const LaidOut& laid_out) {
        const auto found = shortcomings(laid_out.document, conformance_);
        for (const Shortcoming& one : found) {
            const auto index = static_cast<std::size_t>(one.element);
            const plugin::Node origin =
                one.element == kArtifact ? plugin::Node() : laid_out.origins.at(index);
            const plugin::Node where = origin ? origin : briefing;
            if (one.ours) {
                host_.failure("the page cannot be made accessible: " + one.message, where,
                              "this is a defect of Precis: tell whoever made it");
            } else {
                host_.failure(one.message, where, one.hint);
            }
        }
        if (!found.empty()) {
            throw plugin::Reported();
        }
    }

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
            const plugin::Node where = first_with(briefing, to_utf8({&character, 1}));
            host_.warning("no installed font has the character " + std::string(code.data()),
                          where ? where : briefing,
                          "install a font for it, or write it in another way");
        }
    }

    // The innermost node that says it; none where it is only in attributes.
    static plugin::Node first_with(plugin::Node node, const std::string& character) {
        if (node.text().find(character) != std::string_view::npos) {
            return node;
        }
        for (const plugin::Node child : node.children()) {
            if (const plugin::Node found = first_with(child, character)) {
                return found;
            }
        }
        return {};
    }

    void warn_of_typefaces(plugin::Node theme) {
        for (const plugin::Node typeface : theme.children("typeface")) {
            const std::string wanted{typeface["family"]};
            const std::string found = layout_.texts().fonts().face({wanted}).family;
            if (found != wanted) {
                const std::string instead =
                    found.empty() ? std::string("one without a name") : '"' + found + '"';
                host_.warning("the typeface \"" + wanted + "\" is not installed, " + instead +
                                  " is used instead",
                              typeface, "install it, or name another in the theme");
            }
        }
    }

    plugin::Host host_;
    picture::PictureShelf pictures_;
    Layout layout_;
    Conformance conformance_;
    PdfWriter writer_;
};

}  // namespace precis::pdf

PRECIS_PLUGIN(precis::pdf::PdfPlugin)
