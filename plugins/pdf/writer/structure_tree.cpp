#include "pdf/writer/structure_tree.hpp"

#include "pdf/writer/pdf_syntax.hpp"
#include "pdf/writer/structure_attributes.hpp"
#include "pdf/writer/text_strings.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace precis::pdf {
namespace {

constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();
constexpr StructureId kRoot = 0;

// Sorted as strings, as a name tree must be.
std::string note_id(StructureId id) {
    std::string digits = std::to_string(id);
    return "note" + std::string(digits.size() < 8 ? 8 - digits.size() : 0, '0') + digits;
}

}  // namespace

StructureTree::StructureTree(const Document& document) : by_mcid_(document.pages.size()) {
    if (document.structure.empty()) {
        add("Document", kArtifact);
    }
    std::vector<std::string> attributes = structure_attributes(document);
    elements_.reserve(document.structure.size());
    for (std::size_t i = 0; i < document.structure.size(); ++i) {
        Element element;
        element.is = document.structure[i];
        element.attributes = std::move(attributes[i]);
        add(std::move(element));
    }
}

StructureId StructureTree::add(std::string_view type, StructureId parent) {
    Element element;
    element.is.type = type;
    element.is.parent = parent;
    return add(std::move(element));
}

StructureId StructureTree::add(Element element) {
    const auto id = static_cast<StructureId>(elements_.size());
    if (element.is.parent != kArtifact) {
        Element& parent = this->element(element.is.parent);
        (parent.first_child == kArtifact ? parent.first_child
                                         : this->element(parent.last_child).next_sibling) = id;
        parent.last_child = id;
    }
    elements_.push_back(std::move(element));
    return id;
}

int StructureTree::add_content(StructureId id, std::size_t page) {
    const auto mcid = static_cast<int>(by_mcid_[page].size());
    by_mcid_[page].push_back(id);
    element(id).contents.push_back({contents_++, page, mcid});
    return mcid;
}

std::size_t StructureTree::add_link(StructureId id, std::size_t page, Reference annotation) {
    const StructureId link = link_element(id);
    element(link).links.push_back({page, annotation});
    by_link_.push_back(link);
    return by_mcid_.size() + by_link_.size() - 1;
}

StructureId StructureTree::link_element(StructureId id) {
    for (StructureId each = id; !is_artifact(each); each = element(each).is.parent) {
        if (element(each).is.type == "Link") {
            return each;
        }
    }
    return add("Link", is_artifact(id) ? kRoot : id);
}

// For each element the place in the document of the first content in it or below it.
std::vector<std::size_t> StructureTree::first_places() const {
    std::vector<std::size_t> places(elements_.size(), kNowhere);
    for (std::size_t i = elements_.size(); i-- > 0;) {
        if (!elements_[i].contents.empty()) {
            places[i] = std::min(places[i], elements_[i].contents.front().order);
        }
        if (elements_[i].is.parent != kArtifact) {
            std::size_t& above = places[static_cast<std::size_t>(elements_[i].is.parent)];
            above = std::min(above, places[i]);
        }
    }
    return places;
}

// The page that an element's contents are on unless they say otherwise.
std::size_t StructureTree::home_page(const Element& element) const {
    if (!element.contents.empty()) {
        return element.contents.front().page;
    }
    return element.links.empty() ? kNowhere : element.links.front().page;
}

// Children in the order of the tree, own content between them where it is on the page; a child
// without content stays with the one before it.
void StructureTree::append_kids(std::string& out, StructureId id, const Written& written) const {
    const auto& [places, elements, pages] = written;
    const Element& own = element(id);
    const std::size_t home = home_page(own);
    out += '[';
    auto content = own.contents.begin();
    const auto contents_before = [&](std::size_t place) {
        for (; content != own.contents.end() && content->order < place; ++content) {
            if (content->page == home) {
                append_integer(out, content->mcid);
                out += ' ';
                continue;
            }
            out += "<</Type/MCR/Pg ";
            append_reference(out, written.pages[content->page]);
            out += "/MCID ";
            append_integer(out, content->mcid);
            out += ">>";
        }
    };
    for (StructureId child = own.first_child; child != kArtifact;
         child = element(child).next_sibling) {
        const std::size_t place = places[static_cast<std::size_t>(child)];
        if (place != kNowhere) {
            contents_before(place);
        }
        append_reference(out, elements[static_cast<std::size_t>(child)]);
        out += ' ';
    }
    contents_before(kNowhere);
    for (const LinkObject& link : own.links) {
        out += "<</Type/OBJR/Obj ";
        append_reference(out, link.annotation);
        out += "/Pg ";
        append_reference(out, pages[link.page]);
        out += ">>";
    }
    out += ']';
}

