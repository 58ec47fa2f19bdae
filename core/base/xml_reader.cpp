#include "base/xml_reader.hpp"

#include "base/nearest_name.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>

namespace precis {
namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n";

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool holds(KnownNames names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_text(pugi::xml_node node) {
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

// "'a', 'b' or 'c'"
std::string listed(KnownNames names) {
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        list += i == 0 ? "" : i + 1 == names.size() ? " or " : ", ";
        list += fmt::format("'{}'", names[i]);
    }
    return list;
}

std::string hint_for(std::string_view name, KnownNames known, std::string_view none) {
    constexpr std::size_t kMostListed = 8;
    std::string otherwise;
    if (known.empty()) {
        otherwise = none;
    } else if (known.size() <= kMostListed) {
        otherwise = fmt::format("known here: {}", listed(known));
    }
    return did_you_mean(name, known, otherwise);
}

// A whole value as a number, in the classic notation whatever the locale.
template <typename Number>
std::optional<Number> parse_number(std::string_view text) {
    Number number{};
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && stop == end ? std::optional(number) : std::nullopt;
}

// How far `text` is, from `at` on, as it would be folded: up to white space that is no single
// blank.
std::size_t end_of_folded(std::string_view text, std::size_t at, bool after_space) {
    constexpr std::uint64_t kOnes = 0x0101010101010101U;
    constexpr std::uint64_t kHighBits = 0x8080808080808080U;
    // Eight characters at once, as long as none is below a blank and no two blanks are neighbours.
    for (std::uint64_t word = 0; at + 8 <= text.size(); at += 8) {
        std::memcpy(&word, text.data() + at, 8);
        const std::uint64_t below = (word - kOnes * ' ') & ~word & kHighBits;
        const std::uint64_t differ = word ^ (kOnes * ' ');
        const std::uint64_t blanks = ~(((differ & ~kHighBits) + ~kHighBits) | differ) & kHighBits;
        if (below != 0 || (blanks & (blanks << 8)) != 0 || (after_space && text[at] == ' ')) {
            break;
        }
        after_space = text[at + 7] == ' ';
    }
    while (at < text.size() && (!is_space(text[at]) || (text[at] == ' ' && !after_space))) {
        after_space = text[at] == ' ';
        ++at;
    }
    return at;
}

}  // namespace

std::string folded(std::string_view text) {
    std::string result;
    bool after_space = true;
    append_folded(result, text, after_space);
    if (result.ends_with(' ')) {
        result.pop_back();
    }
    return result;
}

void append_folded(std::string& text, std::string_view characters, bool& after_space) {
    text.reserve(text.size() + characters.size());
    for (std::size_t at = 0; at < characters.size();) {
        const std::size_t end = end_of_folded(characters, at, after_space);
        if (end > at) {
            text.append(characters, at, end - at);
            after_space = characters[end - 1] == ' ';
        }
        if (end < characters.size() && !after_space) {
            text += ' ';
            after_space = true;
        }
        at = end + 1;
    }
}

bool XmlReader::check_root(std::string_view name, std::string_view namespace_name) const {
    const pugi::xml_node root = document_.root();
    const Location where = document_.name_of(root);
    const std::string_view found = document_.home();
    const std::string_view local = XmlDocument::local_name(root);
    if (local != name) {
        diagnostics_
            .report(Code::wrong_root, where,
                    fmt::format("the root element is '{}', not '{}'", local, name))
            .hinted(
                fmt::format("this file should begin with <{} xmlns=\"{}\">", name, namespace_name));
        return false;
    }
    if (found == namespace_name) {
        return true;
    }
    const std::array<std::string_view, 1> expected{namespace_name};
    Diagnostic& diagnostic = diagnostics_.report(
        Code::wrong_namespace, where,
        found.empty() ? fmt::format("'{}' is in no namespace", name)
                      : fmt::format("'{}' is in the namespace '{}'", name, found));
    diagnostic.hinted(nearest_name(found, expected).empty()
                          ? fmt::format("write xmlns=\"{}\"", namespace_name)
                          : fmt::format("did you mean xmlns=\"{}\"?", namespace_name));
    return false;
}

void XmlReader::check_attributes(pugi::xml_node element, KnownNames known) const {
    for (const auto attribute : element.attributes()) {
        const std::string_view name = attribute.name();
        if (!holds(known, name) && !XmlDocument::is_bookkeeping(element, attribute)) {
            diagnostics_
                .report(Code::unknown_attribute, document_.name_of(attribute),
                        fmt::format("'{}' has no attribute '{}'", XmlDocument::local_name(element),
                                    name))
                .hinted(hint_for(name, known, "it has no attributes"));
        }
    }
}

bool XmlReader::is_known_child(pugi::xml_node child, KnownNames known) const {
    if (child.type() != pugi::node_element) {
        report_stray_text(child);
        return false;
    }
    const std::string_view name = child.name();
    if (!document_.is_at_home(child)) {
        diagnostics_
            .report(Code::foreign_element, document_.name_of(child),
                    fmt::format("'{}' is of another namespace: '{}'", name,
                                document_.namespace_of(child)))
            .hinted("only elements of the file's own namespace may be in it");
        return false;
    }
    if (!holds(known, name)) {
        diagnostics_
            .report(Code::unknown_element, document_.name_of(child),
                    fmt::format("there is no element '{}' in '{}'", name, child.parent().name()))
            .hinted(hint_for(name, known, "it holds no elements"));
        return false;
    }
    return true;
}

void XmlReader::check_empty(pugi::xml_node element) const {
    for (const auto child : element.children()) {
        is_known_child(child, {});
    }
}

void XmlReader::report_stray_text(pugi::xml_node text) const {
    if (is_text(text) &&
        std::string_view(text.value()).find_first_not_of(kWhiteSpace) != std::string_view::npos) {
        diagnostics_.report(Code::stray_text, document_.text_of(text),
                            fmt::format("there may be no text in '{}'", text.parent().name()));
    }
}

pugi::xml_node XmlReader::only_child(pugi::xml_node element, const char* name) const {
    const pugi::xml_node first = element.child(name);
    for (auto other = first.next_sibling(name); other; other = other.next_sibling(name)) {
        report_repeated(other);
    }
    return first;
}

std::vector<pugi::xml_node> XmlReader::only_children(pugi::xml_node element,
                                                     KnownNames names) const {
    std::vector<pugi::xml_node> found(names.size());
    for (const auto child : element.children()) {
        const auto name = std::find(names.begin(), names.end(), std::string_view(child.name()));
        if (name == names.end()) {
            continue;
        }
        pugi::xml_node& first = found[static_cast<std::size_t>(name - names.begin())];
        if (first) {
            report_repeated(child);
        } else {
            first = child;
        }
    }
    return found;
}

void XmlReader::report_repeated(pugi::xml_node other) const {
    diagnostics_
        .report(Code::repeated_element, document_.name_of(other),
                fmt::format("'{}' has more than one '{}'", other.parent().name(), other.name()))
        .hinted("keep one of them");
}

pugi::xml_node XmlReader::required_child(pugi::xml_node element, const char* name) const {
    const pugi::xml_node child = only_child(element, name);
    require(element, name, child);
    return child;
}

void XmlReader::require(pugi::xml_node element, std::string_view name, pugi::xml_node child) const {
    if (!child) {
        report_missing(element, name);
    } else if (!std::any_of(child.begin(), child.end(), [](pugi::xml_node node) {
                   return !is_text(node) ||
                          std::string_view(node.value()).find_first_not_of(kWhiteSpace) !=
                              std::string_view::npos;
               })) {
        diagnostics_.report(Code::missing_text, document_.name_of(child),
                            fmt::format("'{}' is empty", name));
    }
}

void XmlReader::report_missing(pugi::xml_node element, std::string_view child) const {
    diagnostics_.report(Code::missing_element, document_.name_of(element),
                        fmt::format("'{}' has no '{}'", element.name(), child));
}

std::string XmlReader::text(pugi::xml_node element) const {
    check_attributes(element, {});
    return characters(element);
}

std::string XmlReader::characters(pugi::xml_node element) const {
    std::string read;
    for (const auto child : element.children()) {
        if (is_text(child)) {
            read += child.value();
        } else {
            is_known_child(child, {});
        }
    }
    return folded(read);
}

std::string XmlReader::required(pugi::xml_node element, const char* name) const {
    const pugi::xml_attribute attribute = element.attribute(name);
    if (!attribute) {
        diagnostics_.report(Code::missing_attribute, document_.name_of(element),
                            fmt::format("'{}' has no attribute '{}'", element.name(), name));
        return {};
    }
    std::string value = folded(attribute.value());
    if (value.empty()) {
        report_value(document_.name_of(attribute), value, "something");
    }
    return value;
}

std::vector<Word> XmlReader::words(const pugi::xml_attribute& attribute) const {
    std::vector<Word> words;
    const std::string_view value = attribute.value();
    XmlPlaces places(document_, attribute);
    for (std::size_t at = value.find_first_not_of(kWhiteSpace); at < value.size();
         at = value.find_first_not_of(kWhiteSpace, at)) {
        const std::size_t end = std::min(value.find_first_of(kWhiteSpace, at), value.size());
        words.push_back({value.substr(at, end - at), places.at(at, end - at)});
        at = end;
    }
    return words;
}

std::optional<double> XmlReader::number(const pugi::xml_attribute& attribute, double least,
                                        double most) const {
    const auto number = parse_number<double>(attribute.value());
    if (!number || !(*number >= least && *number <= most)) {
        report_value(document_.value_of(attribute), attribute.value(),
                     fmt::format("a number from {} to {}", least, most));
        return std::nullopt;
    }
    return number;
}

std::optional<int> XmlReader::integer(const pugi::xml_attribute& attribute, int least,
                                      int most) const {
    const auto number = parse_number<int>(attribute.value());
    if (!number || *number < least || *number > most) {
        report_value(document_.value_of(attribute), attribute.value(),
                     fmt::format("a whole number from {} to {}", least, most));
        return std::nullopt;
    }
    return number;
}

std::optional<std::size_t> XmlReader::one_of(const pugi::xml_attribute& attribute,
                                             KnownNames known) const {
    const auto at = std::find(known.begin(), known.end(), std::string_view(attribute.value()));
    if (at == known.end()) {
        diagnostics_
            .report(Code::bad_value, document_.value_of(attribute),
                    fmt::format("'{}' is not a value of '{}'", attribute.value(), attribute.name()))
            .hinted(hint_for(attribute.value(), known, ""));
        return std::nullopt;
    }
    return static_cast<std::size_t>(at - known.begin());
}

void XmlReader::report_value(const Location& where, std::string_view value,
                             std::string_view expected) const {
    diagnostics_.report(Code::bad_value, where,
                        value.empty() ? fmt::format("this is empty; expected is {}", expected)
                                      : fmt::format("'{}' is not {}", value, expected));
}

}  // namespace precis
