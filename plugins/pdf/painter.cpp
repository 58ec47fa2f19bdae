#include "pdf/painter.hpp"

#include <utility>
#include <variant>

namespace precis::pdf {
namespace {

// Of the spaces at the end of a line, which an underline does not go under.
double trailing_space(const typeset::PlacedRun& run) {
    const typeset::GlyphRun& shaped = *run.run;
    double width = 0;
    for (std::size_t i = shaped.glyphs.size(); i-- > 0;) {
        const typeset::Glyph& glyph = shaped.glyphs[i];
        if (shaped.right_to_left || glyph.text_length != 1 ||
            shaped.text[glyph.text_begin] != U' ') {
            break;
        }
        width += glyph.advance;
    }
    return width / shaped.face->units_per_em;
}

}  // namespace

Box Painter::box(double x, double y, double width, double height) const {
    const double left = mirrored_ ? page_.width - x - width : x;
    return {left, up(y + height), left + width, up(y)};
}

void Painter::paint(const Fixture& fixture) {
    double y = fixture.y;
    for (const Row& part : fixture.rows) {
        row(part, fixture.x, y);
        y += part.height;
    }
}

void Painter::paint(const Fragment& fragment) {
    const FlowBox& whole = *fragment.box;
    double height = 0;
    for (std::size_t i = fragment.first; i < fragment.last; ++i) {
        height += whole.rows[i].height;
    }
    double y = fragment.y;
    if (whole.panel) {
        const double above = whole.padding_above(fragment.first);
        panel(fragment, above + height + whole.padding_below(fragment.last));
        y += above;
    }
    for (std::size_t i = fragment.first; i < fragment.last; ++i) {
        row(whole.rows[i], fragment.x, y);
        y += whole.rows[i].height;
    }
}

void Painter::panel(const Fragment& fragment, double height) {
    for (const Item& any : ground_of(*fragment.box->panel, height, look_.shape.panel)) {
        std::visit([&](const auto& one) { item(one, fragment.x, fragment.y); }, any);
    }
}

void Painter::row(const Row& row, double x, double y) {
    for (const Item& any : row.items) {
        std::visit([&](const auto& one) { item(one, x, y); }, any);
    }
}

void Painter::item(const FillItem& fill, double x, double y) {
    page_.marks.emplace_back(FillMark{box(x + fill.x, y + fill.y, fill.width, fill.height),
                                      fill.radius, look_[fill.colour], kArtifact});
}

void Painter::item(const RuleItem& rule, double x, double y) {
    const auto across = [&](double at) { return mirrored_ ? page_.width - at : at; };
    page_.marks.emplace_back(RuleMark{across(x + rule.x1), up(y + rule.y1), across(x + rule.x2),
                                      up(y + rule.y2), rule.thickness, look_[rule.colour],
                                      kArtifact});
}

void Painter::item(const TilesItem& tiles, double x, double y) {
    const Box whole = box(x + tiles.x, y + tiles.y, tiles.side, tiles.side);
    for (const Tile& tile : *tiles.tiles) {
        const double left = whole.left + tile.x * tiles.unit;
        const double top = whole.top - tile.y * tiles.unit;
        const Box area{left, top - tile.height * tiles.unit, left + tile.width * tiles.unit, top};
        page_.marks.emplace_back(FillMark{area, 0, look_[ColourRole::ink], tiles.structure});
    }
    page_.links.push_back({whole, tiles.address, tiles.description, tiles.link});
}

void Painter::item(const PictureItem& picture, double x, double y) {
    page_.marks.emplace_back(
        PictureMark{box(x + picture.x, y + picture.y, picture.width, picture.height),
                    picture.picture, picture.structure});
}

void Painter::item(const LineItem& line, double x, double y) {
    const SetText& set = line.text->set;
    const double body = set.body;
    const double left = box(x + line.x, 0, set.width(), 0).left;
    const double baseline = up(y + line.y + set.baseline());
    const auto& runs = set.lines->line(line.line, line.text->alignment);
    for (const typeset::PlacedRun& run : runs) {
        const typeset::TextStyle& style = set.lines->text().styles[run.span];
        const SpanInfo& info = set.text->infos[run.span];
        TextMark mark;
        mark.run = run.run;
        mark.x = left + run.x * body;
        mark.baseline = baseline + style.rise * body;
        mark.size = style.size * body;
        mark.extra = run.extra * body;
        mark.tracking = style.tracking * body;
        mark.colour = look_[info.colour];
        mark.structure =
            line.text->spans.empty() ? line.text->artifact : line.text->spans[run.span];
        page_.marks.emplace_back(std::move(mark));
        if (info.meaning == SpanMeaning::link) {
            link(line, run, left, baseline, &run == &runs.back());
        }
    }
}

// Underlined, so that it is not told by its colour alone; in a list of contents all lines are
// links.
void Painter::link(const LineItem& line, const typeset::PlacedRun& run, double x, double baseline,
                   bool ends_line) {
    const TaggedText& text = *line.text;
    const SpanInfo& info = text.set.text->infos[run.span];
    const double body = text.set.body;
    const double size = text.set.lines->text().styles[run.span].size * body;
    const double left = x + run.x * body;
    const double blank = ends_line ? trailing_space(run) * size : 0;
    const double right = left + run.width * body - blank;
    if (!info.destination) {
        page_.marks.emplace_back(RuleMark{left, baseline - 0.13 * size, right,
                                          baseline - 0.13 * size, 0.045 * size, look_[info.colour],
                                          kArtifact});
    }
    LinkArea area;
    area.box = {left, baseline - 0.25 * size, right, baseline + 0.8 * size};
    area.address = info.address;
    area.destination = info.destination;
    area.description = info.description;
    area.structure = text.spans.empty() ? kArtifact : text.spans[run.span];
    page_.links.push_back(std::move(area));
}

}  // namespace precis::pdf
