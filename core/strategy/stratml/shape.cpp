#include "strategy/stratml/shape.hpp"

#include "strategy/values.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include <fmt/format.h>

namespace precis::stratml {
namespace {

// One element that another may hold, in the order of the standard.
struct Particle {
    Tag tag;
    bool required = false;
    bool repeats = false;
};

constexpr std::array kPlan{Particle{Tag::name, true},     Particle{Tag::description},
                           Particle{Tag::other},          Particle{Tag::core, true},
                           Particle{Tag::administration}, Particle{Tag::submitter}};
constexpr std::array kCore{Particle{Tag::organization, false, true}, Particle{Tag::vision},
                           Particle{Tag::mission}, Particle{Tag::value, false, true},
                           Particle{Tag::goal, true, true}};
constexpr std::array kAdministration{Particle{Tag::identifier}, Particle{Tag::start},
                                     Particle{Tag::end},        Particle{Tag::published},
                                     Particle{Tag::source},     Particle{Tag::submitter}};
constexpr std::array kOrganization{Particle{Tag::name}, Particle{Tag::acronym},
                                   Particle{Tag::identifier}, Particle{Tag::description},
                                   Particle{Tag::stakeholder, false, true}};
constexpr std::array kVision{Particle{Tag::description}, Particle{Tag::identifier}};
constexpr std::array kValue{Particle{Tag::name}, Particle{Tag::description}};
constexpr std::array kGoal{Particle{Tag::name, true},
                           Particle{Tag::description, true},
                           Particle{Tag::identifier},
                           Particle{Tag::sequence},
                           Particle{Tag::stakeholder, false, true},
                           Particle{Tag::other},
                           Particle{Tag::objective, false, true}};
constexpr std::array kObjective{Particle{Tag::name},
                                Particle{Tag::description},
                                Particle{Tag::identifier},
                                Particle{Tag::sequence},
                                Particle{Tag::stakeholder, false, true},
                                Particle{Tag::other},
                                Particle{Tag::indicator, false, true}};
constexpr std::array kStakeholder{Particle{Tag::name, true}, Particle{Tag::description},
                                  Particle{Tag::role, false, true}};
constexpr std::array kRole{Particle{Tag::name, true}, Particle{Tag::description},
                           Particle{Tag::role_type, false, true}};
constexpr std::array kSubmitter{Particle{Tag::identifier}, Particle{Tag::given_name},
                                Particle{Tag::surname}, Particle{Tag::phone}, Particle{Tag::email}};
constexpr std::array kIndicator{Particle{Tag::sequence},
                                Particle{Tag::dimension, true},
                                Particle{Tag::unit, true},
                                Particle{Tag::identifier},
                                Particle{Tag::relationship, false, true},
                                Particle{Tag::instance, false, true},
                                Particle{Tag::other}};
constexpr std::array kRelationship{Particle{Tag::identifier}, Particle{Tag::referent, false, true},
                                   Particle{Tag::name}, Particle{Tag::description}};
constexpr std::array kInstance{Particle{Tag::target, false, true},
                               Particle{Tag::actual, false, true}};
constexpr std::array kResult{Particle{Tag::start}, Particle{Tag::end}, Particle{Tag::number},
                             Particle{Tag::descriptor}, Particle{Tag::description}};
constexpr std::array kAnsiResult{Particle{Tag::description, true}, Particle{Tag::number},
                                 Particle{Tag::start}, Particle{Tag::end}};
constexpr std::array kDescriptor{Particle{Tag::descriptor_name}, Particle{Tag::descriptor_value}};

std::span<const Particle> model_of(Tag tag, const Edition& edition) {
    switch (tag) {
        case Tag::plan:
            return kPlan;
        case Tag::core:
            return kCore;
        case Tag::administration:
            return kAdministration;
        case Tag::organization:
            return kOrganization;
        case Tag::vision:
        case Tag::mission:
            return kVision;
        case Tag::value:
            return kValue;
        case Tag::goal:
            return kGoal;
        case Tag::objective:
            return kObjective;
        case Tag::stakeholder:
            return kStakeholder;
        case Tag::role:
            return kRole;
        case Tag::submitter:
            return kSubmitter;
        case Tag::indicator:
            return kIndicator;
        case Tag::relationship:
            return kRelationship;
        case Tag::instance:
            return kInstance;
        case Tag::target:
        case Tag::actual:
        case Tag::baseline:
            if (edition.ansi) {
                return kAnsiResult;
            }
            return kResult;
        case Tag::descriptor:
            return kDescriptor;
        default:
            return {};
    }
}

struct Choice {
    Tag element;
    std::string_view attribute;
    std::array<std::string_view, 5> values;
};

constexpr std::array kChoices{
    Choice{Tag::plan, "Type", {"Strategic_Plan", "Performance_Plan", "Performance_Report"}},
    Choice{Tag::stakeholder, "StakeholderTypeType", {"Person", "Organization", "Generic_Group"}},
    Choice{Tag::indicator,
           "ValueChainStage",
           {"Outcome", "Output_Processing", "Output", "Input_Processing", "Input"}},
    Choice{Tag::indicator, "PerformanceIndicatorType", {"Quantitative", "Qualitative"}},
    Choice{Tag::relationship, "RelationshipType", {"Broader_Than", "Peer_To", "Narrower_Than"}},
};

bool is_xml_id(std::string_view text) {
    const auto starts_name = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    return starts_name(text.front()) && std::all_of(text.begin(), text.end(), [&](char c) {
               return starts_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
           });
}

class ShapeChecker {
  public:
    explicit ShapeChecker(Reading& reading)
        : reading_(reading), document_(reading.document()), oddities_(reading.oddities()) {}

