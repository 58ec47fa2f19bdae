#include "xliff_rules.hpp"

#include "strategy/values.hpp"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <pugixml.hpp>

namespace precis::test {
namespace {

bool is_name_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || c >= 0x80 ||
               std::string_view("._-:").find(static_cast<char>(c)) != std::string_view::npos;
    });
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> values) {
    return std::find(values.begin(), values.end(), text) != values.end();
}

// Of the core of XLIFF 2.0; the sections are those of the OASIS Standard of 5 August 2014.
class Rules {
  public:
    void check(const pugi::xml_document& document) {
        const pugi::xml_node root = document.document_element();
        expect(std::string_view(root.name()) == "xliff", "the root is not xliff");
        expect(std::string_view(root.attribute("xmlns").value()) ==
                   "urn:oasis:names:tc:xliff:document:2.0",
               "the namespace is another");
        expect(std::string_view(root.attribute("version").value()) == "2.0", "not version 2.0");
        for (const char* language : {"srcLang", "trgLang"}) {
            expect(!canonical_language(root.attribute(language).value()).empty(), language);
        }
        std::set<std::string> files;
        expect(root.child("file"), "no file");
        for (const auto file : root.children()) {
            if (file.type() != pugi::node_element) {
                continue;
            }
            expect(std::string_view(file.name()) == "file", "something else beside the files");
            check_id(file, files);
            check_sequence(file, {"skeleton", "", "notes", "unit"});
            check_notes(file);
            expect(file.child("unit") || file.child("group"), "a file without units");
            std::set<std::string> units;
            std::set<std::string> groups;
            check_content(file, units, groups);
        }
    }

    std::vector<std::string> faults;

  private:
    void expect(bool holds, std::string_view fault) {
        if (!holds) {
            faults.emplace_back(fault);
        }
    }

    void check_id(pugi::xml_node element, std::set<std::string>& ids) {
        const std::string id = element.attribute("id").value();
        expect(is_name_token(id), fmt::format("'{}' is no name token", id));
        expect(ids.insert(id).second, fmt::format("'{}' is there twice", id));
    }

    // 4.2.2.4 and 4.2.2.5: ids unique in the file, of groups and of units.
    void check_content(pugi::xml_node element, std::set<std::string>& units,
                       std::set<std::string>& groups) {
        for (const auto unit : element.children("unit")) {
            check_id(unit, units);
            check_unit(unit);
        }
        for (const auto group : element.children("group")) {
            check_id(group, groups);
            check_sequence(group, {"", "notes", "unit"});
            check_notes(group);
            check_content(group, units, groups);
        }
    }

    // 4.2.2: the children in this order; "" stands for those of other namespaces.
    void check_sequence(pugi::xml_node element, std::vector<std::string_view> order) {
        std::size_t reached = 0;
        for (const auto child : element.children()) {
            const std::string_view name = child.name();
            const bool foreign = name.find(':') != name.npos;
            const auto place = std::find(order.begin(), order.end(),
                                         foreign               ? std::string_view()
                                         : name == "ignorable" ? std::string_view("segment")
                                         : name == "group"     ? std::string_view("unit")
                                                               : name);
            if (child.type() != pugi::node_element) {
                continue;
            }
            const std::string where = element.attribute("id").value();
            if (place == order.end()) {
                faults.push_back(fmt::format("there may be no '{}' in {}", name, where));
            } else {
                const auto at = static_cast<std::size_t>(place - order.begin());
                expect(at >= reached, fmt::format("'{}' comes too late in {}", name, where));
                reached = at;
            }
        }
    }

    // 4.2.2.10: ids unique among the notes of an element, priority from 1 to 10.
    void check_notes(pugi::xml_node element) {
        std::set<std::string> ids;
        const auto notes = element.child("notes");
        expect(!notes || notes.child("note"), "empty notes");
        for (const auto note : notes.children("note")) {
            if (note.attribute("id")) {
                check_id(note, ids);
            }
            const int priority = note.attribute("priority").as_int(1);
            expect(priority >= 1 && priority <= 10, "a note of no priority");
            expect(!note.attribute("appliesTo") ||
                       is_one_of(note.attribute("appliesTo").value(), {"source", "target"}),
                   "a note that applies to nothing");
        }
    }

    void check_unit(pugi::xml_node unit) {
        unit_ = unit.attribute("id").value();
        check_sequence(unit, {"", "notes", "originalData", "segment"});
        check_notes(unit);
        data_.clear();
        for (const auto one : unit.child("originalData").children("data")) {
            check_id(one, data_);
        }
        expect(unit.child("segment"), unit_ + " has no segment");
        check_order(unit);
        source_ = {};
        target_ = {};
        bool stale = false;
        bool complete = true;
        for (const auto part : unit.children()) {
            if (is_one_of(part.name(), {"segment", "ignorable"})) {
                check_part(part);
                const std::string_view state = part.attribute("subState").value();
                stale = stale || state == "precis:stale";
                complete = complete &&
                           (part.child("target") || std::string_view(part.name()) == "ignorable");
            }
        }
        check_pairs(source_);
        check_pairs(target_);
        expect(stale || !complete || source_.codes == target_.codes,
               unit_ + " has other codes than its source");
    }

