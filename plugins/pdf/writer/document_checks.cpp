#include "pdf/writer/document_checks.hpp"

#include "pdf/pdf_writer.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

namespace precis::pdf {
namespace {

// ISO 19005-2, 6.1.13.
constexpr double kSmallestPage = 3;
constexpr double kLargestPage = 14400;

// ISO 32000-1, 14.8.4, as far as an element may be of it without a role map.
constexpr std::string_view kTypes[] = {
    "Document", "Part",    "Art",   "Sect",      "Div",     "BlockQuote", "Caption",
    "TOC",      "TOCI",    "Index", "NonStruct", "Private", "P",          "H",
    "H1",       "H2",      "H3",    "H4",        "H5",      "H6",         "L",
    "LI",       "Lbl",     "LBody", "Table",     "TR",      "TH",         "TD",
    "THead",    "TBody",   "TFoot", "Span",      "Quote",   "Note",       "Reference",
    "BibEntry", "Code",    "Link",  "Annot",     "Ruby",    "RB",         "RT",
    "RP",       "Warichu", "WT",    "WP",        "Figure",  "Formula",    "Form"};

constexpr std::string_view kScopes[] = {"", "Row", "Column", "Both"};

template <typename Range>
bool contains(const Range& range, std::string_view value) {
    return std::find(std::begin(range), std::end(range), value) != std::end(range);
}

void demand(bool condition, std::string_view what) {
    if (!condition) {
        throw WriteError(std::string(what));
    }
}

// Letters, digits and hyphens between them, as far as BCP 47 asks that of every tag.
bool is_language_tag(std::string_view tag) {
    std::size_t length = 0;
    for (const char character : tag) {
        const bool letter =
            (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
        const bool digit = character >= '0' && character <= '9';
        if (character == '-') {
            if (length == 0) {
                return false;
            }
            length = 0;
        } else if (!(letter || digit) || ++length > 8) {
            return false;
        }
    }
    return length > 0;
}

void check_language(std::string_view tag) {
    if (!tag.empty() && !is_language_tag(tag)) {
        throw WriteError(fmt::format("'{}' is not a language tag", tag));
    }
}

class DocumentCheck {
  public:
    explicit DocumentCheck(const Document& document) : document_(document) {}

    void check() const {
        demand(!document_.pages.empty(), "the document has no page");
        check_language(document_.language);
        check_structure();
        for (const Page& page : document_.pages) {
            demand(page.width >= kSmallestPage && page.width <= kLargestPage &&
                       page.height >= kSmallestPage && page.height <= kLargestPage,
                   "a page is smaller than 3 or larger than 14400 points");
            for (const Mark& mark : page.marks) {
                std::visit([&](const auto& each) { check_mark(each); }, mark);
            }
            for (const LinkArea& link : page.links) {
                check_meaning(link.structure);
            }
        }
        for (const Bookmark& bookmark : document_.bookmarks) {
            demand(bookmark.page < document_.pages.size(),
                   "a bookmark leads to a page that is not there");
        }
    }

  private:
    void check_structure() const {
        for (std::size_t i = 0; i < document_.structure.size(); ++i) {
            const StructureElement& element = document_.structure[i];
            if (!contains(kTypes, element.type)) {
                throw WriteError(
                    fmt::format("'{}' is not a type of structure element", element.type));
            }
            const bool root = i == 0 && element.parent == kArtifact;
            const bool child = element.parent >= 0 && static_cast<std::size_t>(element.parent) < i;
            demand(root || child, "a structure element does not come after its parent");
            demand(i > 0 || element.type == "Document",
                   "the structure tree does not begin with a Document");
            demand(contains(kScopes, element.scope),
                   "the scope of a header cell is neither Row nor Column");
            check_language(element.language);
        }
    }

    void check_meaning(StructureId id) const {
        demand(is_artifact(id) || static_cast<std::size_t>(id) < document_.structure.size(),
               "a mark belongs to a structure element that is not there");
    }

    void check_mark(const FillMark& mark) const { check_meaning(mark.structure); }

    void check_mark(const PictureMark& mark) const {
        check_meaning(mark.structure);
        demand(mark.picture != nullptr, "a picture is not there");
        demand(mark.box.right > mark.box.left && mark.box.top > mark.box.bottom,
               "a picture has no size");
    }

    void check_mark(const RuleMark& mark) const { check_meaning(mark.structure); }

    void check_mark(const TextMark& mark) const {
        check_meaning(mark.structure);
        demand(mark.run && mark.run->face && mark.run->face->face && mark.run->face->font,
               "a text has no font");
        demand(mark.run->face->units_per_em > 0, "a font has no units");
        demand(std::isfinite(mark.size) && mark.size > 0, "a text has no size");
        demand(std::isfinite(mark.extra) && std::isfinite(mark.tracking),
               "the spacing of a text is not a number");
        const std::size_t length = mark.run->text.size();
        for (const typeset::Glyph& glyph : mark.run->glyphs) {
            demand(glyph.text_begin <= length && glyph.text_length <= length - glyph.text_begin,
                   "a glyph stands for characters that are not there");
        }
    }

    const Document& document_;
};

}  // namespace

void check_document(const Document& document) {
    DocumentCheck(document).check();
}

}  // namespace precis::pdf