    // Of what is unknown nothing is asked.
    void check(pugi::xml_node element) {
        const Tag tag = reading_.tag(element);
        if (tag == Tag::unknown) {
            return;
        }
        check_name(element, tag);
        if (!reading_.edition().performance && (tag == Tag::indicator || tag == Tag::role)) {
            oddities_.add(Code::stratml_misplaced, document_.name_of(element),
                          Reading::in_parent(element) + " is of Part 2 of the standard",
                          "the root element of Part 2 is 'PerformancePlanOrReport'");
        }
        if (tag != Tag::plan && Reading::is_empty(element)) {
            oddities_.add(Code::stratml_empty, document_.name_of(element),
                          Reading::in_parent(element) + " is empty");
            return;
        }
        check_attributes(element, tag);
        check_text(element, tag);
        const auto model = model_of(tag, reading_.edition());
        check_children(element, model);
        for (const auto child : element.children()) {
            check(child);
        }
    }

  private:
    void check_name(pugi::xml_node element, Tag tag) {
        const std::string_view name = XmlDocument::local_name(element);
        if (tag == Tag::plan || is_exact(tag, name, reading_.edition())) {
            return;
        }
        if (tag == Tag::container) {
            oddities_.add(Code::stratml_other_name, document_.name_of(element),
                          Reading::in_parent(element) + " is not an element of StratML",
                          "what is in it is read as if it stood without it");
            return;
        }
        const std::string_view standard = name_of(tag);
        oddities_.add(Code::stratml_other_name, document_.name_of(element),
                      Reading::in_parent(element) + " is not how this edition of StratML calls it",
                      standard.empty() ? "what it means is clear, so it is read all the same"
                                       : fmt::format("it is read as '{}'", standard));
    }

    void check_attributes(pugi::xml_node element, Tag tag) {
        for (const Choice& choice : kChoices) {
            const pugi::xml_attribute attribute = element.attribute(choice.attribute.data());
            const std::string_view value = attribute.value();
            if (choice.element == tag && !value.empty() &&
                std::find(choice.values.begin(), choice.values.end(), value) ==
                    choice.values.end()) {
                oddities_.add(Code::stratml_bad_value, document_.value_of(attribute),
                              fmt::format("'{}' is not one of the values of '{}'", excerpt(value),
                                          choice.attribute));
            }
        }
    }

