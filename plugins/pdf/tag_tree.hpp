// The tree of what the page means, grown in reading order.
#pragma once

#include "pdf/page_model.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <precis/plugin.hpp>

namespace precis::pdf {

// Under an artifact nothing is kept: that is how things are laid out only to be measured, or as
// decoration.
class TagTree {
  public:
    // What is laid out with a tree for measuring is never painted, so nobody needs to know which
    // lines stand in a row, only how high it is.
    enum class Use : std::uint8_t { painting, measuring };
    explicit TagTree(Use use = Use::painting) : use_(use) {}
    bool is_for_measuring() const { return use_ == Use::measuring; }

    StructureId add_document(std::string_view language) {
        elements_.push_back({"Document", -1, std::string(language), {}, {}});
        return 0;
    }
    // A new last child; its id. `language` is given where it differs from the parent's.
    StructureId add(std::string_view type, StructureId parent, std::string_view language = {}) {
        if (is_artifact(parent)) {
            return parent;
        }
        elements_.push_back({type, parent, std::string(language), {}, {}});
        return static_cast<StructureId>(elements_.size()) - 1;
    }
    StructureId add_header_cell(StructureId row, std::string_view scope) {
        const StructureId cell = add("TH", row);
        if (!is_artifact(cell)) {
            elements_.back().scope = scope;
        }
        return cell;
    }
    // `alternative` is in `language`, which is given where it differs from the parent's.
    StructureId add_figure(StructureId parent, std::string_view alternative,
                           std::string_view language) {
        const StructureId figure = add("Figure", parent, language);
        if (!is_artifact(figure)) {
            elements_.back().alternative = alternative;
        }
        return figure;
    }
    // Says that text of an element is in `language`; the element to tag it as.
    StructureId in_language(StructureId id, std::string_view language) {
        if (is_artifact(id) || language.empty() || language_of(id) == language) {
            return id;
        }
        StructureElement& element = elements_[static_cast<std::size_t>(id)];
        if (!element.language.empty()) {
            return add("Span", id, language);
        }
        element.language = language;
        return id;
    }
    std::size_t size() const { return elements_.size(); }

    // Remembers that the elements from `first` on that have no origin yet were made of `node`.
    void note_origin(std::size_t first, plugin::Node node) {
        origins_.resize(elements_.size());
        for (std::size_t i = first; i < origins_.size(); ++i) {
            origins_[i] = origins_[i] ? origins_[i] : node;
        }
    }

    std::vector<StructureElement> take() {
        origins_.resize(elements_.size());
        return std::move(elements_);
    }
    // Of each element, in their order; no node where it was not noted.
    std::vector<plugin::Node> take_origins() { return std::move(origins_); }

  private:
    std::string_view language_of(StructureId id) const {
        while (!is_artifact(id)) {
            const StructureElement& element = elements_[static_cast<std::size_t>(id)];
            if (!element.language.empty()) {
                return element.language;
            }
            id = element.parent;
        }
        return {};
    }

    Use use_;
    std::vector<StructureElement> elements_;
    std::vector<plugin::Node> origins_;
};

}  // namespace precis::pdf
