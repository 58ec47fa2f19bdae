// The structure tree of a document (ISO 32000-1, 14.7): its elements, what on the pages is content
// of each, and the way back from the pages to the elements.
#pragma once

#include "pdf/page_model.hpp"
#include "pdf/writer/object_file.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace precis::pdf {

class StructureTree {
  public:
    explicit StructureTree(const Document& document);

    std::string_view type_of(StructureId id) const { return element(id).is.type; }

    // The next marked content of a page is the element's: its MCID. Called in reading order.
    int add_content(StructureId id, std::size_t page);

    // A link annotation belongs to its Link element; one is made where the document has none. The
    // value of the annotation's StructParent.
    std::size_t add_link(StructureId id, std::size_t page, Reference annotation);

    // Writes all elements; the StructTreeRoot.
    Reference write(ObjectFile& file, std::span<const Reference> pages) const;

  private:
    struct Content {
        std::size_t order = 0;  // in the document
        std::size_t page = 0;
        int mcid = 0;
    };
    struct LinkObject {
        std::size_t page = 0;
        Reference annotation;
    };
    struct Element {
        StructureElement is;
        std::string attributes;
        StructureId first_child = kArtifact;  // kArtifact: none
        StructureId last_child = kArtifact;
        StructureId next_sibling = kArtifact;
        std::vector<Content> contents;
        std::vector<LinkObject> links;
    };

    const Element& element(StructureId id) const { return elements_[static_cast<std::size_t>(id)]; }
    Element& element(StructureId id) { return elements_[static_cast<std::size_t>(id)]; }
    StructureId link_element(StructureId id);
    StructureId add(std::string_view type, StructureId parent);
    StructureId add(Element element);
    std::vector<std::size_t> first_places() const;
    struct Written {
        std::span<const std::size_t> places;
        std::span<const Reference> elements;
        std::span<const Reference> pages;
    };
    void append_kids(std::string& out, StructureId id, const Written& written) const;
    void append_entries(std::string& out, StructureId id, Reference parent,
                        const Written& written) const;
    std::string parent_tree(std::span<const Reference> elements) const;
    std::string id_tree(std::span<const Reference> elements) const;
    std::size_t home_page(const Element& element) const;

    std::vector<Element> elements_;
    std::vector<std::vector<StructureId>> by_mcid_;  // for each page
    std::vector<StructureId> by_link_;
    std::size_t contents_ = 0;
};

}  // namespace precis::pdf
