#include "strategy/markup.hpp"
#include "strategy/translation.hpp"
#include "strategy/values.hpp"
#include "strategy/xliff_content.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <utility>

#include <fmt/format.h>

namespace precis {
namespace {

constexpr std::array<std::string_view, 4> kStates{"initial", "translated", "reviewed", "final"};

// One <segment> or <ignorable>. A tool may cut a unit into several, in an order of its own.
struct Segment {
    pugi::xml_node element;
    int order = 0;
};

// What a prefix stands for where `element` is.
const char* namespace_of(std::string_view prefix, pugi::xml_node element) {
    const std::string declaration = "xmlns:" + std::string(prefix);
    for (; element; element = element.parent()) {
        if (const auto attribute = element.attribute(declaration.c_str())) {
            return attribute.value();
        }
    }
    return nullptr;
}

void collect_prefixes(pugi::xml_node element, std::set<std::string, std::less<>>& prefixes) {
    const auto add = [&](std::string_view name) {
        const std::size_t colon = name.find(':');
        if (colon != std::string_view::npos && !name.starts_with("xml")) {
            prefixes.emplace(name.substr(0, colon));
        }
    };
    add(element.name());
    for (const auto attribute : element.attributes()) {
        add(attribute.name());
    }
    for (const auto child : element.children()) {
        collect_prefixes(child, prefixes);
    }
}

// Declares in `copy` the prefixes that it uses, as where it comes from.
void declare_prefixes(pugi::xml_node copy, pugi::xml_node origin) {
    std::set<std::string, std::less<>> prefixes;
    collect_prefixes(copy, prefixes);
    for (const std::string& prefix : prefixes) {
        const std::string name = "xmlns:" + prefix;
        const char* value = namespace_of(prefix, origin);
        if (value != nullptr && !copy.attribute(name.c_str())) {
            copy.append_attribute(name.c_str()) = value;
        }
    }
}

std::string printed(pugi::xml_node node) {
    std::ostringstream text;
    node.print(text, "", pugi::format_raw);
    return text.str();
}

// An element as it stands, with the namespaces that it is written in.
std::string as_xml(pugi::xml_node element) {
    pugi::xml_document copy;
    pugi::xml_node root = copy.append_copy(element);
    declare_prefixes(root, element);
    return printed(root);
}

// The attributes of an element but those `known`, each with a blank before it.
std::string attributes_as_xml(pugi::xml_node element, KnownNames known) {
    const auto is_more = [known](const pugi::xml_attribute& attribute) {
        const std::string_view name = attribute.name();
        return name != "xmlns" && !name.starts_with("xmlns:") &&
               std::find(known.begin(), known.end(), name) == known.end();
    };
    const auto attributes = element.attributes();
    // A document of pugixml's begins with a page of memory: too dear for units that have no more.
    if (std::none_of(attributes.begin(), attributes.end(), is_more)) {
        return {};
    }
    pugi::xml_document copy;
    pugi::xml_node bare = copy.append_child("a");
    for (const auto attribute : attributes) {
        if (is_more(attribute)) {
            bare.append_copy(attribute);
        }
    }
    declare_prefixes(bare, element);
    const std::string text = printed(bare);  // <a …/>
    constexpr std::size_t kStart = 2;
    const std::size_t end = text.find_last_not_of(" />");
    return end < kStart ? std::string() : text.substr(kStart, end + 1 - kStart);
}

// Whether a unit's part says no more than what is read of it and written anew.
bool is_plain(pugi::xml_node element) {
    constexpr std::array<std::string_view, 7> kElements{"originalData", "data", "segment", "source",
                                                        "target",       "pc",   "ph"};
    constexpr std::array<std::string_view, 13> kAttributes{
        "id",   "state",     "subState", "canCopy", "canDelete",    "type",      "subType",
        "disp", "dispStart", "dispEnd",  "dataRef", "dataRefStart", "dataRefEnd"};
    const auto in = [](const auto& names, std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    if (element.type() != pugi::node_element) {
        return true;
    }
    const bool is_segment = std::string_view(element.name()) == "segment";
    const auto attributes = element.attributes();
    const auto children = element.children();
    return in(kElements, element.name()) && !(is_segment && element.attribute("id")) &&
           std::all_of(attributes.begin(), attributes.end(),
                       [&](const auto& attribute) { return in(kAttributes, attribute.name()); }) &&
           std::all_of(children.begin(), children.end(),
                       [](const auto& child) { return is_plain(child); });
}

class TranslationReader {
  public:
    explicit TranslationReader(const XmlReader& reader)
        : reader_(reader), document_(reader.document()) {}

    Translation read() {
        const pugi::xml_node root = document_.root();
        Translation translation;
        check_version(root);
        read_language(root, "srcLang", translation.source_language,
                      translation.source_language_where);
        read_language(root, "trgLang", translation.language, translation.language_where);
        constexpr std::array<std::string_view, 4> kAttributes{"version", "srcLang", "trgLang",
                                                              "xmlns"};
        translation.attributes = attributes_as_xml(root, kAttributes);
        constexpr std::array<std::string_view, 1> kFiles{"file"};
        for (const auto child : root.children()) {
            if (is_ours(child, kFiles)) {
                read_file(child, translation);
            }
        }
        translation.texts.push_back(document_.source());
        translation.make_index();
        return translation;
    }

  private:
    // An extension of some tool.
    bool is_foreign(pugi::xml_node child) const {
        return child.type() == pugi::node_element && !document_.is_at_home(child);
    }

    bool is_ours(pugi::xml_node child, KnownNames known) const {
        return !is_foreign(child) && reader_.is_known_child(child, known);
    }

    void check_version(pugi::xml_node root) const {
        const auto version = root.attribute("version");
        const std::string value = reader_.required(root, "version");
        if (version && value != "2.0" && value != "2.1") {
            reader_.diagnostics()
                .report(Code::not_xliff_2, document_.value_of(version),
                        fmt::format("this is XLIFF {}", version.value()))
                .hinted("let the tool save it as XLIFF 2.0");
        }
    }

    void read_language(pugi::xml_node root, const char* name, std::string& language,
                       Location& where) const {
        const auto attribute = root.attribute(name);
        reader_.required(root, name);
        language = checked_language(reader_, read_value(reader_, attribute));
        where = attribute ? document_.value_of(attribute) : document_.name_of(root);
    }

    void read_file(pugi::xml_node element, Translation& translation) {
        TranslatedFile file;
        file.id = reader_.required(element, "id");
        file.original = element.attribute("original").value();
        constexpr std::array<std::string_view, 2> kAttributes{"id", "original"};
        file.attributes = attributes_as_xml(element, kAttributes);
        aside_ = file.id == kAside;
        read_units(element, std::nullopt, file);
        translation.files.push_back(std::move(file));
    }

    // Those in the file's element, or in that of one of its groups.
    void read_units(pugi::xml_node element, std::optional<std::size_t> group,
                    TranslatedFile& file) {
        const auto keep = [&](pugi::xml_node part) {
            (group ? file.groups[*group].head : file.head).push_back(as_xml(part));
        };
        constexpr std::array<std::string_view, 4> kChildren{"unit", "group", "notes", "skeleton"};
        for (const auto child : element.children()) {
            const std::string_view name = child.name();
            if (is_foreign(child)) {
                keep(child);
            } else if (!is_ours(child, kChildren)) {
                continue;
            } else if (name == "unit") {
                file.units.push_back(read_unit(child));
                file.units.back().group = group;
            } else if (name == "group") {
                file.groups.push_back({attributes_as_xml(child, {}), {}, group});
                read_units(child, file.groups.size() - 1, file);
            } else {
                keep(child);
            }
        }
    }

    TranslatedUnit read_unit(pugi::xml_node element) {
        constexpr std::array<std::string_view, 4> kChildren{"notes", "originalData", "segment",
                                                            "ignorable"};
        TranslatedUnit unit;
        unit.id = reader_.required(element, "id");
        const auto id = element.attribute("id");
        unit.where = id ? document_.value_of(id) : document_.name_of(element);
        if (!aside_ && !ids_.insert(unit.id).second && !unit.id.empty()) {
            reader_.diagnostics().report(Code::duplicate_unit, unit.where,
                                         fmt::format("another unit has the id '{}'", unit.id));
        }
        constexpr std::array<std::string_view, 1> kAttributes{"id"};
        unit.attributes = attributes_as_xml(element, kAttributes);
        std::vector<Segment> segments;
        bool plain = true;
        for (const auto child : element.children()) {
            if (is_foreign(child)) {
                unit.extensions.push_back(as_xml(child));
            } else if (is_ours(child, kChildren)) {
                const std::string_view name = child.name();
                if (name == "segment" || name == "ignorable") {
                    segments.push_back({child, static_cast<int>(segments.size()) + 1});
                }
                plain = plain && (name == "notes" || is_plain(child));
            }
        }
        if (!plain || segments.size() > 1) {
            unit.body = body_of(element);
        }
        read_notes(element.child("notes"), unit);
        if (!element.child("segment")) {
            reader_.report_missing(element, "segment");
        } else {
            read_segments(segments, XliffContent(reader_, element.child("originalData")), unit);
        }
        return unit;
    }

    // All of a unit but its notes and what is of other namespaces, as it stands.
    std::string body_of(pugi::xml_node unit) const {
        constexpr std::array<std::string_view, 3> kParts{"originalData", "segment", "ignorable"};
        std::string body;
        for (const auto child : unit.children()) {
            const bool is_part =
                child.type() == pugi::node_element && !is_foreign(child) &&
                std::find(kParts.begin(), kParts.end(), child.name()) != kParts.end();
            body += is_part ? as_xml(child) : std::string();
        }
        return body;
    }

    void read_notes(pugi::xml_node notes, TranslatedUnit& unit) const {
        for (const auto note : notes.children("note")) {
            const std::string_view category = note.attribute("category").value();
            const std::string text = folded(note.text().get());
            if (category == "precis:context") {
                unit.context = text;
            } else if (category == "precis:sources") {
                unit.sources = text;
            } else if (category == "precis:former-source") {
                unit.former_source = text;
            } else {
                unit.notes.push_back(as_xml(note));
            }
        }
    }

    void read_segments(std::vector<Segment> segments, XliffContent content, TranslatedUnit& unit) {
        unit.state = TranslationState::final_;
        bool complete = true;
        std::set<int> orders;
        for (Segment& segment : segments) {
            constexpr std::array<std::string_view, 2> kChildren{"source", "target"};
            for (const auto child : segment.element.children()) {
                is_ours(child, kChildren);
            }
            const pugi::xml_node source = reader_.only_child(segment.element, "source");
            const pugi::xml_node target = reader_.only_child(segment.element, "target");
            if (!source) {
                reader_.report_missing(segment.element, "source");
            }
            content.read_source(source);
            if (std::string_view(segment.element.name()) == "segment") {
                complete = complete && target;
                read_state(segment.element, unit);
            }
            read_order(target.attribute("order"), segments.size(), orders, segment);
        }
        std::stable_sort(segments.begin(), segments.end(), [](const auto& one, const auto& other) {
            return one.order < other.order;
        });
        if (complete) {
            read_targets(segments, content, unit);
        }
        unit.source = content.take_source();
    }

    // A place among the targets of the unit, which no other one has.
    void read_order(const pugi::xml_attribute& attribute, std::size_t count, std::set<int>& orders,
                    Segment& segment) const {
        const auto order =
            attribute ? reader_.integer(attribute, 1, static_cast<int>(count)) : std::nullopt;
        if (!order) {
            return;
        }
        segment.order = *order;
        if (!orders.insert(*order).second) {
            reader_.report_value(document_.value_of(attribute), attribute.value(),
                                 "a place that no other target of the unit has");
        }
    }

    // The least advanced segment speaks for the unit.
    void read_state(pugi::xml_node segment, TranslatedUnit& unit) const {
        const auto attribute = segment.attribute("state");
        const std::size_t state = attribute ? reader_.one_of(attribute, kStates).value_or(0) : 0;
        unit.state = std::min(unit.state, static_cast<TranslationState>(state));
        if (const auto sub_state = segment.attribute("subState"); sub_state) {
            unit.sub_state = sub_state.value();
        }
    }

    void read_targets(const std::vector<Segment>& segments, XliffContent& content,
                      TranslatedUnit& unit) const {
        Location where;
        for (const Segment& segment : segments) {
            const pugi::xml_node target = segment.element.child("target");
            content.read_target(target ? target : segment.element.child("source"));
            where = target ? document_.name_of(target) : where;
        }
        unit.target = content.take_target();
        if (unit.target->empty()) {
            unit.target.reset();  // a tool has prepared the place for it
        } else if (!unit.is_stale()) {
            content.check_complete(where);
        }
    }

    const XmlReader& reader_;
    const XmlDocument& document_;
    std::set<std::string> ids_;
    bool aside_ = false;
};

}  // namespace

std::optional<Translation> read_translation(std::string path, std::string bytes,
                                            Diagnostics& diagnostics) {
    const auto document = XmlDocument::parse(std::move(path), std::move(bytes), diagnostics);
    if (!document) {
        return std::nullopt;
    }
    const XmlReader reader(*document, diagnostics);
    const std::size_t errors = diagnostics.count(Severity::error);
    Translation translation;
    if (reader.check_root("xliff", kXliffNamespace)) {
        translation = TranslationReader(reader).read();
    }
    if (diagnostics.count(Severity::error) > errors) {
        return std::nullopt;
    }
    return translation;
}

}  // namespace precis
