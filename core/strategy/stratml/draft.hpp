// A strategy on its way from StratML: what strategy.xml will hold, each part with its place in the
// original.
#pragma once

#include "base/source_text.hpp"
#include "strategy/strategy.hpp"

#include <string>
#include <vector>

namespace precis::stratml {

struct DraftItem {
    ItemKind kind = ItemKind::concept_;
    std::string id;
    std::string name;
    std::string topic;
    bool high = false;  // importance

    // Wordings; empty where there is none.
    std::string headline;
    std::string short_;
    std::string full;
    std::string locator;  // of the place that they cite

    std::string value;
    std::string unit;
    std::string date;
    std::string baseline;
    std::string target;
    std::string role;
    std::string link;
    std::vector<std::string> supports;

    Location where;       // the element it comes from
    Location name_where;  // what its name and wordings come from
    Location text_where;
    std::vector<DraftItem> parts;
};

struct DraftTopic {
    std::string id;
    std::string name;
    Location where;
};

struct Draft {
    std::string id;
    std::string language;
    std::string title;
    std::string subtitle;
    std::string issuer;
    std::string published;
    std::string link;
    std::string author;     // of the StratML document
    std::string publisher;  // of it
    std::vector<DraftTopic> topics;
    std::vector<DraftItem> items;
    Location where;
};

}  // namespace precis::stratml
