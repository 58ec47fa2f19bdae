// strategy: the model that every handout is made from, its loading and its checking.
// Uses base. The shape of the files is in strategy/README.md.
#pragma once

#include "base/diagnostics.hpp"
#include "base/source_text.hpp"
#include "base/xml.hpp"
#include "strategy/markings.hpp"
#include "strategy/partial_date.hpp"
#include "strategy/rich_text.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace precis {

inline constexpr std::string_view kStrategyNamespace = "urn:precis:strategy:1";

enum class ItemKind {
    concept_,
    principle,
    action,
    objective,
    quotation,
    milestone,
    measure,
    actor,
    risk,
    resource,
    term,
    question,
    call
};
std::string_view name_of(ItemKind kind);  // as the element is called: "concept", ...
std::optional<ItemKind> item_kind_from(std::string_view element);

enum class Importance { required, high, medium, low };
std::string_view name_of(Importance importance);

enum class Length { headline, short_, full };
std::string_view name_of(Length length);
std::optional<Length> length_from(std::string_view name);

// A source and, after '#', a place in it.
struct Citation {
    std::string source;
    std::string locator;
    Location where;
};

struct Source {
    std::string id;
    std::string title;
    std::string author;
    std::string publisher;
    std::string link;
    std::string file;      // of its text, relative to the strategy's file; may be empty
    std::string language;  // BCP 47; empty: the strategy's
    PartialDate published;
    PartialDate retrieved;
    int rank = 0;  // 1 wins over 2 when sources disagree; 0: not ranked
    MarkingRank marking = 0;
    Location where;
};

struct Topic {
    std::string id;
    std::string name;
    Location where;
};

// One way of saying an item.
struct Wording {
    Length length = Length::full;
    MarkingRank marking = 0;             // of all that it shows, and of what it is part of
    std::vector<std::string> audiences;  // empty: for all
    std::vector<Citation> citations;
    RichText text;
    Location where;

    bool is_for(std::string_view audience) const;
};

// What an item looks like, for sections that show pictures.
struct Picture {
    std::string file;         // PNG or JPEG, relative to the strategy's file
    std::string alternative;  // for those who do not see it; never empty
    RichText caption;         // may be empty
    std::vector<Citation> citations;
    MarkingRank marking = 0;  // of itself, its caption and its sources, and of what it is part of
    Location where;           // of the name of its file
};

// What only items of some kinds have; empty elsewhere.
struct Particulars {
    std::string value;     // measure: a decimal number
    std::string unit;      // measure
    std::string baseline;  // measure
    std::string target;    // measure
    std::string speaker;   // quotation: id of an actor
    std::string occasion;  // quotation
    std::string role;      // actor
    std::string link;      // resource, call

    bool operator==(const Particulars&) const = default;
};

// Strategies have many; what few of them have is kept apart.
struct Item {
    ItemKind kind = ItemKind::concept_;
    Importance importance = Importance::medium;
    std::string id;
    std::vector<std::string> topics;
    std::vector<std::string> supports;  // ids of items that this one serves
    RichText name;
    std::vector<Wording> wordings;
    std::unique_ptr<Picture> picture;                    // null: it has none
    std::unique_ptr<const Particulars> own_particulars;  // null: it has none

    PartialDate date;                   // milestone, measure
    MarkingRank marking = 0;            // of its name and all that it is part of
    std::size_t order = 0;              // place in the strategy as written, from 0
    std::optional<std::size_t> parent;  // index of the item that this one is part of
    pugi::xml_node element;
    Location where;

    const Particulars& particulars() const;
};

// Where sources say something differently, and whom the strategy follows.
struct Disagreement {
    struct Statement {
        Citation citation;
        std::string text;
    };
    std::string id;
    std::string about;     // id of an item, or empty: of the whole
    std::string follows;   // id of a source; empty: unresolved
    std::string question;  // what they disagree on
    std::vector<Statement> statements;
    Location where;
};

// A strategy as loaded. Movable, not copyable. Its items are in the order of the file, parents
// before their children; locations and nodes point into the document that it keeps. The locations
// of one that was imported point into `original` instead.
struct Strategy {
    std::string id;
    std::string title;
    std::string subtitle;
    std::string issuer;
    std::string link;
    std::string language;  // BCP 47
    PartialDate published;
    MarkingLadder markings;
    MarkingRank marking = 0;  // of everything in it
    Location marking_where;
    std::vector<Source> sources;
    std::vector<Topic> topics;
    std::vector<Item> items;
    std::vector<Disagreement> disagreements;

    std::unique_ptr<XmlDocument> document;
    std::shared_ptr<const SourceText> original;  // what it was imported from; else null
    std::unordered_map<std::string_view, std::size_t> item_index;    // by id; views into items
    std::unordered_map<std::string_view, std::size_t> source_index;  // by id; views into sources
    std::unordered_map<std::string_view, std::size_t> topic_index;   // by id; views into topics

    const Item* find_item(std::string_view id) const;
    const Item* find_item(pugi::xml_node element) const;
    const Source* find_source(std::string_view id) const;
    const Topic* find_topic(std::string_view id) const;
};

// Reads a strategy from the bytes of a file. All that is wrong is reported; nothing is returned
// when any of it is an error.
std::optional<Strategy> read_strategy(std::string path, std::string bytes,
                                      Diagnostics& diagnostics);

}  // namespace precis
