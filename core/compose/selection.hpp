// Which items a section shows, in which wordings, and what they are worth to the audience.
#pragma once

#include "compose/compose.hpp"

#include <set>
#include <vector>

namespace precis {

// An item that a section may show.
struct Selected {
    const Item* item = nullptr;
    double value = 0;                      // in full
    std::vector<const Wording*> wordings;  // one of each length allowed, fullest first; never empty
    bool required = false;
};

// What an item is worth to an audience when said in full, and the factors of that.
struct ValueOrigin {
    double importance = 0;
    double kind = 1;    // what the audience thinks of things of its kind
    double item = 1;    // ... of it in particular
    double topics = 1;  // ... of its topics, on average
    double value = 0;
};
ValueOrigin value_origin(const Item& item, const Audience& audience);
double value_of(const Item& item, const Audience& audience);

// The wording of that length that the audience gets, of those that it is cleared for: one made for
// it before one made for what it extends, before one made for all; null when there is none.
const Wording* wording_for(const Item& item, Length length, const Audience& audience);

// The items of a section in the order shown. Items in `taken` belong to earlier sections; those
// chosen here are added to it.
std::vector<Selected> select_items(const TemplateSection& section, const Request& request,
                                   std::set<const Item*>& taken, Diagnostics& diagnostics);

}  // namespace precis