void StructureTree::append_entries(std::string& out, StructureId id, Reference parent,
                                   const Written& written) const {
    const Element& own = element(id);
    out += "/Type/StructElem/S";
    append_name(out, own.is.type);
    out += "/P ";
    append_reference(out, parent);
    out += "/K";
    append_kids(out, id, written);
    if (const std::size_t home = home_page(own); home != kNowhere) {
        out += "/Pg ";
        append_reference(out, written.pages[home]);
    }
    if (!own.is.language.empty()) {
        out += "/Lang";
        append_byte_string(out, own.is.language);
    }
    if (!own.is.alternative.empty()) {
        out += "/Alt";
        append_text_string(out, own.is.alternative);
    }
    if (!own.attributes.empty()) {
        out += "/A" + own.attributes;
    }
    if (own.is.type == "Note") {
        out += "/ID";
        append_byte_string(out, note_id(id));
    }
}

Reference StructureTree::write(ObjectFile& file, std::span<const Reference> pages) const {
    const Reference root = file.dictionary();
    std::vector<Reference> references;
    references.reserve(elements_.size());
    for (std::size_t i = 0; i < elements_.size(); ++i) {
        references.push_back(file.dictionary());
    }
    const std::vector<std::size_t> places = first_places();
    const Written written{places, references, pages};
    std::string entries;
    for (std::size_t i = 0; i < elements_.size(); ++i) {
        const auto id = static_cast<StructureId>(i);
        const StructureId above = elements_[i].is.parent;
        const Reference parent =
            above == kArtifact ? root : references[static_cast<std::size_t>(above)];
        entries.clear();
        append_entries(entries, id, parent, written);
        file.add_entries(references[i], entries);
    }
    std::string out = "/Type/StructTreeRoot/K ";
    append_reference(out, references[kRoot]);
    out += "/ParentTree<</Nums" + parent_tree(references) + ">>/ParentTreeNextKey ";
    append_integer(out, static_cast<long long>(by_mcid_.size() + by_link_.size()));
    out += id_tree(references);
    file.add_entries(root, out);
    return root;
}

// Pages come first: the StructParents of a page is its index.
std::string StructureTree::parent_tree(std::span<const Reference> elements) const {
    std::string out = "[";
    for (std::size_t page = 0; page < by_mcid_.size(); ++page) {
        append_integer(out, static_cast<long long>(page));
        out += '[';
        for (const StructureId id : by_mcid_[page]) {
            append_reference(out, elements[static_cast<std::size_t>(id)]);
            out += ' ';
        }
        out += ']';
    }
    for (std::size_t link = 0; link < by_link_.size(); ++link) {
        append_integer(out, static_cast<long long>(by_mcid_.size() + link));
        out += ' ';
        append_reference(out, elements[static_cast<std::size_t>(by_link_[link])]);
        out += ' ';
    }
    return out + "]";
}

// A Note has to be found by a name (ISO 14289-1, 7.9).
std::string StructureTree::id_tree(std::span<const Reference> elements) const {
    std::string names;
    std::string first;
    std::string last;
    for (std::size_t i = 0; i < elements_.size(); ++i) {
        if (elements_[i].is.type != "Note") {
            continue;
        }
        last = note_id(static_cast<StructureId>(i));
        first = first.empty() ? last : first;
        append_byte_string(names, last);
        append_reference(names, elements[i]);
        names += ' ';
    }
    if (names.empty()) {
        return {};
    }
    return "/IDTree<</Kids[<</Limits[(" + first + ")(" + last + ")]/Names[" + names + "]>>]>>";
}

}  // namespace precis::pdf
