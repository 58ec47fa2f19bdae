#include "compose/labels.hpp"

#include "base/xml_reader.hpp"
#include "strategy/values.hpp"

#include <array>
#include <set>

#include <fmt/format.h>

namespace precis {
namespace {

// Text and fields; whoever shows a label has no use for markup.
Label read_label(const XmlReader& reader, pugi::xml_node element) {
    for (const auto child : element.children()) {
        if (child.type() == pugi::node_element) {
            reader.is_known_child(child, {});
        }
    }
    Label label{read_id(reader, element, "name").text, folded(element.attribute("context").value()),
                read_rich_text(reader.document(), element, reader.diagnostics()),
                reader.document().name_of(element)};
    if (label.text.empty()) {
        reader.diagnostics().report(Code::missing_text, label.where, "'label' is empty");
    }
    return label;
}

void check_labels(const XmlReader& reader, const std::vector<Label>& list) {
    std::set<std::string_view> names;
    for (const Label& label : list) {
        if (!names.insert(label.name).second) {
            reader.diagnostics()
                .report(Code::duplicate_id, label.where,
                        fmt::format("another label is called '{}'", label.name))
                .hinted("it is by its name that a label is asked for");
        }
    }
    if (list.empty()) {
        reader.report_missing(reader.document().root(), "label");
    }
}

}  // namespace

std::optional<Labels> read_labels(std::string path, std::string bytes, Diagnostics& diagnostics) {
    const auto document = XmlDocument::parse(std::move(path), std::move(bytes), diagnostics);
    if (!document) {
        return std::nullopt;
    }
    const XmlReader reader(*document, diagnostics);
    const std::size_t errors = diagnostics.count(Severity::error);
    Labels labels;
    labels.source = document->source();
    if (reader.check_root("labels", kLabelsNamespace)) {
        constexpr std::array<std::string_view, 1> kRootAttributes{"language"};
        constexpr std::array<std::string_view, 1> kChildren{"label"};
        constexpr std::array<std::string_view, 2> kAttributes{"name", "context"};
        const pugi::xml_node root = document->root();
        reader.check_attributes(root, kRootAttributes);
        labels.language =
            checked_language(reader, {reader.required(root, "language"), document->name_of(root)});
        for (const auto child : root.children()) {
            if (reader.is_known_child(child, kChildren)) {
                reader.check_attributes(child, kAttributes);
                labels.list.push_back(read_label(reader, child));
            }
        }
        check_labels(reader, labels.list);
    }
    if (diagnostics.count(Severity::error) > errors) {
        return std::nullopt;
    }
    return labels;
}

std::string unit_id(const Label& label) {
    return "label." + label.name;
}

TextFile texts_of(const Labels& labels) {
    TextFile file{"labels", "labels.xml", {}};
    for (const Label& label : labels.list) {
        // Also those of fields alone: languages put them together in ways of their own.
        file.units.push_back({unit_id(label), label.text, label.context, {}, label.where});
    }
    return file;
}

}  // namespace precis
