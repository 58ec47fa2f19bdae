#include "base/element_reader.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "base/nearest_name.hpp"

namespace precis {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

// Every string that the reader is asked with is a literal or outlives it; its own copies would only
// cost time.
bool contains(const std::vector<std::string_view>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool check_root(const XmlDocument& document, std::string_view name, std::string_view name_space,
                Diagnostics& diagnostics) {
    const pugi::xml_node root = document.root();
    const Location place = document.name_of(root);
    if (document.home() != name_space) {
        diagnostics
            .report(Code::wrong_namespace, place,
                    document.home().empty()
                        ? fmt::format("'{}' has no namespace", root.name())
                        : fmt::format("'{}' has the namespace '{}'", root.name(), document.home()))
            .hinted(fmt::format("a {} begins with <{} xmlns=\"{}\">", name, name, name_space));
        return false;
    }
    if (root.name() != name) {
        diagnostics
            .report(Code::wrong_root, place,
                    fmt::format("expected a '{}', but this is a '{}'", name, root.name()))
            .hinted(fmt::format("the file begins with <{} xmlns=\"{}\">", name, name_space));
        return false;
    }
    return true;
}

std::vector<std::string_view> split_words(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t begin = text.find_first_not_of(kSpace); begin != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(kSpace, begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        begin = text.find_first_not_of(kSpace, end);
    }
    return words;
}

std::string fold_space(std::string_view text) {
    return fmt::format("{}", fmt::join(split_words(text), " "));
}

pugi::xml_attribute ElementReader::find(std::string_view attribute) {
    if (!contains(known_attributes_, attribute)) {
        known_attributes_.push_back(attribute);
    }
    for (const auto found : element_.attributes()) {
        if (found.name() == attribute) {
            return found;
        }
    }
    return {};
}

Location ElementReader::place(std::string_view attribute) const {
    for (const auto found : element_.attributes()) {
        if (found.name() == attribute) {
            return document_.value_of(found);
        }
    }
    return place();
}

std::string ElementReader::text(std::string_view attribute) {
    return fold_space(find(attribute).value());
}

std::string ElementReader::required(std::string_view attribute) {
    std::string value = text(attribute);
    if (value.empty()) {
        diagnostics_.report(
            Code::missing_attribute, place(attribute),
            fmt::format("'{}' needs a value for '{}'", element_.name(), attribute));
    }
    return value;
}

std::string ElementReader::one_of(std::string_view attribute,
                                  std::initializer_list<std::string_view> choices) {
    std::string value = text(attribute);
    if (value.empty() && !find(attribute)) {
        return std::string(*choices.begin());
    }
    if (std::find(choices.begin(), choices.end(), value) == choices.end()) {
        const std::vector<std::string_view> known(choices);
        diagnostics_
            .report(Code::unknown_value, place(attribute),
                    fmt::format("'{}' cannot be '{}'", attribute, value))
            .hinted(did_you_mean(value, known,
                                 fmt::format("it can be {}", fmt::join(known, ", "))));
        return std::string(*choices.begin());
    }
    return value;
}

std::optional<double> ElementReader::number(std::string_view attribute, double minimum,
                                            double maximum) {
    const std::string value = text(attribute);
    if (!find(attribute)) {
        return std::nullopt;
    }
    double number = 0;
    const char* const last = value.data() + value.size();
    const auto [end, error] = std::from_chars(value.data(), last, number);
    if (error != std::errc{} || end != last || !(number >= minimum && number <= maximum)) {
        diagnostics_.report(Code::bad_number, place(attribute),
                            fmt::format("'{}' is not a number from {} to {}", value, minimum,
                                        maximum));
        return std::nullopt;
    }
    return number;
}

bool ElementReader::flag(std::string_view attribute, bool otherwise) {
    return otherwise ? one_of(attribute, {"yes", "no"}) == "yes"
                     : one_of(attribute, {"no", "yes"}) == "yes";
}

std::vector<std::string> ElementReader::words(std::string_view attribute) {
    const std::string value = text(attribute);
    const auto words = split_words(value);
    return {words.begin(), words.end()};
}

std::vector<pugi::xml_node> ElementReader::children(std::string_view name) {
    known_children_.push_back(name);
    std::vector<pugi::xml_node> found;
    for (const auto child : element_.children()) {
        if (child.type() == pugi::node_element && child.name() == name &&
            document_.is_at_home(child)) {
            found.push_back(child);
        }
    }
    return found;
}

pugi::xml_node ElementReader::child(std::string_view name) {
    const auto found = children(name);
    if (found.size() > 1) {
        diagnostics_.report(Code::repeated_element, document_.name_of(found[1]),
                            fmt::format("'{}' can have only one '{}'", element_.name(), name));
    }
    return found.empty() ? pugi::xml_node{} : found.front();
}

std::string ElementReader::child_text(std::string_view name) {
    const pugi::xml_node found = child(name);
    if (!found) {
        return {};
    }
    ElementReader reader(document_, found, diagnostics_);
    std::string all;
    for (const auto part : found.children()) {
        if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) {
            all += part.value();
        } else if (part.type() == pugi::node_element) {
            diagnostics_.report(Code::unknown_element, document_.name_of(part),
                                fmt::format("'{}' holds text only", name));
        }
    }
    for (const auto attribute : found.attributes()) {
        if (!XmlDocument::is_bookkeeping(found, attribute)) {
            diagnostics_.report(Code::unknown_attribute, document_.name_of(attribute),
                                fmt::format("'{}' has no attribute '{}'", name, attribute.name()));
        }
    }
    return fold_space(all);
}

void ElementReader::finish() {
    for (const auto attribute : element_.attributes()) {
        if (!contains(known_attributes_, attribute.name()) &&
            !XmlDocument::is_bookkeeping(element_, attribute)) {
            diagnostics_
                .report(Code::unknown_attribute, document_.name_of(attribute),
                        fmt::format("'{}' has no attribute '{}'", element_.name(),
                                    attribute.name()))
                .hinted(did_you_mean(attribute.name(), known_attributes_));
        }
    }
    for (const auto child : element_.children()) {
        if (child.type() == pugi::node_element &&
            (!contains(known_children_, child.name()) || !document_.is_at_home(child))) {
            diagnostics_
                .report(Code::unknown_element, document_.name_of(child),
                        fmt::format("'{}' cannot stand in '{}'", child.name(), element_.name()))
                .hinted(did_you_mean(child.name(), known_children_));
        }
        if (child.type() == pugi::node_pcdata && !split_words(child.value()).empty()) {
            diagnostics_.report(Code::stray_text, document_.text_of(child),
                                fmt::format("'{}' holds no text of its own", element_.name()));
        }
    }
}

}  // namespace precis
