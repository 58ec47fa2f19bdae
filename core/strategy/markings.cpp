#include "strategy/markings.hpp"

#include "base/nearest_name.hpp"
#include "strategy/strategy.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace precis {
namespace {

// How far the names of terms are followed that stand in the names of terms.
constexpr int kDeepestTerm = 8;

bool is_marking(std::string_view id) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto may_follow = [&](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') ||
               std::string_view(":+_.-").find(c) != std::string_view::npos;
    };
    return !id.empty() && is_letter(id.front()) && std::all_of(id.begin(), id.end(), may_follow);
}

Marking read_step(const XmlReader& reader, pugi::xml_node element) {
    constexpr std::array<std::string_view, 1> kId{"id"};
    constexpr std::array<std::string_view, 1> kName{"name"};
    reader.check_attributes(element, kId);
    for (const auto child : element.children()) {
        reader.is_known_child(child, kName);
    }
    Marking marking;
    marking.where = reader.document().name_of(element);
    marking.id = reader.required(element, "id");
    if (!marking.id.empty() && !is_marking(marking.id)) {
        reader.report_value(reader.document().value_of(element.attribute("id")), marking.id,
                            "a mark of letters, digits and ':+-_.' that begins with a letter");
    }
    if (const auto name = reader.required_child(element, "name")) {
        marking.name = reader.text(name);
    }
    return marking;
}

bool is_marked(const Strategy& strategy) {
    const auto marked = [](const auto& thing) { return thing.marking > 0; };
    const auto& items = strategy.items;
    return marked(strategy) ||
           std::any_of(strategy.sources.begin(), strategy.sources.end(), marked) ||
           std::any_of(items.begin(), items.end(), [&](const Item& item) {
               return marked(item) || (item.picture && marked(*item.picture)) ||
                      std::any_of(item.wordings.begin(), item.wordings.end(), marked);
           });
}

MarkingRank marking_of_source(const Strategy& strategy, std::string_view citation) {
    const Source* source = strategy.find_source(citation.substr(0, citation.find('#')));
    return source == nullptr ? 0 : source->marking;
}

// Of what a text shows besides its own words.
MarkingRank marking_in(const Strategy& strategy, const RichText& text, int depth = 0) {
    MarkingRank highest = 0;
    for (const Run& run : text) {
        if (run.kind == Run::Kind::quote) {
            highest = std::max(highest, marking_of_source(strategy, run.text));
        }
        const bool shows_name = run.kind == Run::Kind::term && run.runs.empty();
        const Item* term = shows_name ? strategy.find_item(run.text) : nullptr;
        if (term != nullptr && depth < kDeepestTerm) {
            highest =
                std::max({highest, term->marking, marking_in(strategy, term->name, depth + 1)});
        }
        highest = std::max(highest, marking_in(strategy, run.runs, depth));
    }
    return highest;
}

}  // namespace

MarkingLadder tlp_ladder() {
    MarkingLadder ladder;
    for (const char* id : {"TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"}) {
        ladder.push_back({id, id, {}});
    }
    return ladder;
}

MarkingRank rank_of(const MarkingLadder& ladder, std::string_view id) {
    const auto found = std::find_if(ladder.begin(), ladder.end(),
                                    [id](const Marking& marking) { return marking.id == id; });
    return found == ladder.end() ? 0 : static_cast<MarkingRank>(found - ladder.begin()) + 1;
}

std::string_view name_of(const MarkingLadder& ladder, MarkingRank rank) {
    return rank == 0 ? std::string_view() : std::string_view(ladder.at(rank - 1).name);
}

MarkingLadder read_ladder(const XmlReader& reader, pugi::xml_node element) {
    if (!element) {
        return tlp_ladder();
    }
    constexpr std::array<std::string_view, 1> kMarking{"marking"};
    reader.check_attributes(element, {});
    MarkingLadder ladder;
    for (const auto child : element.children()) {
        if (!reader.is_known_child(child, kMarking)) {
            continue;
        }
        Marking marking = read_step(reader, child);
        if (rank_of(ladder, marking.id) != 0) {
            reader.diagnostics()
                .report(Code::duplicate_id, reader.document().value_of(child.attribute("id")),
                        fmt::format("another marking has the id '{}'", marking.id))
                .hinted("each step of the ladder has its own");
        } else {
            ladder.push_back(std::move(marking));
        }
    }
    if (ladder.empty()) {
        reader.report_missing(element, "marking");
    }
    return ladder;
}

MarkingRank read_marking(const XmlReader& reader, const pugi::xml_attribute& attribute,
                         const MarkingLadder& ladder, Code fault) {
    if (!attribute) {
        return 0;
    }
    const std::string id = folded(attribute.value());
    const MarkingRank rank = rank_of(ladder, id);
    if (rank == 0) {
        std::vector<std::string_view> known;
        for (const Marking& marking : ladder) {
            known.push_back(marking.id);
        }
        reader.diagnostics()
            .report(fault, reader.document().value_of(attribute),
                    fmt::format("there is no marking '{}'", id))
            .hinted(did_you_mean(id, known, fmt::format("markings: {}", fmt::join(known, ", "))));
    }
    return rank;
}

void spread_markings(Strategy& strategy) {
    if (!is_marked(strategy)) {
        return;
    }
    for (Item& item : strategy.items) {  // parents come before their children
        const MarkingRank around =
            item.parent ? strategy.items[*item.parent].marking : strategy.marking;
        item.marking = std::max(item.marking, around);
    }
    // A name takes up the markings of the terms in it only now, so that it is not handed down.
    std::vector<MarkingRank> shown;
    shown.reserve(strategy.items.size());
    for (const Item& item : strategy.items) {
        shown.push_back(std::max(item.marking, marking_in(strategy, item.name)));
    }
    for (Item& item : strategy.items) {
        for (Wording& wording : item.wordings) {
            wording.marking =
                std::max({wording.marking, shown[item.order], marking_in(strategy, wording.text)});
            for (const Citation& citation : wording.citations) {
                wording.marking =
                    std::max(wording.marking, marking_of_source(strategy, citation.source));
            }
        }
        if (item.picture) {
            Picture& picture = *item.picture;
            picture.marking = std::max(
                {picture.marking, shown[item.order], marking_in(strategy, picture.caption)});
            for (const Citation& citation : picture.citations) {
                picture.marking =
                    std::max(picture.marking, marking_of_source(strategy, citation.source));
            }
        }
    }
    for (Item& item : strategy.items) {
        item.marking = shown[item.order];
    }
}

}  // namespace precis
