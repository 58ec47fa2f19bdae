#include "pdf/writer/conformance.hpp"

#include "pdf/writer/text_strings.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace precis::pdf {
namespace {

// Of UTF-16, so that it is within what ISO 19005-2, 6.1.13, allows a string to have.
constexpr std::size_t kLongestText = 16000;

int heading_level(std::string_view type) {
    return type.size() == 2 && type[0] == 'H' && type[1] >= '1' && type[1] <= '6' ? type[1] - '0'
                                                                                  : 0;
}

bool is_cell(std::string_view type) {
    return type == "TH" || type == "TD";
}

// Where an element must stand (ISO 32000-1, tables 333 to 337); empty: nowhere in particular.
std::vector<std::string_view> parents_of(std::string_view type) {
    if (type == "LI") {
        return {"L"};
    }
    if (type == "Lbl") {
        return {"LI", "Note", "TOCI", "BibEntry"};
    }
    if (type == "LBody") {
        return {"LI"};
    }
    if (type == "TR") {
        return {"Table", "THead", "TBody", "TFoot"};
    }
    if (type == "THead" || type == "TBody" || type == "TFoot") {
        return {"Table"};
    }
    if (type == "TOCI") {
        return {"TOC"};
    }
    if (is_cell(type)) {
        return {"TR"};
    }
    return {};
}

// A scheme and something after it (RFC 3986, 3), and no character that ends an address.
bool is_address(std::string_view address) {
    const std::size_t colon = address.find(':');
    const auto in_scheme = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '+' || c == '-' || c == '.';
    };
    return colon != std::string_view::npos && colon > 0 && colon + 1 < address.size() &&
           std::all_of(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(colon),
                       in_scheme) &&
           std::none_of(address.begin(), address.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

class Gate {
  public:
    Gate(const Document& document, Conformance conformance)
        : document_(document), accessible_(conformance == Conformance::archive_accessible) {}

    std::vector<Shortcoming> run() {
        check_whole();
        const std::size_t count = document_.structure.size();
        cells_.resize(count);
        for (std::size_t i = 0; i < count; ++i) {
            check_element(static_cast<StructureId>(i), document_.structure[i]);
        }
        check_rows();
        for (const Page& page : document_.pages) {
            for (const LinkArea& link : page.links) {
                check_link(link);
            }
        }
        for (const Bookmark& bookmark : document_.bookmarks) {
            check_length(bookmark.title, kArtifact);
        }
        return std::move(found_);
    }

  private:
    void add(std::string message, std::string hint, StructureId element) {
        found_.push_back({std::move(message), std::move(hint), element, false});
    }
    void blame_ourselves(std::string message, StructureId element) {
        found_.push_back({std::move(message), {}, element, true});
    }

    std::string_view type_of(StructureId id) const {
        return is_artifact(id) ? std::string_view()
                               : document_.structure[static_cast<std::size_t>(id)].type;
    }

    void check_whole() {
        if (accessible_ && from_utf8(document_.title).empty()) {
            add("the briefing has no title",
                "give it one: a reader who cannot see it chooses among files by their titles",
                kArtifact);
        }
        if (document_.language.empty()) {
            add("the language of the briefing is not known", "state it in the strategy", kArtifact);
        }
        for (const std::string* text : {&document_.title, &document_.author, &document_.subject}) {
            check_length(*text, kArtifact);
        }
    }

    void check_length(std::string_view text, StructureId element) {
        const std::size_t length = from_utf8(text).size();
        if (length > kLongestText) {
            add(fmt::format("a text of {} characters is longer than PDF/A allows", length),
                "make it shorter", element);
        }
    }

    void check_element(StructureId id, const StructureElement& element) {
        check_length(element.alternative, id);
        if (accessible_ && element.type == "Figure" && from_utf8(element.alternative).empty()) {
            add("a picture has no alternative text",
                "say in its 'alternative' what those who do not see it should know", id);
        }
        const auto parents = parents_of(element.type);
        if (!parents.empty() &&
            std::find(parents.begin(), parents.end(), type_of(element.parent)) == parents.end()) {
            blame_ourselves(
                fmt::format("'{}' stands in '{}'", element.type, type_of(element.parent)), id);
        }
        if (element.type == "TH" && element.scope.empty()) {
            blame_ourselves("the head of a row or column does not say of which", id);
        }
        if (is_cell(element.type) && element.parent != kArtifact) {
            ++cells_[static_cast<std::size_t>(element.parent)];
        }
        check_heading(id, heading_level(element.type));
    }

    void check_heading(StructureId id, int level) {
        if (level == 0) {
            return;
        }
        if (level > heading_ + 1) {
            blame_ourselves(
                fmt::format("a heading of level {} follows one of level {}", level, heading_), id);
        }
        heading_ = level;
    }

    // None of our cells spans several.
    void check_rows() {
        StructureId table = kArtifact;
        std::size_t wanted = 0;
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            const StructureElement& row = document_.structure[i];
            if (row.type != "TR") {
                continue;
            }
            if (row.parent != table) {
                table = row.parent;
                wanted = cells_[i];
            } else if (cells_[i] != wanted) {
                blame_ourselves(fmt::format("a row has {} cells where the first of its table has "
                                            "{}",
                                            cells_[i], wanted),
                                static_cast<StructureId>(i));
            }
        }
    }

    void check_link(const LinkArea& link) {
        if (!link.destination && !is_address(link.address)) {
            add(fmt::format("'{}' is no address that a link can lead to",
                            link.address.substr(0, 80)),
                "write it whole, as https://example.org or mailto:office@example.org",
                link.structure);
        }
        check_length(link.description, link.structure);
    }

    const Document& document_;
    bool accessible_;
    std::vector<Shortcoming> found_;
    std::vector<std::size_t> cells_;  // of each row
    int heading_ = 0;
};

}  // namespace

std::vector<Shortcoming> shortcomings(const Document& document, Conformance conformance) {
    return conformance == Conformance::none ? std::vector<Shortcoming>()
                                            : Gate(document, conformance).run();
}

}  // namespace precis::pdf
