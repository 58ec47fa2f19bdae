#include "strategy/stratml/read_actors.hpp"

#include "strategy/stratml/wordings.hpp"
#include "strategy/values.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace precis::stratml {
namespace {

void add_once(std::vector<std::string>& list, const std::string& text) {
    if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) {
        list.push_back(text);
    }
}

std::string list_of(const std::vector<std::string>& texts) {
    std::string list;
    for (const std::string& text : texts) {
        list += (list.empty() ? "" : "; ") + text;
    }
    return list;
}

}  // namespace

ActorReader::Actor& ActorReader::actor(const std::string& name, const Location& where,
                                       const Location& name_where) {
    const auto [found, is_new] = index_.emplace(name_key(name), actors_.size());
    if (is_new) {
        Actor& made = actors_.emplace_back();
        made.item.kind = ItemKind::actor;
        made.item.id = reading_.ids.from_name(name, "actor");
        made.item.name = name;
        made.item.locator = "Stakeholder";
        made.item.where = where;
        made.item.name_where = name_where;
        made.item.text_where = name_where;
    }
    return actors_[found->second];
}

void ActorReader::add(const PlacedText& name, const Location& where) {
    if (name) {
        actor(name.text, where, name.where);
    }
}

void ActorReader::read_stakeholders(pugi::xml_node element, const std::string& supports) {
    for (const auto stakeholder : reading_.children(element, Tag::stakeholder)) {
        read_stakeholder(stakeholder, supports);
    }
}

void ActorReader::read_stakeholder(pugi::xml_node element, const std::string& supports) {
    PlacedText name = reading_.text(element, Tag::name);
    if (!name) {
        name = reading_.text(element);
    }
    if (!name) {
        return;
    }
    Actor& named = actor(name.text, reading_.document().name_of(element), name.where);
    if (const PlacedText description = reading_.text(element, Tag::description)) {
        append_text(named.text, description.text);
        named.item.text_where = description.where;
    }
    std::vector<std::string>& served = named.item.supports;
    // Stakeholders come objective by objective, so a repetition follows at once.
    if (read_roles(element, named) && !supports.empty() &&
        (served.empty() || served.back() != supports)) {
        served.push_back(supports);
    }
}

bool ActorReader::read_roles(pugi::xml_node element, Actor& actor) {
    bool only_benefits = false;
    for (const auto role : reading_.children(element, Tag::role)) {
        PlacedText name = reading_.text(role, Tag::name);
        if (!name) {
            name = reading_.text(role);
        }
        std::vector<std::string> types;
        for (const auto type : reading_.children(role, Tag::role_type)) {
            const std::string text = name ? reading_.look(type).text : reading_.text(type).text;
            add_once(types, text);
        }
        only_benefits = types.size() == 1 && same_letters(types.front(), "Beneficiary");
        const std::string called = name ? name.text : list_of(types);
        if (!called.empty() && actor.role_keys.insert(name_key(called)).second) {
            actor.item.role += (actor.item.role.empty() ? "" : "; ") + called;
        }
        const pugi::xml_node description = reading_.child(role, Tag::description);
        if (const PlacedText text = reading_.look(description); text && !is_link(text.text)) {
            reading_.use(description);
            append_text(actor.text, text.text);
        }
    }
    return !only_benefits;
}

std::string ActorReader::read_organization(pugi::xml_node element) {
    PlacedText name = reading_.text(element, Tag::name);
    if (!name) {
        name = reading_.text(element);
    }
    const PlacedText acronym = reading_.text(element, Tag::acronym);
    if (!name) {
        name = acronym;
    }
    if (name) {
        Actor& named = actor(name.text, reading_.document().name_of(element), name.where);
        named.item.locator = "Organization";
        if (acronym && name.text.find(acronym.text) == std::string::npos) {
            named.item.name = fmt::format("{} ({})", name.text, acronym.text);
        }
        if (const PlacedText description = reading_.text(element, Tag::description)) {
            append_text(named.text, description.text);
            named.item.text_where = description.where;
        }
    }
    read_stakeholders(element, {});
    return name.text;
}

std::vector<DraftItem> ActorReader::take() {
    std::vector<DraftItem> items;
    for (Actor& actor : actors_) {
        // A few letters, such as a degree, tell of the person but are no wording.
        if (characters_in(actor.text) < characters_in(actor.item.name) && !actor.text.empty()) {
            actor.item.role += (actor.item.role.empty() ? "" : "; ") + actor.text;
            actor.text.clear();
        }
        add_wordings(actor.item, actor.text, {}, false, reading_);
        items.push_back(std::move(actor.item));
    }
    return items;
}

}  // namespace precis::stratml
