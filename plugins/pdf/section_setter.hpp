// Sets one section of a briefing: its heading and its blocks become boxes, each layout in its way.
#pragma once

#include "pdf/flow_box.hpp"
#include "pdf/look.hpp"
#include "pdf/tag_tree.hpp"
#include "pdf/text_store.hpp"
#include "picture/picture_shelf.hpp"

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <precis/plugin.hpp>

namespace precis::pdf {

// What everything on a page is set with.
struct Setting {
    const Look& look;
    TextStore& texts;
    TagTree& tree;
    double body;                                // size of running text, points
    picture::PictureShelf* pictures = nullptr;  // null: none are shown

    double em(double count) const { return count * body; }
    double lines(double count) const { return count * kLine * body; }
    // The page's rhythm: everything is as high as some half lines, so that the lines of columns
    // meet.
    double beat() const { return lines(0.5); }
};

// Space before a section, in lines.
inline constexpr double kSectionGap = 1;

// Between columns, of running text.
inline constexpr double kGutter = 2.2;

// Where a section goes. Points.
struct SectionPlace {
    double width = 0;
    double indent = 0;       // of the blocks, where headings stand beside them; else 0
    bool across = false;     // spans all columns
    bool in_column = false;  // of several
    bool slide = false;
    double heading_body = 0;  // size of running text that the heading goes with
    double highest = 0;       // what a page holds; 0: any height
};

class SectionSetter {
  public:
    SectionSetter(const Setting& setting, plugin::Node section, const SectionPlace& place);

    // The whole section, as decided, under the structure element `parent`.
    std::vector<FlowBox> boxes(StructureId parent);

    // The height of its heading with the space around it, at most.
    double heading_extent();
    // The height of a block in one of its wordings with the space before it; a block that stands
    // beside others counts its share.
    double block_extent(plugin::Node block, plugin::Node wording);

  private:
    struct Block {
        plugin::Node node;
        plugin::Node wording;
    };
    using Rows = std::vector<Row>;

    std::vector<Block> blocks() const;
    plugin::Node last_block() const;
    bool is(std::string_view layout) const { return layout_ == layout; }
    bool is_list() const;
    // Whether the names of its blocks stand over their wordings, in the section's own part of the
    // document.
    bool has_item_headings() const;
    bool is_grid() const {
        return is("columns") || is("cards") || is("figures") || is("pictures") ||
               is_across_timeline();
    }
    // A timeline across the page has its entries side by side.
    bool is_across_timeline() const;
    double narrowest_cell() const;

    // Texts.
    InlineWriter writer(TextRole role, plugin::Node where) const;
    InlineWriter writer(TextRole role) const { return writer(role, section_); }
    SetText set(InlineWriter& text, double width) const;
    // The wording with its source numbers and the address that goes with the block.
    InlineWriter wording(const Block& block, TextRole role) const;
    void add_ending(InlineWriter& text, const Block& block) const;

    void keep_if_short(FlowBox& box) const;

    // Headings.
    bool has_ruled_heading() const;
    static void keep_beside(std::span<FlowBox> boxes, double heading);
    FlowBox heading_above(StructureId sect);
    FlowBox heading_beside(StructureId sect, double& height);
    SetText heading_text(double width, bool on_ground = false);
    void heading_rule(Stack& stack, double width) const;

    // One block as a box.
    FlowBox block_box(const Block& block, StructureId parent);
    FlowBox prose(const Block& block, StructureId parent);
    FlowBox numbered(const Block& block, StructureId list);
    double numeral_column() const;
    void add_numeral(Stack& stack, std::string_view number, StructureId item) const;
    FlowBox bullet(const Block& block, StructureId list);
    FlowBox question(const Block& block, StructureId parent);
    FlowBox quotation(const Block& block, StructureId parent);
    FlowBox timeline_entry(const Block& block, StructureId list);
    FlowBox glossary_entry(const Block& block, StructureId list);
    FlowBox contact_entry(const Block& block, StructureId parent);

    // Tables.
    struct TableColumn {
        plugin::Node label;
        double x = 0;
        double width = 0;
    };
    struct Table {
        TableColumn date, name, value, meaning;  // of no width where there is none
    };
    struct TableNeeds {
        std::string_view kind;  // of the items
        double date = 0;        // widths in proportion to running text; 0: there is none
        double name = 0;
        double name_in_two = 0;  // the least with which no name takes more than two lines
        bool value = false;
    };
    struct OwnColumns {
        bool date, name, value;
    };
    TableNeeds table_needs() const;
    Table columns(const TableNeeds& needs, const OwnColumns& own, double body) const;
    Table table() const;
    double widest(std::string_view attribute, TextRole role) const;
    FlowBox table_head(StructureId table_id);
    void repeat_head(std::span<FlowBox> rows);
    InlineWriter name_cell(plugin::Node node) const;
    InlineWriter value_cell(plugin::Node node) const;
    Rows cell_rows(InlineWriter& text, double width, StructureId id) const;
    Rows meaning_rows(const Block& block, double width, std::span<InlineWriter> folded,
                      StructureId id);
    Rows side_by_side(std::vector<std::pair<double, Rows>>& cells) const;
    FlowBox table_row(const Block& block, StructureId table_id);

    // Blocks side by side.
    std::size_t usual_per_row() const;
    double cell_gap() const;
    double cell_width() const;
    Rows cell(const Block& block, StructureId list);
    Rows card(const Block& block, StructureId item);
    Rows figure(const Block& block, StructureId item);
    void add_progress(Stack& stack, const Block& block, StructureId item) const;
    Rows milestone(const Block& block, StructureId item);
    void add_cell_ground(Row& row, double x, bool last, plugin::Node block) const;
    double card_padding() const;
    bool is_ahead(plugin::Node block) const;
    Rows picture(const Block& block, StructureId item);
    FlowBox grid_row(std::span<const Block> blocks, StructureId list);
    FlowBox lone_cell(const Block& block, StructureId list);
    bool is_too_high(std::span<const Block> all);

    // The contact section as one panel.
    FlowBox contact_heading(StructureId sect);
    FlowBox contact(StructureId sect);

    // The size of running text by which it is decided how many things go side by side: the same
    // at any size, so that measures only grow with the type.
    double usual_body() const { return place_.slide ? 15 : 9.5; }
    double inner_width() const { return place_.width - place_.indent; }
    // Of what stands on a panel; rules above and below need none.
    double panel_inset(double usual) const {
        return s_.look.shape.panel == Shape::Panel::rules ? 0 : s_.em(usual);
    }
    Gap block_gap() const;
    Gap section_gap() const;
    double under_heading() const;

    const Setting& s_;
    plugin::Node section_;
    SectionPlace place_;
    std::string_view layout_;
    std::size_t per_row_;
};

// A picture in its natural size, smaller where that would be wider or higher than allowed. Points.
struct PictureSize {
    double width = 0;
    double height = 0;
};
PictureSize fitted_size(const picture::Picture& picture, double widest, double highest);

// An address as it is shown: without scheme and trailing slash.
std::string_view shown_address(std::string_view address);

}  // namespace precis::pdf
