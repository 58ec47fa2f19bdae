// The words of StratML: its elements by whatever name documents give them, and its namespaces.
// Part of the importer; see strategy/stratml.hpp.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace precis::stratml {

enum class Tag {
    unknown,
    plan,  // the root
    core,
    administration,
    container,  // groups its children for convenience, as no edition of StratML does: <Goals>
    name,
    description,
    other,
    organization,
    acronym,
    identifier,
    stakeholder,
    role,
    role_type,
    vision,
    mission,
    value,
    goal,
    objective,
    sequence,
    indicator,
    dimension,
    unit,
    relationship,
    referent,
    instance,
    target,
    actual,
    baseline,  // in no edition, but met: like a result
    number,
    descriptor,
    descriptor_name,
    descriptor_value,
    start,
    end,
    published,
    source,
    submitter,
    given_name,
    surname,
    phone,
    email,
    publisher,  // in no edition, but met
};

// The name that the ISO editions have for it; empty for what they do not have.
std::string_view name_of(Tag tag);

// What an element is, however its name is written. `element` is of a StratML namespace.
Tag tag_of(pugi::xml_node element);

// Which edition a document is in, as far as its root element tells.
struct Edition {
    bool is_stratml = false;
    bool performance = false;  // Part 2
    bool ansi = false;
    std::string_view expected;  // the namespace that it should be in, when it is not quite
    bool root_is_exact = true;  // whether the root element is spelled as it should be
};

// `root` is the local name of the root element, `space` its namespace.
Edition edition_of(std::string_view root, std::string_view space);

// Whether a namespace is one of StratML's, or looks as if it should be.
bool is_stratml_namespace(std::string_view space);

// Whether `name` is how the edition writes the element.
bool is_exact(Tag tag, std::string_view name, const Edition& edition);

// Equality where the case of ASCII letters does not count.
bool same_letters(std::string_view a, std::string_view b);
// With the ASCII letters in lower case.
std::string lower_case(std::string_view text);

}  // namespace precis::stratml
