// The structure tree against the pages and the annotations, and the rules for its elements.
#include "pdf_audit.hpp"

#include <algorithm>
#include <cctype>
#include <map>

namespace precis::pdf::test {
namespace {

const std::set<std::string> kTypes = {
    "/Document", "/Part",  "/Sect",  "/Div",   "/BlockQuote", "/Caption", "/TOC",    "/TOCI",
    "/P",        "/H1",    "/H2",    "/H3",    "/H4",         "/H5",      "/H6",     "/L",
    "/LI",       "/Lbl",   "/LBody", "/Table", "/TR",         "/TH",      "/TD",     "/THead",
    "/TBody",    "/TFoot", "/Span",  "/Quote", "/Note",       "/Link",    "/Figure", "/Reference"};

// What some elements must be in.
const std::map<std::string, std::set<std::string>> kParents = {
    {"/LI", {"/L"}},        {"/Lbl", {"/LI", "/Note", "/TOCI"}},
    {"/LBody", {"/LI"}},    {"/TR", {"/Table", "/THead", "/TBody", "/TFoot"}},
    {"/TH", {"/TR"}},       {"/TD", {"/TR"}},
    {"/THead", {"/Table"}}, {"/TBody", {"/Table"}},
    {"/TOCI", {"/TOC"}},    {"/TFoot", {"/Table"}}};

// What alone some elements may hold.
const std::map<std::string, std::set<std::string>> kKids = {
    {"/TOC", {"/TOC", "/TOCI", "/Caption"}},
    {"/L", {"/L", "/LI", "/Caption"}},
    {"/LI", {"/Lbl", "/LBody"}},
    {"/Table", {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"}},
    {"/TR", {"/TH", "/TD"}}};

using Key = std::pair<std::string, int>;  // a page and an MCID

class StructureAudit {
  public:
    StructureAudit(const PdfObjects& objects, Findings& findings)
        : objects_(objects), findings_(findings) {}

    void run(const std::vector<PageReading>& pages) {
        const Json& reference = objects_.catalogue().at("/StructTreeRoot");
        const Json& root = objects_.resolve(reference);
        read_parent_tree(objects_.get(objects_.get(root, "/ParentTree"), "/Nums"));
        const Json& kids = objects_.get(root, "/K");
        demand(kids.is_object() && objects_.get(kids, "/S") == "/Document",
               "the root of the tree is not one Document");
        visit(root.at("/K"), reference.get<std::string>(), "", "");
        for (const PageReading& page : pages) {
            check_page(page);
        }
    }

  private:
    void demand(bool condition, const std::string& what) {
        if (!condition) {
            findings_.push_back("structure: " + what);
        }
    }

    void read_parent_tree(const Json& numbers) {
        int last = -1;
        for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
            const int key = numbers[i].get<int>();
            demand(key > last, "the parent tree is not sorted");
            last = key;
            parents_[key] = numbers[i + 1];
        }
    }

    void visit(const Json& reference, const std::string& parent, const std::string& parent_type,
               const std::string& page) {
        const Json& element = objects_.resolve(reference);
        const auto own = reference.get<std::string>();
        const auto type = objects_.get(element, "/S").get<std::string>();
        demand(element.at("/P") == parent, own + " has another parent");
        demand(kTypes.contains(type), type + " is not a standard type");
        const auto allowed = kParents.find(type);
        demand(allowed == kParents.end() || allowed->second.contains(parent_type),
               type + " in " + parent_type);
        const auto kids = kKids.find(parent_type);
        demand(kids == kKids.end() || kids->second.contains(type), type + " in " + parent_type);
        check_element(element, type);
        const std::string home =
            element.contains("/Pg") ? element.at("/Pg").get<std::string>() : page;
        for (const Json& kid : objects_.get(element, "/K")) {
            visit_kid(kid, own, type, home);
        }
    }

    void visit_kid(const Json& kid, const std::string& own, const std::string& type,
                   const std::string& home) {
        if (kid.is_number()) {
            content_[{home, kid.get<int>()}] = own;
        } else if (kid.is_string()) {
            visit(kid, own, type, home);
        } else if (objects_.get(kid, "/Type") == "/MCR") {
            content_[{kid.at("/Pg").get<std::string>(), kid.at("/MCID").get<int>()}] = own;
        } else {
            demand(objects_.get(kid, "/Type") == "/OBJR", "a kid of no kind");
            demand(type == "/Link", "an annotation in " + type);
            annotation_owner_[kid.at("/Obj").get<std::string>()] = own;
        }
    }

    void check_element(const Json& element, const std::string& type) {
        if (type.size() == 3 && type[1] == 'H' && type[2] >= '1' && type[2] <= '6') {
            const int level = type[2] - '0';
            demand(level <= heading_ + 1, "a heading level is left out before " + type);
            heading_ = level;
        }
        const Json& attributes = objects_.get(element, "/A");
        if (type == "/TH") {
            demand(objects_.get(attributes, "/O") == "/Table" && attributes.contains("/Scope"),
                   "a TH without scope");
        }
        if (type == "/Figure") {
            demand(!PdfObjects::text(objects_.get(element, "/Alt")).empty(),
                   "a Figure without Alt");
            demand(objects_.get(attributes, "/BBox").size() == 4, "a Figure without a place");
        }
        if (type == "/Table") {
            check_rows(element);
        }
        if (element.contains("/Lang")) {
            const std::string tag = PdfObjects::text(element.at("/Lang"));
            demand(std::all_of(tag.begin(), tag.end(),
                               [](unsigned char c) { return std::isalnum(c) != 0 || c == '-'; }),
                   "'" + tag + "' is no language");
        }
        if (type == "/Note") {
            demand(element.contains("/ID"), "a Note without an ID");
            demand(notes_.insert(PdfObjects::text(objects_.get(element, "/ID"))).second,
                   "the ID of a Note is not unique");
        }
    }

    // Each row has as many cells as the others: none of ours spans several.
    void check_rows(const Json& table) {
        std::set<std::size_t> counts;
        for (const Json& kid : objects_.get(table, "/K")) {
            std::size_t cells = 0;
            for (const Json& cell : objects_.get(objects_.resolve(kid), "/K")) {
                const Json& type =
                    cell.is_string() ? objects_.get(objects_.resolve(cell), "/S") : cell;
                cells += type == "/TH" || type == "/TD" ? 1 : 0;
            }
            counts.insert(cells);
        }
        demand(counts.size() <= 1, "a row with another number of cells");
    }

    void check_page(const PageReading& reading) {
        const Json& page = objects_.resolve(reading.reference);
        demand(objects_.get(page, "/Tabs") == "/S", "the tab order is not that of the structure");
        const Json& parents = parents_[objects_.get(page, "/StructParents").get<int>()];
        demand(parents.size() == reading.mcids.size(), "the parent tree is not of this page");
        for (std::size_t i = 0; i < reading.mcids.size(); ++i) {
            const int mcid = reading.mcids[i];
            demand(mcid == static_cast<int>(i), "MCIDs are not in reading order");
            const auto owner = content_.find({reading.reference, mcid});
            demand(owner != content_.end(), "content without an element");
            demand(owner != content_.end() && static_cast<std::size_t>(mcid) < parents.size() &&
                       parents.at(static_cast<std::size_t>(mcid)) == owner->second,
                   "tree and parent tree disagree");
            check_tag(reading.tags.at(mcid), owner == content_.end() ? "" : owner->second);
        }
        const auto told = std::count_if(content_.begin(), content_.end(), [&](const auto& each) {
            return each.first.first == reading.reference;
        });
        demand(static_cast<std::size_t>(told) == reading.mcids.size(),
               "the tree has content that is not on the page");
        for (const Json& annotation : objects_.get(page, "/Annots")) {
            check_annotation(annotation);
        }
    }

    void check_tag(const std::string& tag, const std::string& owner) {
        demand(
            owner.empty() || tag == "/Span" || objects_.get(objects_.resolve(owner), "/S") == tag,
            "content is tagged as " + tag);
    }

    void check_annotation(const Json& reference) {
        const Json& annotation = objects_.resolve(reference);
        demand(objects_.get(annotation, "/Subtype") == "/Link", "an annotation of another kind");
        demand(objects_.get(annotation, "/F") == 4, "an annotation that is not printed");
        demand(!PdfObjects::text(objects_.get(annotation, "/Contents")).empty(),
               "a link without Contents");
        demand(objects_.get(objects_.get(annotation, "/A"), "/S") == "/URI" ||
                   objects_.get(annotation, "/Dest").is_array(),
               "no address");
        const auto parent = parents_.find(objects_.get(annotation, "/StructParent").get<int>());
        demand(parent != parents_.end() &&
                   parent->second == annotation_owner_[reference.get<std::string>()],
               "a link that is not in the parent tree");
    }

    const PdfObjects& objects_;
    Findings& findings_;
    std::map<int, Json> parents_;
    std::map<Key, std::string> content_;
    std::map<std::string, std::string> annotation_owner_;
    std::set<std::string> notes_;
    int heading_ = 0;
};

}  // namespace

void audit_structure(const PdfObjects& objects, const std::vector<PageReading>& pages,
                     Findings& findings) {
    StructureAudit(objects, findings).run(pages);
}

}  // namespace precis::pdf::test
