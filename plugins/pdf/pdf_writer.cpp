#include "pdf/pdf_writer.hpp"

#include "pdf/writer/document_checks.hpp"
#include "pdf/writer/embedded_fonts.hpp"
#include "pdf/writer/embedded_pictures.hpp"
#include "pdf/writer/font_store.hpp"
#include "pdf/writer/metadata.hpp"
#include "pdf/writer/object_file.hpp"
#include "pdf/writer/outline.hpp"
#include "pdf/writer/page_content.hpp"
#include "pdf/writer/pdf_syntax.hpp"
#include "pdf/writer/srgb_profile.hpp"
#include "pdf/writer/streams.hpp"
#include "pdf/writer/structure_tree.hpp"
#include "pdf/writer/text_strings.hpp"
#include "typeset/stage_clock.hpp"

#include <utility>
#include <vector>

namespace precis::pdf {
namespace {

// A URI is ASCII (RFC 3986): what is not allowed in one is written as %XX.
std::string as_uri(std::string_view address) {
    constexpr std::string_view kHexDigits = "0123456789ABCDEF";
    std::string uri;
    for (const char character : address) {
        const auto byte = static_cast<unsigned char>(character);
        const bool allowed =
            byte > ' ' && byte < 0x7F &&
            std::string_view("\"<>\\^`{|}").find(character) == std::string_view::npos;
        if (allowed) {
            uri += character;
        } else {
            uri += {'%', kHexDigits[byte >> 4], kHexDigits[byte & 15]};
        }
    }
    return uri;
}

class Writer {
  public:
    Writer(const Document& document, const WriteOptions& options, FontStore& fonts,
           PictureStore& pictures)
        : document_(document),
          options_(options),
          font_store_(fonts),
          picture_store_(pictures),
          structure_(document) {}

    std::string write() {
        write_resources();
        for (std::size_t i = 0; i < document_.pages.size(); ++i) {
            pages_.push_back(file_.page());
        }
        for (std::size_t i = 0; i < document_.pages.size(); ++i) {
            write_page(i);
        }
        Metadata metadata = describe(document_, options_.conformance);
        std::string entries = catalogue(std::move(metadata.packet));
        return file_.save(std::move(entries), std::move(metadata.information));
    }

  private:
    void write_resources() {
        const typeset::InStage stage(typeset::Stage::fonts);
        for (const Page& page : document_.pages) {
            for (const Mark& mark : page.marks) {
                if (const auto* text = std::get_if<TextMark>(&mark)) {
                    fonts_.collect(*text->run);
                }
            }
        }
        fonts_.embed(file_, font_store_, options_.compress);
        pictures_.embed(document_, file_, picture_store_);
        const std::string images = pictures_.resources();
        resources_ = file_.dictionary("/Font<<" + fonts_.resources() + ">>" +
                                      (images.empty() ? "" : "/XObject<<" + images + ">>"));
    }

    void write_page(std::size_t index) {
        const Page& page = document_.pages[index];
        const Reference content = add_stream(
            file_, page_content(page, index, fonts_, pictures_, structure_), {}, options_.compress);
        std::string entries = "/MediaBox";
        append_box(entries, {0, 0, page.width, page.height});
        entries += "/Resources ";
        append_reference(entries, resources_);
        entries += "/Contents ";
        append_reference(entries, content);
        entries += "/Tabs/S/StructParents ";
        append_integer(entries, static_cast<long long>(index));
        if (!page.links.empty()) {
            entries += "/Annots[";
            for (const LinkArea& link : page.links) {
                append_reference(entries, write_link(link, index));
                entries += ' ';
            }
            entries += ']';
        }
        file_.add_entries(pages_[index], entries);
    }

    Reference write_link(const LinkArea& link, std::size_t page) {
        const Reference annotation = file_.dictionary();
        std::string entries = "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect";
        append_box(entries, link.box);
        if (link.destination) {
            append_destination(entries, *link.destination);
        } else {
            entries += "/A<</Type/Action/S/URI/URI";
            append_byte_string(entries, as_uri(link.address));
            entries += ">>";
        }
        entries += "/Contents";
        append_text_string(entries, link.description.empty() ? link.address : link.description);
        entries += "/P ";
        append_reference(entries, pages_[page]);
        entries += "/StructParent ";
        const std::size_t key = structure_.add_link(link.structure, page, annotation);
        append_integer(entries, static_cast<long long>(key));
        file_.add_entries(annotation, entries);
        return annotation;
    }

    void append_destination(std::string& entries, const Destination& place) {
        entries += "/Dest[";
        append_reference(entries, pages_[place.page]);
        entries += "/XYZ null ";
        append_number(entries, place.top);
        entries += " null]";
    }

    std::string catalogue(std::string metadata_packet) {
        std::string entries = "/Lang";
        append_byte_string(entries, document_.language.empty() ? "und" : document_.language);
        entries += "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true";
        entries += document_.right_to_left ? "/Direction/R2L>>" : ">>";
        entries += "/StructTreeRoot ";
        append_reference(entries, structure_.write(file_, pages_));
        if (!document_.bookmarks.empty()) {
            entries += "/Outlines ";
            append_reference(entries, write_outline(file_, document_.bookmarks, pages_));
        }
        if (options_.conformance != Conformance::none) {
            entries += "/OutputIntents[";
            append_reference(entries, output_intent());
            entries += "]";
        }
        // Never deflated, so that programs that know nothing of PDF find it.
        entries += "/Metadata ";
        append_reference(entries,
                         file_.stream("/Type/Metadata/Subtype/XML", std::move(metadata_packet)));
        return entries;
    }

    Reference output_intent() {
        std::string entries =
            "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
            "/RegistryName(http://www.color.org)/Info(sRGB IEC61966-2.1)/DestOutputProfile ";
        static const std::string small = deflated(srgb_profile());
        append_reference(entries, options_.compress
                                      ? file_.stream_of_kept("/N 3/Filter/FlateDecode", small)
                                      : file_.stream("/N 3", srgb_profile()));
        return file_.dictionary(std::move(entries));
    }

    const Document& document_;
    const WriteOptions& options_;
    FontStore& font_store_;
    PictureStore& picture_store_;
    EmbeddedFonts fonts_;
    ObjectFile file_;
    EmbeddedPictures pictures_;
    StructureTree structure_;
    std::vector<Reference> pages_;
    Reference resources_;
};

}  // namespace

PdfWriter::PdfWriter(const WriteOptions& options)
    : options_(options),
      fonts_(std::make_unique<FontStore>(options.fonts, options.compress)),
      pictures_(std::make_unique<PictureStore>()) {}
PdfWriter::~PdfWriter() = default;
PdfWriter::PdfWriter(PdfWriter&&) noexcept = default;

std::string PdfWriter::write(const Document& document) {
    check_document(document);
    return Writer(document, options_, *fonts_, *pictures_).write();
}

std::string write_pdf(const Document& document, const WriteOptions& options) {
    return PdfWriter(options).write(document);
}

}  // namespace precis::pdf
