// The stakeholders and organizations of a StratML document as actors: each once, with all its
// roles, however often it is named.
#pragma once

#include "strategy/stratml/draft.hpp"
#include "strategy/stratml/reading.hpp"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace precis::stratml {

class ActorReader {
  public:
    explicit ActorReader(Reading& reading) : reading_(reading) {}

    // Of the stakeholders in `element`. Those who do something serve the item `supports`, if any.
    void read_stakeholders(pugi::xml_node element, const std::string& supports);

    // The organization and its stakeholders. Returns its name.
    std::string read_organization(pugi::xml_node element);

    // A person or organization that only has a name.
    void add(const PlacedText& name, const Location& where);

    // In the order of their first mention.
    std::vector<DraftItem> take();

  private:
    struct Actor {
        DraftItem item;
        std::unordered_set<std::string> role_keys;
        std::string text;
    };

    Actor& actor(const std::string& name, const Location& where, const Location& name_where);
    void read_stakeholder(pugi::xml_node element, const std::string& supports);
    // Whether the actor is more than one who benefits.
    bool read_roles(pugi::xml_node element, Actor& actor);

    Reading& reading_;
    std::vector<Actor> actors_;
    std::unordered_map<std::string, std::size_t> index_;  // by key of the name
};

}  // namespace precis::stratml
