#include "pdf/writer/structure_attributes.hpp"

#include "pdf/writer/pdf_syntax.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>
#include <variant>

#include <unicode/uchar.h>

namespace precis::pdf {
namespace {

// The part of a figure that is on the first page it is on.
struct FigureArea {
    std::size_t page = 0;
    Box box;
};

Box box_of(const FillMark& mark) {
    return mark.box;
}

Box box_of(const PictureMark& mark) {
    return mark.box;
}

Box box_of(const RuleMark& mark) {
    const double half = mark.width / 2;
    return {std::min(mark.x1, mark.x2) - half, std::min(mark.y1, mark.y2) - half,
            std::max(mark.x1, mark.x2) + half, std::max(mark.y1, mark.y2) + half};
}

Box box_of(const TextMark& mark) {
    const typeset::FontFace& face = *mark.run->face;
    const double scale = mark.size / face.units_per_em;
    return {mark.x, mark.baseline + face.descender * scale, mark.x + mark.run->width * scale,
            mark.baseline + face.ascender * scale};
}

Box both(const Box& one, const Box& other) {
    return {std::min(one.left, other.left), std::min(one.bottom, other.bottom),
            std::max(one.right, other.right), std::max(one.top, other.top)};
}

class Attributes {
  public:
    explicit Attributes(const Document& document) : document_(document) {
        for (std::size_t page = 0; page < document.pages.size(); ++page) {
            for (const Mark& mark : document.pages[page].marks) {
                std::visit([&](const auto& each) { see(each, page); }, mark);
            }
        }
    }

    std::string of(StructureId id) const {
        const StructureElement& element = document_.structure[static_cast<std::size_t>(id)];
        if (element.type == "TH") {
            std::string attribute = "<</O/Table/Scope";
            append_name(attribute, element.scope.empty() ? "Column" : element.scope);
            return attribute + ">>";
        }
        if (element.type == "L") {
            const auto label = labels_.find(id);
            return label == labels_.end() ? "" : list_attribute(label->second);
        }
        const auto area = figures_.find(id);
        if (area == figures_.end()) {
            return {};
        }
        std::string attribute = "<</O/Layout/Placement/Block/BBox";
        append_box(attribute, area->second.box);
        return attribute + ">>";
    }

  private:
    template <typename AnyMark>
    void see(const AnyMark& mark, std::size_t page) {
        if (const auto figure = enclosing(mark.structure, "Figure")) {
            const auto [area, is_new] =
                figures_.try_emplace(*figure, FigureArea{page, box_of(mark)});
            if (!is_new && area->second.page == page) {
                area->second.box = both(area->second.box, box_of(mark));
            }
        }
        if constexpr (std::is_same_v<AnyMark, TextMark>) {
            if (enclosing(mark.structure, "Lbl")) {
                if (const auto list = enclosing(mark.structure, "L")) {
                    labels_.try_emplace(*list, mark.run->text);
                }
            }
        }
    }

    // The nearest element of a type that the element is or is in.
    std::optional<StructureId> enclosing(StructureId id, std::string_view type) const {
        while (!is_artifact(id)) {
            const StructureElement& element = document_.structure[static_cast<std::size_t>(id)];
            if (element.type == type) {
                return id;
            }
            id = element.parent;
        }
        return std::nullopt;
    }

    static std::string list_attribute(std::u32string_view label) {
        const auto is_number = [](char32_t character) {
            return u_isdigit(static_cast<UChar32>(character)) != 0;
        };
        std::u32string sign;
        std::copy_if(label.begin(), label.end(), std::back_inserter(sign), [](char32_t character) {
            return u_isalnum(static_cast<UChar32>(character)) != 0;
        });
        std::string_view numbering = "None";  // words, as dates and terms
        if (sign.empty()) {
            numbering = "Disc";
        } else if (std::all_of(sign.begin(), sign.end(), is_number)) {
            numbering = "Decimal";
        } else if (sign.size() == 1 && sign[0] >= U'a' && sign[0] <= U'z') {
            numbering = "LowerAlpha";
        } else if (sign.size() == 1 && sign[0] >= U'A' && sign[0] <= U'Z') {
            numbering = "UpperAlpha";
        }
        return "<</O/List/ListNumbering/" + std::string(numbering) + ">>";
    }

    const Document& document_;
    std::map<StructureId, FigureArea> figures_;
    std::map<StructureId, std::u32string_view> labels_;  // of lists: that of the first item
};

}  // namespace

std::vector<std::string> structure_attributes(const Document& document) {
    const Attributes attributes(document);
    std::vector<std::string> all;
    all.reserve(document.structure.size());
    for (std::size_t id = 0; id < document.structure.size(); ++id) {
        all.push_back(attributes.of(static_cast<StructureId>(id)));
    }
    return all;
}

}  // namespace precis::pdf
