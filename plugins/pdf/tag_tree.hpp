// The tree of what the page means, grown in reading order.
#pragma once

#include "pdf/page_model.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace precis::pdf {

// Under kArtifact nothing is kept: that is how things are laid out only to be measured, or as
// decoration.
class TagTree {
  public:
    StructureId add_document(std::string_view language) {
        elements_.push_back({"Document", -1, std::string(language), {}, {}});
        return 0;
    }
    // A new last child; its id. `language` is given where it differs from the parent's.
    StructureId add(std::string_view type, StructureId parent, std::string_view language = {}) {
        if (parent == kArtifact) {
            return kArtifact;
        }
        elements_.push_back({type, parent, std::string(language), {}, {}});
        return static_cast<StructureId>(elements_.size()) - 1;
    }
    StructureId add_header_cell(StructureId row, std::string_view scope) {
        const StructureId cell = add("TH", row);
        if (cell != kArtifact) {
            elements_.back().scope = scope;
        }
        return cell;
    }
    StructureId add_figure(StructureId parent, std::string_view alternative) {
        const StructureId figure = add("Figure", parent);
        if (figure != kArtifact) {
            elements_.back().alternative = alternative;
        }
        return figure;
    }
    std::vector<StructureElement> take() { return std::move(elements_); }

  private:
    std::vector<StructureElement> elements_;
};

}  // namespace precis::pdf
