#include "xliff_rules.hpp"

#include "strategy/values.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <pugixml.hpp>

namespace precis::test {
namespace {

bool is_name_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || c >= 0x80 ||
               std::string_view("._-:").find(static_cast<char>(c)) != std::string_view::npos;
    });
}

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
        for (const auto file : root.children("file")) {
            check_id(file, files);
            std::set<std::string> units;
            expect(file.child("unit"), "a file without units");
            for (const auto unit : file.children("unit")) {
                check_id(unit, units);
                check_unit(unit);
            }
        }
    }

    std::vector<std::string> faults;

  private:
    void expect(bool holds, std::string fault) {
        if (!holds) {
            faults.push_back(std::move(fault));
        }
    }

    void check_id(pugi::xml_node element, std::set<std::string>& ids) {
        const std::string id = element.attribute("id").value();
        expect(is_name_token(id), "'" + id + "' is no name token");
        expect(ids.insert(id).second, "'" + id + "' is there twice");
    }

    void check_unit(pugi::xml_node unit) {
        const std::string id = unit.attribute("id").value();
        std::set<std::string> data;
        for (const auto one : unit.child("originalData").children("data")) {
            check_id(one, data);
        }
        expect(unit.child("segment"), id + " has no segment");
        for (const auto segment : unit.children("segment")) {
            expect(segment.child("source"), id + " has no source");
            const std::string_view state = segment.attribute("state").value();
            expect(state == "initial" || state == "translated" || state == "reviewed" ||
                       state == "final",
                   id + " is in no state");
            expect(!segment.attribute("subState") || segment.attribute("state"),
                   id + " has a sub-state without a state");
            const auto source = codes_in(segment.child("source"), data, id);
            if (const auto target = segment.child("target")) {
                const bool stale = segment.attribute("subState");
                expect(stale || codes_in(target, data, id) == source,
                       id + " has other codes than its source");
            } else {
                expect(state == "initial", id + " has a state but no target");
            }
        }
    }

    using Codes = std::map<std::string, std::string>;

    Codes codes_in(pugi::xml_node element, const std::set<std::string>& data,
                   const std::string& unit) {
        Codes codes;
        for (const auto& found : element.select_nodes(".//*")) {
            const pugi::xml_node code = found.node();
            const std::string name = code.name();
            expect(name == "pc" || name == "ph", unit + " holds a '" + name + "'");
            expect(codes.emplace(code.attribute("id").value(), name).second,
                   unit + " has a code twice");
            expect(!code.attribute("subType") || code.attribute("type"),
                   unit + " has a subType without type");
            for (const char* reference : {"dataRef", "dataRefStart", "dataRefEnd"}) {
                if (const auto attribute = code.attribute(reference)) {
                    expect(data.contains(attribute.value()), unit + " refers to no data");
                }
            }
        }
        return codes;
    }
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
