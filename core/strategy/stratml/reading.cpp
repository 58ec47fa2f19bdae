#include "strategy/stratml/reading.hpp"

#include "base/xml_reader.hpp"
#include "strategy/partial_date.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace precis::stratml {
namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n";

bool is_text(pugi::xml_node node) {
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

bool is_blank(pugi::xml_node text) {
    return std::string_view(text.value()).find_first_not_of(kWhiteSpace) == std::string_view::npos;
}

pugi::xml_node first_text(pugi::xml_node element) {
    return element.find_child([](pugi::xml_node node) { return is_text(node) && !is_blank(node); });
}

// What only groups other elements, in the standard or not.
bool is_grouping(Tag tag) {
    return tag == Tag::container || tag == Tag::core || tag == Tag::administration ||
           tag == Tag::instance;
}

// The first words in an element or anything in it.
std::string first_words(pugi::xml_node element) {
    const pugi::xml_node text =
        element.find_node([](pugi::xml_node node) { return is_text(node) && !is_blank(node); });
    return text ? excerpt(folded(std::string_view(text.value()).substr(0, 400))) : std::string();
}

}  // namespace

std::string own_text(pugi::xml_node element) {
    std::string characters;
    for (const auto child : element.children()) {
        if (is_text(child)) {
            characters += child.value();
        }
    }
    return folded(characters);
}

std::string date_from(std::string_view text) {
    const std::string_view zone = text.size() == 11 && text.back() == 'Z'     ? text.substr(10)
                                  : text.size() == 16 && text.find(':') == 13 ? text.substr(10)
                                                                              : std::string_view();
    const auto date = PartialDate::parse(text.substr(0, text.size() - zone.size()));
    return date ? date->iso() : std::string();
}

Tag Reading::tag(pugi::xml_node element) const {
    if (element.type() != pugi::node_element) {
        return Tag::unknown;
    }
    const bool is_ours =
        document_.is_at_home(element) || is_stratml_namespace(document_.namespace_of(element));
    return is_ours ? tag_of(element) : Tag::unknown;
}

std::vector<pugi::xml_node> Reading::children(pugi::xml_node element, Tag wanted) const {
    std::vector<pugi::xml_node> found;
    for (const auto child : element.children()) {
        const Tag found_tag = tag(child);
        if (found_tag == wanted) {
            found.push_back(child);
        } else if (is_grouping(found_tag)) {
            const auto inner = children(child, wanted);
            found.insert(found.end(), inner.begin(), inner.end());
        }
    }
    return found;
}

pugi::xml_node Reading::child(pugi::xml_node element, Tag wanted) const {
    const auto found = children(element, wanted);
    // One that says something before one that does not.
    const auto telling = std::find_if_not(found.begin(), found.end(), is_empty);
    return telling != found.end() ? *telling : found.empty() ? pugi::xml_node() : found.front();
}

PlacedText Reading::look(pugi::xml_node element) const {
    if (!element) {
        return {};
    }
    PlacedText result{own_text(element), document_.name_of(element)};
    if (const pugi::xml_node text = first_text(element)) {
        result.where = document_.text_of(text);
    }
    if (is_placeholder(result.text)) {
        result.text.clear();
    }
    return result;
}

PlacedText Reading::text(pugi::xml_node element) {
    PlacedText result = look(element);
    if (result) {
        use(element);
    }
    return result;
}

std::string Reading::date(pugi::xml_node element, Tag wanted) {
    const pugi::xml_node child = this->child(element, wanted);
    std::string date = date_from(look(child).text);
    if (!date.empty()) {
        use(child);
    }
    return date;
}

bool Reading::is_empty(pugi::xml_node element) {
    for (const auto child : element.children()) {
        if (is_text(child) ? !is_blank(child)
                           : child.type() == pugi::node_element && !is_empty(child)) {
            return false;
        }
    }
    return true;
}

bool Reading::says_something(pugi::xml_node element) const {
    switch (tag(element)) {
        case Tag::identifier:
        case Tag::referent:
        case Tag::sequence:
        case Tag::start:
        case Tag::end:
            return false;
        default:
            break;
    }
    const std::string text = own_text(element);
    if (!text.empty() && text != "0" && !is_placeholder(text)) {
        return true;
    }
    return std::any_of(element.begin(), element.end(), [this](pugi::xml_node child) {
        return child.type() == pugi::node_element && says_something(child);
    });
}

void Reading::leave_out(pugi::xml_node element) {
    use_all(element);
    if (!is_empty(element)) {
        oddities_.add(Code::stratml_empty, document_.name_of(element),
                      in_parent(element) + " says nothing: it is left out");
    }
}

void Reading::use_all(pugi::xml_node element) {
    use(element);
    for (const auto attribute : element.attributes()) {
        use(attribute);
    }
    for (const auto child : element.children()) {
        if (child.type() == pugi::node_element) {
            use_all(child);
        }
    }
}

std::string Reading::in_parent(pugi::xml_node element) {
    const std::string name = excerpt(XmlDocument::local_name(element));
    const pugi::xml_node parent = element.parent();
    return parent.type() == pugi::node_element
               ? fmt::format("'{}' in '{}'", name, excerpt(XmlDocument::local_name(parent)))
               : fmt::format("'{}'", name);
}

void Reading::report_unused() {
    report_unused(document_.root());
}

void Reading::report_unused(pugi::xml_node element) {
    const Tag what = tag(element);
    if (what == Tag::unknown) {
        const std::string words = first_words(element);
        oddities_.add(Code::stratml_unknown_element, document_.name_of(element),
                      fmt::format("{} is not known in StratML: it is left out", in_parent(element)),
                      words.empty() ? "" : fmt::format("it says '{}'", words));
        return;
    }
    const bool is_used = used_.contains(element.internal_object());
    const pugi::xml_node text = first_text(element);
    if (const std::string words = own_text(element);
        !is_used && !words.empty() && !is_placeholder(words)) {
        oddities_.add(
            Code::stratml_no_place, document_.text_of(text),
            fmt::format("{} has no place in a strategy: it is left out", in_parent(element)),
            fmt::format("it says '{}'", excerpt(words)));
    }
    for (const auto attribute : element.attributes()) {
        if (!XmlDocument::is_bookkeeping(element, attribute) &&
            !used_.contains(attribute.internal_object()) && attribute.value()[0] != '\0') {
            oddities_.add(Code::stratml_no_place, document_.name_of(attribute),
                          fmt::format("the attribute '{}' of '{}' has no place in a strategy: it "
                                      "is left out",
                                      excerpt(attribute.name()), element.name()),
                          fmt::format("it says '{}'", excerpt(attribute.value())));
        }
    }
    for (const auto child : element.children()) {
        if (child.type() == pugi::node_element) {
            report_unused(child);
        }
    }
}

}  // namespace precis::stratml
