#include "strategy/strategy_references.hpp"

#include "base/nearest_name.hpp"
#include "strategy/read_item.hpp"
#include "strategy/support_circles.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace precis {
namespace {

template <typename Things>
std::vector<std::string_view> ids_of(const Things& things) {
    std::vector<std::string_view> ids;
    ids.reserve(things.size());
    for (const auto& thing : things) {
        ids.push_back(thing.id);
    }
    return ids;
}

class ReferenceChecker {
  public:
    ReferenceChecker(const XmlReader& reader, const Strategy& strategy)
        : reader_(reader), diagnostics_(reader.diagnostics()), strategy_(strategy) {}

    void run(const std::vector<DisagreementPlaces>& places) {
        for (const Item& item : strategy_.items) {
            check_item(item);
        }
        for (std::size_t i = 0; i < places.size(); ++i) {
            check_disagreement(strategy_.disagreements[i], places[i]);
        }
    }

  private:
    void check_item(const Item& item) {
        const auto is_known_topic = [&](std::string_view id) {
            return strategy_.find_topic(id) != nullptr;
        };
        if (!std::all_of(item.topics.begin(), item.topics.end(), is_known_topic)) {
            for (const Word& word : reader_.words(item.element.attribute("topics"))) {
                if (!is_known_topic(word.text)) {
                    report(Code::unknown_topic, word.where, "topic", word.text, strategy_.topics);
                }
            }
        }
        if (!item.supports.empty()) {
            for (const Word& word : reader_.words(item.element.attribute("supports"))) {
                check_supported(item, word);
            }
        }
        if (!item.particulars().speaker.empty()) {
            check_speaker(item);
        }
        check_text(item.name);
        for (const Wording& wording : item.wordings) {
            for (const Citation& citation : wording.citations) {
                check_citation(citation);
            }
            check_text(wording.text);
        }
        if (item.picture) {
            for (const Citation& citation : item.picture->citations) {
                check_citation(citation);
            }
            check_text(item.picture->caption);
        }
    }

    void check_disagreement(const Disagreement& disagreement, const DisagreementPlaces& places) {
        bool heard = false;
        for (const auto& statement : disagreement.statements) {
            check_citation(statement.citation);
            heard = heard || statement.citation.source == disagreement.follows;
        }
        if (!disagreement.about.empty() && strategy_.find_item(disagreement.about) == nullptr) {
            report(Code::unknown_item, places.about, "item", disagreement.about, strategy_.items);
        }
        if (disagreement.follows.empty()) {
            return;
        }
        if (strategy_.find_source(disagreement.follows) == nullptr) {
            report(Code::unknown_source, places.follows, "source", disagreement.follows,
                   strategy_.sources);
        } else if (!heard) {
            diagnostics_
                .report(Code::follows_silent_source, places.follows,
                        fmt::format("the source '{}' says nothing in this disagreement",
                                    disagreement.follows))
                .hinted("follow a source that one of its 'says' cites");
        }
    }

    void check_supported(const Item& item, const Word& word) {
        if (word.text == item.id) {
            diagnostics_.report(Code::unknown_item, word.where,
                                fmt::format("'{}' cannot support itself", item.id));
            return;
        }
        const Item* other = strategy_.find_item(word.text);
        if (other == nullptr) {
            report(Code::unknown_item, word.where, "item", word.text, strategy_.items);
        } else if (other->kind == ItemKind::term || other->kind == ItemKind::quotation) {
            diagnostics_
                .report(Code::not_to_be_supported, word.where,
                        fmt::format("'{}' is of the kind '{}', which nothing can support",
                                    other->id, name_of(other->kind)))
                .hinted("name what it is an action, a measure or a resource for");
        }
    }

    void check_speaker(const Item& item) {
        const Location where = reader_.document().value_of(item.element.attribute("speaker"));
        check_kind(item.particulars().speaker, ItemKind::actor, Code::not_an_actor, where);
    }

    // That there is an item `id` and it is of the kind wanted.
    void check_kind(std::string_view id, ItemKind kind, Code code, const Location& where) {
        const Item* found = strategy_.find_item(id);
        if (found != nullptr && found->kind == kind) {
            return;
        }
        std::vector<std::string_view> candidates;
        if (wants_hint()) {
            for (const Item& item : strategy_.items) {
                if (item.kind == kind) {
                    candidates.push_back(item.id);
                }
            }
        }
        diagnostics_
            .report(code, where,
                    found == nullptr ? fmt::format("no {} has the id '{}'", name_of(kind), id)
                                     : fmt::format("'{}' is no {} but of the kind '{}'", id,
                                                   name_of(kind), name_of(found->kind)))
            .hinted(did_you_mean(id, candidates));
    }

    void check_citation(const Citation& citation) {
        if (strategy_.find_source(citation.source) == nullptr) {
            report(Code::unknown_source, citation.where, "source", citation.source,
                   strategy_.sources);
        }
    }

    void check_text(const RichText& text) {
        for (const Run& run : text) {
            if (run.kind == Run::Kind::term && !run.text.empty()) {
                check_kind(run.text, ItemKind::term, Code::not_a_term, run.where);
            } else if (run.kind == Run::Kind::quote && !run.text.empty()) {
                check_citation(citation_from({run.text, run.where}));
            }
            check_text(run.runs);
        }
    }

    // Looking for the nearest of thousands of ids costs; after so many faults it helps nobody.
    bool wants_hint() { return ++faults_ <= 100; }

    template <typename Things>
    void report(Code code, const Location& where, std::string_view what, std::string_view id,
                const Things& things) {
        Diagnostic& diagnostic =
            diagnostics_.report(code, where, fmt::format("no {} has the id '{}'", what, id));
        if (wants_hint()) {
            diagnostic.hinted(did_you_mean(id, ids_of(things)));
        }
    }

    const XmlReader& reader_;
    Diagnostics& diagnostics_;
    const Strategy& strategy_;
    std::size_t faults_ = 0;
};

}  // namespace

void check_references(const XmlReader& reader, const Strategy& strategy,
                      const std::vector<DisagreementPlaces>& places) {
    ReferenceChecker(reader, strategy).run(places);
    check_support_circles(reader, strategy);
}

}  // namespace precis
