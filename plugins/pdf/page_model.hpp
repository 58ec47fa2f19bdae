// What the pdf plugin makes of a briefing before any PDF: pages of marks placed to the point, and
// the tree of what they mean. layout writes it, pdf_writer reads it. Points, origin at the bottom
// left of the page, y upwards, as in PDF.
#pragma once

#include "picture/picture.hpp"
#include "typeset/glyphs.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace precis::pdf {

struct Colour {
    double red = 0;
    double green = 0;
    double blue = 0;
    bool operator==(const Colour&) const = default;
};

struct Box {
    double left = 0;
    double bottom = 0;
    double right = 0;
    double top = 0;
};

// What a mark means: an element of the structure tree, or below 0 that it is an artifact.
using StructureId = int;
inline constexpr StructureId kArtifact = -1;    // decoration
inline constexpr StructureId kPageHeader = -2;  // what stands at the head of every page
inline constexpr StructureId kPageFooter = -3;  // and at its foot
inline constexpr StructureId kRepetition = -4;  // what is said again because a page ended

constexpr bool is_artifact(StructureId id) {
    return id < 0;
}

// Text on one baseline, shaped. `extra` is added after every space (word spacing) and `tracking`
// after every glyph.
struct TextMark {
    std::shared_ptr<const typeset::GlyphRun> run;
    double x = 0;
    double baseline = 0;
    double size = 10;
    double extra = 0;
    double tracking = 0;
    Colour colour;
    StructureId structure = kArtifact;
};

// A filled rectangle, with rounded corners when `radius` is more than 0.
struct FillMark {
    Box box;
    double radius = 0;
    Colour colour;
    StructureId structure = kArtifact;
};

// A straight line.
struct RuleMark {
    double x1 = 0;
    double y1 = 0;
    double x2 = 0;
    double y2 = 0;
    double width = 0.5;
    Colour colour;
    StructureId structure = kArtifact;
};

// A picture, upright and stretched to the box.
struct PictureMark {
    Box box;
    std::shared_ptr<const picture::Picture> picture;
    StructureId structure = kArtifact;
};

using Mark = std::variant<FillMark, RuleMark, TextMark, PictureMark>;

// A place in the document itself.
struct Destination {
    std::size_t page = 0;
    double top = 0;
};

struct LinkArea {
    Box box;
    std::string address;
    std::string description;  // for a reader that cannot see it
    StructureId structure = kArtifact;
    std::optional<Destination> destination = {};  // in this document, instead of an address
};

struct Page {
    double width = 0;
    double height = 0;
    std::vector<Mark> marks;  // painted in this order, which is the reading order of the text
    std::vector<LinkArea> links;
};

// An element of the structure tree (ISO 32000-1, 14.8.4): "Document", "H1", "P", "L", "LI", "Lbl",
// "LBody", "Table", "TR", "TH", "TD", "BlockQuote", "Link", "Span", "Figure", "Note", ...
struct StructureElement {
    std::string_view type;    // a literal
    StructureId parent = -1;  // -1 only for the first, "Document"
    std::string language;     // BCP 47, where it differs from the parent's
    std::string alternative;  // text instead of a picture
    std::string scope;        // of a TH: "Row" or "Column"
};

struct Bookmark {
    std::string title;
    std::size_t page = 0;
    double top = 0;
    int level = 1;
};

struct Document {
    std::string title;
    std::string author;
    std::string subject;
    std::string keywords;
    std::string language;  // BCP 47
    bool right_to_left = false;
    std::string date;      // ISO 8601, day or time
    std::string producer;  // name and version of the program
    std::vector<Page> pages;
    std::vector<StructureElement> structure;  // parents before children, in reading order
    std::vector<Bookmark> bookmarks;
};

}  // namespace precis::pdf
