#include "compose/labels.hpp"

#include "base/xml_reader.hpp"
#include "strategy/values.hpp"

#include <array>

namespace precis {

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
                labels.list.push_back(
                    {reader.required(child, "name"), folded(child.attribute("context").value()),
                     read_rich_text(*document, child, diagnostics), document->name_of(child)});
            }
        }
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
        add_unit(file, unit_id(label), label.text, label.context, label.where);
    }
    return file;
}

}  // namespace precis
