#include "pdf/flow_box.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <type_traits>
#include <utility>

namespace precis::pdf {
namespace {

void move(Item& item, double x, double y) {
    std::visit(
        [x, y](auto& part) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(part)>, RuleItem>) {
                part.x1 += x;
                part.x2 += x;
                part.y1 += y;
                part.y2 += y;
            } else {
                part.x += x;
                part.y += y;
            }
        },
        item);
}

}  // namespace

double height_of(const std::vector<Row>& rows) {
    return std::accumulate(rows.begin(), rows.end(), 0.0,
                           [](double sum, const Row& row) { return sum + row.height; });
}

double FlowBox::height() const {
    return height_of(rows) + (panel ? 2 * panel->padding : 0);
}

double FlowBox::offset_of(std::size_t row, std::size_t first) const {
    double offset = padding_above(first);
    for (std::size_t i = first; i < row; ++i) {
        offset += rows[i].height;
    }
    return offset;
}

double FlowBox::padding_above(std::size_t first) const {
    return panel && first == 0 ? panel->padding : 0;
}

double FlowBox::padding_below(std::size_t last) const {
    return panel && last == rows.size() ? panel->padding : 0;
}

double snapped(double height, double unit) {
    constexpr double kExact = 1e-6;
    return unit * std::ceil(height / unit - kExact);
}

void FlowBox::snap(double unit) {
    const double missing = snapped(height(), unit) - height();
    if (panel) {
        panel->padding += missing / 2;
    } else if (missing > 0) {
        rows.push_back({missing, {}, false});
    }
}

std::vector<Item> ground_of(const Panel& panel, double height, Shape::Panel shape) {
    const double right = panel.x + panel.width;
    std::vector<Item> items;
    if (shape == Shape::Panel::tint) {
        items.emplace_back(FillItem{panel.x, 0, panel.width, height, 0, ColourRole::tint});
    } else {
        const bool frame = shape == Shape::Panel::outline;
        const ColourRole colour = frame ? ColourRole::ink : ColourRole::accent;
        const double thickness = frame ? 0.5 : 0.9;
        items.emplace_back(RuleItem{panel.x, 0, right, 0, thickness, colour});
        items.emplace_back(RuleItem{panel.x, height, right, height, thickness, colour});
        if (frame) {
            items.emplace_back(RuleItem{panel.x, 0, panel.x, height, thickness, colour});
            items.emplace_back(RuleItem{right, 0, right, height, thickness, colour});
        }
    }
    if (panel.bar > 0 && shape != Shape::Panel::rules) {
        items.emplace_back(FillItem{panel.x, 0, panel.bar, height, 0, ColourRole::accent});
    }
    return items;
}

void FlowBox::shift(double x) {
    for (Row& row : rows) {
        for (Item& item : row.items) {
            move(item, x, 0);
        }
    }
    if (panel) {
        panel->x += x;
    }
    for (Subject& subject : subjects) {
        subject.x += x;
    }
}

void FlowBox::is_about(plugin::Node node, double width) {
    subjects.push_back({node, 0, rows.size(), 0, width});
}

std::shared_ptr<const TaggedText> Stack::tagged(SetText set, StructureId structure,
                                                typeset::Alignment alignment) {
    if (tree_.is_for_measuring()) {
        return nullptr;
    }
    auto text = std::make_shared<TaggedText>();
    text->set = std::move(set);
    text->alignment = alignment;
    if (is_artifact(structure)) {
        text->artifact = structure;
        return text;
    }
    structure = tree_.in_language(structure, text->set.text->language);
    const std::vector<SpanInfo>& infos = text->set.text->infos;
    for (std::size_t i = 0; i < infos.size(); ++i) {
        const SpanInfo& info = infos[i];
        const bool same_link = i > 0 && info.meaning == SpanMeaning::link &&
                               infos[i - 1].meaning == SpanMeaning::link &&
                               infos[i - 1].address == info.address;
        StructureId id = structure;
        if (same_link) {
            id = text->spans.back();
        } else if (info.meaning == SpanMeaning::link) {
            id = tree_.add("Link", structure, info.language);
        } else if (info.meaning == SpanMeaning::reference) {
            id = tree_.add("Reference", structure);
        } else if (!info.language.empty()) {
            id = tree_.add("Span", structure, info.language);
        }
        text->spans.push_back(id);
    }
    return text;
}

void Stack::text(SetText set, double x, StructureId structure, typeset::Alignment alignment) {
    const std::size_t count = set.count();
    const double leading = set.leading();
    const auto text = tagged(std::move(set), structure, alignment);
    for (std::size_t i = 0; i < count; ++i) {
        Row row;
        row.height = leading;
        if (text != nullptr) {
            row.items.emplace_back(LineItem{text, i, x, 0});
        }
        row.may_part_after = i >= 1 && i + 2 < count;
        rows_.push_back(std::move(row));
    }
}

void Stack::space(double height) {
    if (height > 0) {
        rows_.push_back({height, {}, false});
    }
}

void Stack::attach(Item item) {
    if (rows_.empty()) {
        rows_.emplace_back();
    }
    rows_.back().items.push_back(std::move(item));
}

void Stack::hang(SetText set, double x, double y, std::size_t row, StructureId structure,
                 typeset::Alignment alignment) {
    const std::size_t count = set.count();
    const double leading = set.leading();
    const auto text = tagged(std::move(set), structure, alignment);
    while (rows_.size() <= row) {
        rows_.emplace_back();
    }
    for (std::size_t i = 0; text != nullptr && i < count; ++i) {
        rows_[row].items.emplace_back(LineItem{text, i, x, y + leading * static_cast<double>(i)});
    }
}

void Stack::hang_fill(const FillItem& fill, std::size_t row) {
    while (rows_.size() <= row) {
        rows_.emplace_back();
    }
    rows_[row].items.emplace_back(fill);
}

void Stack::move_row(std::size_t row, double x) {
    for (Item& item : rows_[row].items) {
        move(item, x, 0);
    }
}

double Stack::height() const {
    return height_of(rows_);
}

void Stack::keep_together() {
    for (Row& row : rows_) {
        row.may_part_after = false;
    }
}

void place_in(Row& row, std::vector<Row> rows, double x, double y) {
    for (Row& part : rows) {
        for (Item& item : part.items) {
            move(item, x, y);
            row.items.push_back(std::move(item));
        }
        y += part.height;
    }
}

void place_beside(std::vector<Row>& rows, std::vector<Row> others, double x) {
    rows.resize(std::max(rows.size(), others.size()));
    for (std::size_t i = 0; i < others.size(); ++i) {
        rows[i].height = std::max(rows[i].height, others[i].height);
        for (Item& item : others[i].items) {
            move(item, x, 0);
            rows[i].items.push_back(std::move(item));
        }
    }
}

}  // namespace precis::pdf