    void check_text(pugi::xml_node element, Tag tag) {
        const std::string text = own_text(element);
        if (text.empty()) {
            return;
        }
        const Location where = reading_.look(element).where;
        if (is_placeholder(text)) {
            oddities_.add(Code::stratml_placeholder, where,
                          Reading::in_parent(element) + " only holds a place for a text",
                          fmt::format("it says '{}' and is not taken over", excerpt(text)));
            return;
        }
        if (!model_of(tag, reading_.edition()).empty()) {
            oddities_.add(Code::stratml_bare_text, where,
                          Reading::in_parent(element) +
                              " holds a text without an element of its "
                              "own");
        }
        if (tag == Tag::start || tag == Tag::end || tag == Tag::published) {
            check_date(element, text, where);
        } else if (tag == Tag::identifier) {
            check_identifier(element, text, where);
        } else if (tag == Tag::source && !is_link(text)) {
            oddities_.add(Code::stratml_bad_value, where,
                          fmt::format("'{}' is not an address to follow", excerpt(text)));
        }
    }

    void check_date(pugi::xml_node element, std::string_view text, const Location& where) {
        if (date_from(text).empty()) {
            oddities_.add(Code::stratml_bad_value, where,
                          Reading::in_parent(element) + " is not a date",
                          fmt::format("it says '{}'; dates are written 2024-05-06, and must exist",
                                      excerpt(text)));
        }
    }

    void check_identifier(pugi::xml_node element, const std::string& text, const Location& where) {
        if (!is_xml_id(text)) {
            oddities_.add(Code::stratml_identifier, where,
                          Reading::in_parent(element) + " is not an XML id",
                          fmt::format("it says '{}'; ids begin with a letter or '_' and have no "
                                      "blanks or colons",
                                      excerpt(text)));
        }
        const auto [first, is_new] = identifiers_.emplace(text, where);
        if (!is_new) {
            const auto line = document_.source()->position(first->second.offset).line;
            oddities_.add(Code::stratml_identifier, where,
                          fmt::format("the identifier '{}' is given twice", excerpt(text)),
                          fmt::format("the first is in line {}", line));
        }
    }

    // That the children are those of the standard, in its order.
    void check_children(pugi::xml_node element, std::span<const Particle> model) {
        std::vector<std::size_t> counts(model.size());
        std::size_t reached = 0;
        bool in_order = true;
        for (const auto child : element.children()) {
            const Tag tag = reading_.tag(child);
            if (tag == Tag::unknown || tag == Tag::container) {
                continue;
            }
            const auto at = static_cast<std::size_t>(
                std::find_if(model.begin(), model.end(),
                             [tag](const Particle& one) { return one.tag == tag; }) -
                model.begin());
            if (at == model.size()) {
                check_misplaced(child, model);
                continue;
            }
            if (++counts[at] == 2 && !model[at].repeats) {
                oddities_.add(Code::stratml_repeated, document_.name_of(child),
                              Reading::in_parent(child) + " is given more than once",
                              "the first that says something is taken");
            }
            if (at < reached && in_order) {
                in_order = false;
                oddities_.add(Code::stratml_order, document_.name_of(child),
                              fmt::format("{} stands after '{}', before which it belongs",
                                          Reading::in_parent(child), name_of(model[reached].tag)));
            }
            reached = std::max(reached, at);
        }
        for (const Particle& particle : model) {
            if (particle.required && !reading_.child(element, particle.tag)) {
                check_missing(element, particle.tag);
            }
        }
    }

    void check_missing(pugi::xml_node element, Tag tag) {
        // A text right in the element stands for its name or description.
        if (own_text(element).empty()) {
            oddities_.add(Code::stratml_missing, document_.name_of(element),
                          fmt::format("{} has no '{}'", Reading::in_parent(element), name_of(tag)),
                          tag == Tag::core ? "what belongs in it is looked for in the root" : "");
        }
    }

    void check_misplaced(pugi::xml_node child, std::span<const Particle> model) {
        // In what groups others anything may stand; so it may in a root that groups nothing.
        const Tag parent = reading_.tag(child.parent());
        const bool is_flat = parent == Tag::plan && !reading_.child(child.parent(), Tag::core);
        if (parent != Tag::container && !is_flat) {
            oddities_.add(Code::stratml_misplaced, document_.name_of(child),
                          Reading::in_parent(child) + " is not allowed there",
                          model.empty() ? "there may be only text" : "");
        }
    }

    Reading& reading_;
    const XmlDocument& document_;
    Oddities& oddities_;
    std::unordered_map<std::string, Location> identifiers_;
};

}  // namespace

void check_shape(Reading& reading) {
    ShapeChecker(reading).check(reading.document().root());
}

}  // namespace precis::stratml
