// Labels: the few words that a handout has of its own: "Page 1 of 2", the heads of tables.
// Their file, templates/translations/labels.xml, comes with Precis.
#pragma once

#include "base/diagnostics.hpp"
#include "strategy/translation.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

inline constexpr std::string_view kLabelsNamespace = "urn:precis:labels:1";

struct Label {
    std::string name;
    std::string context;  // for translators
    RichText text;        // its fields are for whoever shows it: "Page {page} of {pages}"
    Location where;
};

struct Labels {
    std::string language;  // BCP 47
    std::vector<Label> list;
    std::shared_ptr<const SourceText> source;
};

std::optional<Labels> read_labels(std::string path, std::string bytes, Diagnostics& diagnostics);

std::string unit_id(const Label& label);
TextFile texts_of(const Labels& labels);

}  // namespace precis
