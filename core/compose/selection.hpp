// Which items a section shows, in which wordings, and what they are worth to the audience.
#pragma once

#include "compose/compose.hpp"

#include <vector>

namespace precis {

// An item that a section may show.
struct Selected {
    const Item* item = nullptr;
    double value = 0;                      // in full
    std::vector<const Wording*> wordings;  // one of each length allowed, fullest first
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

// The items of a section in the order shown. Items marked in `taken`, by their order, belong to
// earlier sections; those chosen here are marked in it.
std::vector<Selected> select_items(const TemplateSection& section, const Request& request,
                                   std::vector<bool>& taken, Diagnostics& diagnostics);

// Of those that the section names, the items with a picture that the audience may see, in the order
// shown; without wordings. An item can be said elsewhere as well.
std::vector<Selected> select_pictures(const TemplateSection& section, const Request& request,
                                      Diagnostics& diagnostics);

}  // namespace precis
