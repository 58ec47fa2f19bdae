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

// An element as it stands, with the namespaces that it is written in.
std::string as_xml(pugi::xml_node element) {
    pugi::xml_document copy;
    pugi::xml_node root = copy.append_copy(element);
    for (pugi::xml_node outer = element.parent(); outer; outer = outer.parent()) {
        for (const auto attribute : outer.attributes()) {
            const std::string_view name = attribute.name();
            const std::string prefix(name.starts_with("xmlns:") ? name.substr(6) : name);
            std::ostringstream text;
            root.print(text, "", pugi::format_raw);
            if (name.starts_with("xmlns:") && !root.attribute(attribute.name()) &&
                text.str().find(prefix + ":") != std::string::npos) {
                root.append_attribute(attribute.name()) = attribute.value();
            }
        }
    }
    std::ostringstream text;
    root.print(text, "", pugi::format_raw);
    return text.str();
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
    // Known, and not an extension of some tool.
    bool is_ours(pugi::xml_node child, KnownNames known) const {
        return (child.type() != pugi::node_element || document_.is_at_home(child)) &&
               reader_.is_known_child(child, known);
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
        aside_ = file.id == kAside;
        read_units(element, file);
        translation.files.push_back(std::move(file));
    }

    void read_units(pugi::xml_node element, TranslatedFile& file) {
        constexpr std::array<std::string_view, 4> kChildren{"unit", "group", "notes", "skeleton"};
        for (const auto child : element.children()) {
            if (!is_ours(child, kChildren)) {
                continue;
            }
            const std::string_view name = child.name();
            if (name == "unit") {
                file.units.push_back(read_unit(child));
            } else if (name == "group") {
                read_units(child, file);
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
        std::vector<Segment> segments;
        for (const auto child : element.children()) {
            if (child.type() == pugi::node_element && !document_.is_at_home(child)) {
                unit.extensions.push_back(as_xml(child));
            } else if (is_ours(child, kChildren)) {
                const std::string_view name = child.name();
                if (name == "segment" || name == "ignorable") {
                    segments.push_back({child, static_cast<int>(segments.size()) + 1});
                }
            }
        }
        read_notes(element.child("notes"), unit);
        if (!element.child("segment")) {
            reader_.report_missing(element, "segment");
        } else {
            read_segments(segments, XliffContent(reader_, element.child("originalData")), unit);
        }
        return unit;
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
            if (const auto order = target.attribute("order")) {
                segment.order = reader_.integer(order, 1, 1'000'000).value_or(segment.order);
            }
        }
        std::stable_sort(segments.begin(), segments.end(), [](const auto& one, const auto& other) {
            return one.order < other.order;
        });
        if (complete) {
            read_targets(segments, content, unit);
        }
        unit.source = content.take_source();
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
