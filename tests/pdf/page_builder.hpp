// Documents for the writer without a layout: text shaped in one go and put where the test says.
#pragma once

#include "pdf/page_model.hpp"
#include "typeset/font_library.hpp"
#include "typeset/shaper.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <hb.h>

namespace precis::pdf::test {

inline const std::string kSans = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf";
inline const std::string kBold = "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf";
inline const std::string kCarlito = "/usr/share/fonts/truetype/crosextra/Carlito-Regular.ttf";

// A request's family is the file.
class FileFinder : public typeset::FontFinder {
  public:
    std::optional<typeset::FaceFile> find(const typeset::FaceRequest& request) override {
        return typeset::FaceFile{request.family, 0};
    }
    std::optional<typeset::FaceFile> find_with(const typeset::FaceRequest&, char32_t,
                                               std::string_view) override {
        return std::nullopt;
    }
};

inline std::u32string utf32(std::string_view utf8) {
    hb_buffer_t* const buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, utf8.data(), static_cast<int>(utf8.size()), 0, -1);
    unsigned count = 0;
    const hb_glyph_info_t* const infos = hb_buffer_get_glyph_infos(buffer, &count);
    std::u32string text;
    for (unsigned i = 0; i < count; ++i) {
        text += static_cast<char32_t>(infos[i].codepoint);
    }
    hb_buffer_destroy(buffer);
    return text;
}

struct Script {
    std::string font = kSans;
    hb_script_t script = HB_SCRIPT_LATIN;
    bool right_to_left = false;
};

class PageBuilder {
  public:
    Document document;

    PageBuilder() {
        document.title = "A page";
        document.author = "Ann Author";
        document.language = "en";
        document.date = "2024-05-06";
        document.producer = "Precis 0.1.0";
        add_page();
        element("Document", kArtifact);
    }

    Page& add_page(double width = 595.276, double height = 841.89) {
        document.pages.emplace_back();
        document.pages.back().width = width;
        document.pages.back().height = height;
        return document.pages.back();
    }

    Page& page() { return document.pages.back(); }

    StructureId element(std::string_view type, StructureId parent = 0) {
        StructureElement element;
        element.type = type;
        element.parent = parent;
        document.structure.push_back(std::move(element));
        return static_cast<StructureId>(document.structure.size() - 1);
    }

    StructureElement& structure(StructureId id) {
        return document.structure[static_cast<std::size_t>(id)];
    }

    const typeset::FontFace& face(const std::string& file) { return fonts_.face({file}); }

    std::shared_ptr<const typeset::GlyphRun> shape(std::string_view text, const Script& as = {}) {
        typeset::ShapeAs how;
        how.face = &face(as.font);
        how.script = as.script;
        how.right_to_left = as.right_to_left;
        how.language = hb_language_from_string("en", -1);
        return shaper_.shape(utf32(text), how);
    }

    // Adds the text to the last page; the mark may be changed.
    TextMark& text(std::string_view words, double x, double baseline, StructureId structure,
                   const Script& as = {}) {
        TextMark mark;
        mark.run = shape(words, as);
        mark.x = x;
        mark.baseline = baseline;
        mark.structure = structure;
        page().marks.emplace_back(std::move(mark));
        return std::get<TextMark>(page().marks.back());
    }

    // A paragraph of one line.
    TextMark& paragraph(std::string_view words, double baseline, const Script& as = {}) {
        return text(words, 72, baseline, element("P"), as);
    }

  private:
    typeset::FontLibrary fonts_{std::make_shared<FileFinder>()};
    typeset::Shaper shaper_;
};

}  // namespace precis::pdf::test
