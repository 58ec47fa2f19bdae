// The tree of what the page means, grown in reading order.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pdf/page_model.hpp"

namespace precis::pdf {

class TagTree {
  public:
    // One that keeps nothing, for measuring.
    static TagTree none() { return TagTree(false); }
    explicit TagTree(bool keeps = true) : keeps_(keeps) {}

    // A new last child; its id. `language` is given where it differs from the parent's.
    StructureId add(std::string_view type, StructureId parent, std::string_view language = {}) {
        if (!keeps_) {
            return kArtifact;
        }
        elements_.push_back({type, parent, std::string(language), {}, {}});
        return static_cast<StructureId>(elements_.size()) - 1;
    }
    StructureId add_header_cell(StructureId row, std::string_view scope) {
        const StructureId cell = add("TH", row);
        if (keeps_) {
            elements_.back().scope = scope;
        }
        return cell;
    }
    bool keeps() const { return keeps_; }
    std::vector<StructureElement> take() { return std::move(elements_); }

  private:
    bool keeps_;
    std::vector<StructureElement> elements_;
};

}  // namespace precis::pdf