    // 4.3.1.23: from 1 to the number of segments and ignorables, each once.
    void check_order(pugi::xml_node unit) {
        std::set<int> orders;
        const auto parts = unit.select_nodes("segment | ignorable");
        for (const auto& part : parts) {
            const auto order = part.node().child("target").attribute("order");
            expect(!order ||
                       (order.as_int() >= 1 && order.as_int() <= static_cast<int>(parts.size()) &&
                        orders.insert(order.as_int()).second),
                   unit_ + " is in no order");
            expect(!part.node().child("source").attribute("order"),
                   unit_ + " gives an order to a source");
        }
    }

    void check_part(pugi::xml_node part) {
        if (part.attribute("id")) {
            check_id(part, source_.ids);
            target_.ids.insert(part.attribute("id").value());
        }
        expect(part.child("source"), unit_ + " has no source");
        const auto target = part.child("target");
        if (std::string_view(part.name()) == "segment") {
            const std::string_view state = part.attribute("state").as_string("initial");
            expect(is_one_of(state, {"initial", "translated", "reviewed", "final"}),
                   unit_ + " is in no state");
            expect(!part.attribute("subState") ||
                       (part.attribute("state") && is_prefixed(part.attribute("subState"))),
                   unit_ + " has a sub-state without a state");
            expect(target || state == "initial", unit_ + " has a state but no target");
        }
        collect(part.child("source"), source_);
        collect(target ? target : part.child("source"), target_);
    }

    // The inline elements of the sources of a unit, or of its targets.
    struct Side {
        std::set<std::string> ids;
        std::map<std::string, std::string> codes;
        std::set<std::string> starts;
        std::set<std::string> ends;
        std::set<std::string> annotations;
    };

    static bool is_prefixed(pugi::xml_attribute attribute) {
        const std::string_view value = attribute.value();
        const auto colon = value.find(':');
        return colon != value.npos && colon > 0 && colon + 1 < value.size();
    }

    void collect(pugi::xml_node element, Side& side) {
        for (const auto& found : element.select_nodes(".//*")) {
            const pugi::xml_node code = found.node();
            const std::string_view name = code.name();
            const std::string id = code.attribute("id").value();
            expect(is_one_of(name, {"pc", "ph", "sc", "ec", "mrk", "sm", "em", "cp"}),
                   fmt::format("{} holds a '{}'", unit_, name));
            if (is_one_of(name, {"pc", "ph", "sc", "mrk", "sm"})) {
                check_id(code, side.ids);
            }
            if (is_one_of(name, {"pc", "sc", "ph"})) {
                side.codes.emplace(id, name == "ph" ? "ph" : "pc");
            }
            if (name == "sc") {
                side.starts.insert(id);
            } else if (name == "ec") {
                side.ends.insert(code.attribute("startRef").value());
            } else if (name == "sm") {
                side.annotations.insert(id);
            } else if (name == "em") {
                expect(side.annotations.contains(code.attribute("startRef").value()),
                       unit_ + " ends an annotation that does not begin");
            }
            check_attributes(code);
        }
    }

    void check_attributes(pugi::xml_node code) {
        const std::string_view name = code.name();
        if (is_one_of(name, {"mrk", "sm"})) {
            const bool comment = std::string_view(code.attribute("type").value()) == "comment";
            expect(!comment || code.attribute("value") || code.attribute("ref"),
                   unit_ + " has a comment that says nothing");
            return;
        }
        expect(
            !code.attribute("type") || is_one_of(code.attribute("type").value(),
                                                 {"fmt", "ui", "quote", "link", "image", "other"}),
            unit_ + " has a code of no type");
        expect(!code.attribute("subType") ||
                   (code.attribute("type") && is_prefixed(code.attribute("subType"))),
               unit_ + " has a subType without type");
        for (const char* choice : {"canCopy", "canDelete", "canOverlap"}) {
            expect(
                !code.attribute(choice) || is_one_of(code.attribute(choice).value(), {"yes", "no"}),
                unit_ + " is of two minds");
        }
        expect(!code.attribute("canReorder") ||
                   is_one_of(code.attribute("canReorder").value(), {"yes", "no", "firstNo"}),
               unit_ + " has a canReorder that is none");
        // 4.7.2.2.5: what may not be reordered may be neither copied nor deleted.
        expect(is_one_of(code.attribute("canReorder").as_string("yes"), {"yes"}) ||
                   (is_one_of(code.attribute("canCopy").value(), {"no"}) &&
                    is_one_of(code.attribute("canDelete").value(), {"no"})),
               unit_ + " has a code that stays in place and may go");
        for (const char* reference : {"dataRef", "dataRefStart", "dataRefEnd"}) {
            if (const auto attribute = code.attribute(reference)) {
                expect(data_.contains(attribute.value()), unit_ + " refers to no data");
                const bool paired = name == "pc";
                expect(paired == (std::string_view(reference) != "dataRef"),
                       unit_ + " refers to data as another code would");
            }
        }
    }

    void check_pairs(const Side& side) {
        expect(side.starts == side.ends, unit_ + " has half of a pair");
    }

    std::string unit_;
    std::set<std::string> data_;
    Side source_;
    Side target_;
};

}  // namespace

std::vector<std::string> xliff_faults(std::string_view bytes) {
    pugi::xml_document document;
    if (!document.load_buffer(bytes.data(), bytes.size(),
                              pugi::parse_default | pugi::parse_ws_pcdata)) {
        return {"not XML"};
    }
    Rules rules;
    rules.check(document);
    return std::move(rules.faults);
}

}  // namespace precis::test
