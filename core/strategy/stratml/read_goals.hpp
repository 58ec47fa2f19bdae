// Goals with their objectives and indicators, as actions, objectives and measures.
#pragma once

#include "strategy/stratml/draft.hpp"
#include "strategy/stratml/read_actors.hpp"
#include "strategy/stratml/reading.hpp"

#include <string>
#include <utility>
#include <vector>

namespace precis::stratml {

class GoalReader {
  public:
    GoalReader(Reading& reading, ActorReader& actors) : reading_(reading), actors_(actors) {}

    // Reads the goals of the document; objectives that stand without a goal come after them.
    void read(pugi::xml_node root, Draft& draft);

    // The relations between elements, told by identifiers, as what items support. To be called
    // when all items are there.
    void resolve_relations(Draft& draft);

  private:
    struct Kind {
        ItemKind item;
        std::string_view word;  // for ids and names: "goal"
        std::string_view label;
    };
    struct Relation {
        std::string from;  // id of an item
        pugi::xml_node referent;
    };

    // Nothing is added to `items` when the element says nothing.
    void read_statement(pugi::xml_node element, const Kind& kind, const std::string& number,
                        const DraftItem* parent, int depth, std::vector<DraftItem>& items);
    void read_name(pugi::xml_node element, const Kind& kind, const std::string& number,
                   DraftItem& item);
    void read_texts(pugi::xml_node element, DraftItem& item);
    void read_parts(pugi::xml_node element, const std::string& number, int depth, DraftItem& item);
    void note_relations(pugi::xml_node indicator, const std::string& id);
    void note_identifier(pugi::xml_node element, const std::string& id);
    void check_names(const std::vector<DraftItem>& items, std::string_view word);

    Reading& reading_;
    ActorReader& actors_;
    std::vector<DraftTopic> topics_;
    std::vector<Relation> relations_;
    // What success looks like, without number or date: objectives that stand by themselves.
    std::vector<DraftItem> signs_;
};

}  // namespace precis::stratml
