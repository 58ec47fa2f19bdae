// Boxes: what is to be placed on pages, in rows that may be parted. Points, from the top left of
// the row, y downwards.
#pragma once

#include "pdf/look.hpp"
#include "pdf/page_model.hpp"
#include "pdf/tag_tree.hpp"
#include "pdf/text_store.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <precis/plugin.hpp>

namespace precis::pdf {

// A text and the structure elements that its spans belong to.
struct TaggedText {
    SetText set;
    std::vector<StructureId> spans;  // none for an artifact
    StructureId artifact = kArtifact;
    typeset::Alignment alignment = typeset::Alignment::start;
};

// One line of a text; `y` is that of its top.
struct LineItem {
    std::shared_ptr<const TaggedText> text;
    std::size_t line = 0;
    double x = 0;
    double y = 0;
};

struct FillItem {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    double radius = 0;
    ColourRole colour = ColourRole::tint;
};

struct RuleItem {
    double x1 = 0;
    double y1 = 0;
    double x2 = 0;
    double y2 = 0;
    double thickness = 0.5;
    ColourRole colour = ColourRole::rule;
};

// A rectangle of a figure of little squares, in squares from its top left.
struct Tile {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

// A figure of little squares, never mirrored.
struct TilesItem {
    std::shared_ptr<const std::vector<Tile>> tiles;
    double unit = 0;  // side of a square
    double x = 0;
    double y = 0;
    double side = 0;
    StructureId structure = kArtifact;
    std::string address;  // where it leads
    std::string description;
    StructureId link = kArtifact;
};

struct PictureItem {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    std::shared_ptr<const picture::Picture> picture;
    StructureId structure = kArtifact;
};

using Item = std::variant<FillItem, RuleItem, LineItem, TilesItem, PictureItem>;

struct Row {
    double height = 0;
    std::vector<Item> items;
    bool may_part_after = false;
};

// Space before a box, which goes where the box comes first in its column.
struct Gap {
    double natural = 0;
    double stretch = 0;  // by how much it may grow when the page has room to spare
};

// Ground behind a box.
struct Panel {
    double padding = 0;  // above and below
    double bar = 0;      // thickness of the accent at its start; 0: none
    double x = 0;
    double width = 0;
};

// What a panel of that height is drawn with, from its top left.
std::vector<Item> ground_of(const Panel& panel, double height, Shape::Panel shape);

// What rows of a box are about, for whoever asks where a node of the briefing stands.
struct Subject {
    plugin::Node node;
    std::size_t first = 0;  // of the rows
    std::size_t last = 0;   // past the end
    double x = 0;
    double width = 0;
    double height = 0;  // where it is not that of the rows; else 0
    // Whether it begins with its name, as a heading of what follows.
    bool headed = false;
};

struct FlowBox {
    Gap gap;
    std::vector<Row> rows;
    std::optional<Panel> panel;
    bool keep_with_next = false;
    bool begins_section = false;
    std::string bookmark;  // when it is a section's heading
    std::vector<Subject> subjects;
    // Shown over it where a column begins with it or a part of it.
    std::shared_ptr<const FlowBox> again = {};

    double height() const;
    // From its top to the row `row`, when its rows from `first` on are shown.
    double offset_of(std::size_t row, std::size_t first) const;
    // Padding of the panel above its rows from `first` on, and below those that end before `last`:
    // where it is parted, there is none.
    double padding_above(std::size_t first) const;
    double padding_below(std::size_t last) const;
    void shift(double x);
    // Makes it higher, so that its height is a multiple of `unit`.
    void snap(double unit);

    // All its rows are about that node.
    void is_about(plugin::Node node, double width);
};

// The least multiple of `unit` that is not below `height`.
double snapped(double height, double unit);

// Stacks up the rows of a box.
class Stack {
  public:
    explicit Stack(TagTree& tree) : tree_(tree) {}

    // The lines of a text, a row each, with its left end at `x`; tagged as `structure`. It is not
    // parted so that a single line of it stands alone.
    void text(SetText set, double x, StructureId structure,
              typeset::Alignment alignment = typeset::Alignment::start);
    void space(double height);
    // Adds to the row that was added last, or where there is none yet, to a new one of no height.
    void attach(Item item);
    // A text beside others: its lines go into row `row` (made where there is none yet, of no
    // height) from `y` down, and take up no height.
    void hang(SetText set, double x, double y, std::size_t row, StructureId structure,
              typeset::Alignment alignment = typeset::Alignment::start);

    // The same for a ground.
    void hang_fill(const FillItem& fill, std::size_t row);

    std::size_t row_count() const { return rows_.size(); }
    double height() const;
    // Moves what is in a row.
    void move_row(std::size_t row, double x);
    // Forbids to part it anywhere.
    void keep_together();
    std::vector<Row> take() { return std::move(rows_); }

  private:
    // Null where it is not going to be painted.
    std::shared_ptr<const TaggedText> tagged(SetText set, StructureId structure,
                                             typeset::Alignment alignment);

    TagTree& tree_;
    std::vector<Row> rows_;
};

double height_of(const std::vector<Row>& rows);

// All rows as one that cannot be parted, moved by `x`, `y`.
void place_in(Row& row, std::vector<Row> rows, double x, double y);

// Puts rows beside those that are there, first beside first, moved by `x`.
void place_beside(std::vector<Row>& rows, std::vector<Row> others, double x);

}  // namespace precis::pdf
