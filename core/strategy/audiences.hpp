// Audiences: what each reader cares about and how it likes to be told.
#pragma once

#include "base/diagnostics.hpp"
#include "strategy/strategy.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

inline constexpr std::string_view kAudiencesNamespace = "urn:precis:audiences:1";

// What share of an item each length of wording conveys.
struct Shares {
    double headline = 0.45;
    double short_ = 0.8;
    double full = 1.0;

    double of(Length length) const;
};

// One audience, with what it inherits already folded in.
struct Audience {
    std::string id;
    std::string name;
    std::string address;  // how it is spoken to, for a line above the title; may be empty
    std::vector<std::string> lineage;  // itself, then what it extends, nearest first
    std::map<std::string, double, std::less<>> topic_weights;  // 1 is neutral, 0 no interest
    std::map<std::string, double, std::less<>> kind_weights;
    std::map<std::string, double, std::less<>> item_weights;
    std::vector<std::string> first;   // items to put first in their section, in this order
    std::vector<std::string> omit;    // items that are not for it
    std::optional<Length> preferred;  // the length it likes where there is room
    std::vector<std::string> knows;   // terms that need no explaining
    std::optional<double> grade;      // reading grade not to exceed
    std::string clearance;            // marking up to which it may see; empty: the lowest
    MarkingRank cleared_to = 1;       // the same, as a place on the ladder
    Shares shares;
    Location where;

    // How much this audience cares for the item: the product of the weights of its kind and itself
    // and the mean weight of its topics. Never negative.
    double interest_in(const Item& item) const;
};

struct Audiences {
    std::vector<Audience> list;
    std::unique_ptr<XmlDocument> document;

    const Audience* find(std::string_view id) const;
};

// Reads audiences.xml and resolves `extends` (a cycle is an error). Ids of topics, items and terms
// are checked against `strategy`. Nothing is returned when anything is an error.
std::optional<Audiences> read_audiences(std::string path, std::string bytes,
                                        const Strategy& strategy, Diagnostics& diagnostics);

// Reports each wording of `strategy` that is for an audience that is not there.
void check_audience_references(const Strategy& strategy, const Audiences& audiences,
                               Diagnostics& diagnostics);

// The one audience `public`, neutral to everything, for a workspace that defines none.
Audiences default_audiences();

}  // namespace precis
