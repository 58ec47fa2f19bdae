#include "strategy/stratml/read_goals.hpp"

#include "strategy/stratml/read_indicator.hpp"
#include "strategy/stratml/wordings.hpp"
#include "strategy/values.hpp"

#include <algorithm>
#include <functional>
#include <iterator>

#include <fmt/format.h>

namespace precis::stratml {
namespace {

// Objectives in objectives are of no edition; beyond this depth they stand side by side.
constexpr int kDeepest = 8;

// Without blanks, which separate citations.
std::string locator_from(std::string text) {
    std::replace(text.begin(), text.end(), ' ', '-');
    return text;
}

}  // namespace

void GoalReader::read(pugi::xml_node root, Draft& draft) {
    const Kind goal{ItemKind::action, "goal", "Goal"};
    const Kind objective{ItemKind::objective, "objective", "Objective"};
    const std::size_t first = draft.items.size();
    std::size_t number = 0;
    for (const auto element : reading_.children(root, Tag::goal)) {
        read_statement(element, goal, fmt::format("{}", ++number), nullptr, 0, draft.items);
    }
    for (const auto element : reading_.children(root, Tag::objective)) {
        read_statement(element, objective, fmt::format("{}", ++number), nullptr, 0, draft.items);
    }
    for (const auto element : reading_.children(root, Tag::indicator)) {
        if (auto measure = read_indicator(element, DraftItem{}, reading_)) {
            draft.items.push_back(std::move(*measure));
        }
    }
    check_names({draft.items.begin() + static_cast<std::ptrdiff_t>(first), draft.items.end()},
                "goals");
    std::move(signs_.begin(), signs_.end(), std::back_inserter(draft.items));
    draft.topics = std::move(topics_);
}

void GoalReader::read_statement(pugi::xml_node element, const Kind& kind, const std::string& number,
                                const DraftItem* parent, int depth, std::vector<DraftItem>& items) {
    if (!reading_.says_something(element)) {
        reading_.leave_out(element);
        return;
    }
    DraftItem item;
    item.kind = kind.item;
    item.high = kind.item == ItemKind::action;
    item.where = reading_.document().name_of(element);
    read_name(element, kind, number, item);
    const pugi::xml_node identifier = reading_.child(element, Tag::identifier);
    item.id = reading_.ids.from_identifier(reading_.look(identifier).text);
    item.locator = item.id.empty() ? fmt::format("{}-{}", kind.label, number) : item.id;
    if (!item.id.empty()) {
        reading_.use(identifier);
    } else {
        item.id = reading_.ids.from_name(item.name, kind.word);
    }
    note_identifier(element, item.id);
    if (const PlacedText sequence = reading_.text(element, Tag::sequence)) {
        item.locator = locator_from(sequence.text);
    }
    if (kind.item == ItemKind::action) {
        item.topic = item.id;
        topics_.push_back({item.id, item.name, item.where});
    } else if (parent != nullptr) {
        item.topic = parent->topic;
    }
    read_texts(element, item);
    actors_.read_stakeholders(element, item.id);
    read_parts(element, number, depth, item);
    items.push_back(std::move(item));
    if (depth >= kDeepest) {
        // What this one held was too deep to nest further.
        std::vector<DraftItem> parts = std::move(items.back().parts);
        items.back().parts.clear();
        std::move(parts.begin(), parts.end(), std::back_inserter(items));
    }
}

void GoalReader::read_name(pugi::xml_node element, const Kind& kind, const std::string& number,
                           DraftItem& item) {
    PlacedText name = reading_.text(element, Tag::name);
    if (!name) {
        name = reading_.text(element);
    }
    if (!name) {
        constexpr std::size_t kMostWords = 12;
        const PlacedText description = reading_.look(reading_.child(element, Tag::description));
        std::string made = first_sentence(description.text, reading_.language, kMostWords);
        const bool has_sentence = !made.empty();
        if (!has_sentence) {
            made = fmt::format("{} {}", kind.label, number);
        }
        reading_.oddities().add(
            Code::stratml_no_name, item.where,
            fmt::format("this '{}' has no name", XmlDocument::local_name(element)),
            fmt::format("the first is called '{}' here, {}", excerpt(made),
                        has_sentence ? "as its description begins" : "by its place"));
        name = {std::move(made), item.where};
    }
    item.name = name.text;
    item.name_where = name.where;
    item.text_where = name.where;
}

void GoalReader::read_texts(pugi::xml_node element, DraftItem& item) {
    const PlacedText description = reading_.text(element, Tag::description);
    const pugi::xml_node other_element = reading_.child(element, Tag::other);
    PlacedText other = reading_.look(other_element);
    if (description) {
        item.text_where = description.where;
    } else if (other) {
        item.text_where = other.where;
    }
    if (is_link(other.text)) {
        reading_.use(other_element);
        DraftItem resource;
        resource.kind = ItemKind::resource;
        resource.id = reading_.ids.from_name(item.name + " link", "link");
        resource.name = item.name;
        resource.topic = item.topic;
        resource.link = other.text;
        resource.headline = item.name;
        resource.locator = item.locator;
        resource.where = reading_.document().name_of(other_element);
        resource.name_where = other.where;
        resource.text_where = other.where;
        item.parts.push_back(std::move(resource));
        other.text.clear();
    } else if (is_editorial(other.text)) {
        other.text.clear();
    } else if (other) {
        reading_.use(other_element);
    }
    add_wordings(item, description.text, other.text, false, reading_);
}

void GoalReader::read_parts(pugi::xml_node element, const std::string& number, int depth,
                            DraftItem& item) {
    const Kind objective{ItemKind::objective, "objective", "Objective"};
    std::size_t count = 0;
    for (const auto child : reading_.children(element, Tag::objective)) {
        read_statement(child, objective, fmt::format("{}.{}", number, ++count), &item, depth + 1,
                       item.parts);
    }
    check_names(item.parts, "objectives");
    for (const auto child : reading_.children(element, Tag::indicator)) {
        if (auto measure = read_indicator(child, item, reading_)) {
            measure->locator = locator_from(measure->locator);
            note_identifier(child, measure->id);
            note_relations(child, measure->id);
            if (measure->kind == ItemKind::objective) {
                measure->supports.push_back(item.id);
                signs_.push_back(std::move(*measure));
            } else {
                item.parts.push_back(std::move(*measure));
            }
        }
    }
}

void GoalReader::note_identifier(pugi::xml_node element, const std::string& id) {
    const PlacedText identifier = reading_.look(reading_.child(element, Tag::identifier));
    if (identifier) {
        reading_.item_by_identifier.emplace(identifier.text, id);
    }
}

void GoalReader::note_relations(pugi::xml_node indicator, const std::string& id) {
    for (const auto relation : reading_.children(indicator, Tag::relationship)) {
        for (const auto referent : reading_.children(relation, Tag::referent)) {
            if (reading_.look(referent)) {
                relations_.push_back({id, referent});
            }
        }
    }
}

void GoalReader::resolve_relations(Draft& draft) {
    std::unordered_map<std::string_view, DraftItem*> items;
    const std::function<void(std::vector<DraftItem>&)> index = [&](std::vector<DraftItem>& list) {
        for (DraftItem& item : list) {
            items.emplace(item.id, &item);
            index(item.parts);
        }
    };
    index(draft.items);
    for (const Relation& relation : relations_) {
        const PlacedText referent = reading_.look(relation.referent);
        const auto found = reading_.item_by_identifier.find(referent.text);
        if (found == reading_.item_by_identifier.end()) {
            reading_.oddities().add(
                Code::stratml_lost_relation, referent.where,
                Reading::in_parent(relation.referent) + " is the identifier of nothing here",
                fmt::format("it says '{}'", excerpt(referent.text)));
            continue;
        }
        reading_.use(relation.referent);
        std::vector<std::string>& supports = items.at(relation.from)->supports;
        if (found->second != relation.from &&
            std::find(supports.begin(), supports.end(), found->second) == supports.end()) {
            supports.push_back(found->second);
        }
    }
}

void GoalReader::check_names(const std::vector<DraftItem>& items, std::string_view word) {
    std::unordered_map<std::string, const DraftItem*> names;
    for (const DraftItem& item : items) {
        if (item.kind != ItemKind::action && item.kind != ItemKind::objective) {
            continue;
        }
        const auto [first, is_new] = names.emplace(name_key(item.name), &item);
        if (!is_new) {
            const auto& source = *reading_.document().source();
            reading_.oddities().add(
                Code::stratml_same_name, item.name_where,
                fmt::format("two {} have the name '{}'", word, excerpt(item.name)),
                fmt::format("the other is in line {}; this one gets the id '{}'",
                            source.position(first->second->name_where.offset).line, item.id));
        }
    }
}

}  // namespace precis::stratml
