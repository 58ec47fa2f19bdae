#include "strategy/strategy_warnings.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include <fmt/format.h>

namespace precis {
namespace {

using Used = std::unordered_set<std::string_view>;

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    }));
}

// Of its plain text.
std::size_t characters_in(const RichText& text) {
    constexpr std::size_t kBraces = 2;
    std::size_t characters = 0;
    for (const Run& run : text) {
        if (run.kind == Run::Kind::text) {
            characters += characters_in(run.text);
        } else if (run.kind == Run::Kind::field) {
            characters += characters_in(run.text) + kBraces;
        } else {
            characters += characters_in(run.runs);
        }
    }
    return characters;
}

bool same_audiences(const Wording& a, const Wording& b) {
    return std::is_permutation(a.audiences.begin(), a.audiences.end(), b.audiences.begin(),
                               b.audiences.end());
}

// A wording of a smaller length is there to save room, so it must be the shorter one.
void check_lengths(const Item& item, Diagnostics& diagnostics) {
    constexpr std::size_t kMostCompared = 64;
    const std::size_t compared = std::min(item.wordings.size(), kMostCompared);
    std::array<std::size_t, kMostCompared> sizes;
    std::transform(item.wordings.begin(), item.wordings.begin() + static_cast<long>(compared),
                   sizes.begin(), [](const Wording& one) { return characters_in(one.text); });
    for (std::size_t i = 0; i < compared; ++i) {
        const Wording& shorter = item.wordings[i];
        for (std::size_t j = 0; j < compared; ++j) {
            const Wording& fuller = item.wordings[j];
            if (shorter.length < fuller.length && sizes[i] > sizes[j] &&
                same_audiences(shorter, fuller)) {
                diagnostics
                    .report(Code::shorter_is_longer, shorter.where,
                            fmt::format("the {} wording of '{}' is longer than its {} wording "
                                        "({} characters to {})",
                                        name_of(shorter.length), item.id, name_of(fuller.length),
                                        sizes[i], sizes[j]))
                    .hinted("shorten it, or change which one is which");
            }
        }
    }
}

void note_quotes(const RichText& text, Used& sources, bool& cites) {
    for (const Run& run : text) {
        if (run.kind == Run::Kind::quote && !run.text.empty()) {
            const std::string_view citation = run.text;
            sources.insert(citation.substr(0, citation.find('#')));
            cites = true;
        }
        note_quotes(run.runs, sources, cites);
    }
}

void check_wording(const Item& item, const Wording& wording, Used& sources,
                   Diagnostics& diagnostics) {
    bool cites = !wording.citations.empty();
    for (const Citation& citation : wording.citations) {
        sources.insert(citation.source);
    }
    note_quotes(wording.text, sources, cites);
    if (!cites) {
        diagnostics
            .report(Code::uncited_wording, wording.where,
                    fmt::format("the {} wording of '{}' cites no source", name_of(wording.length),
                                item.id))
            .hinted("say where it comes from: cite=\"source-id#place\"");
    }
}

void check_completeness(const Item& item, Diagnostics& diagnostics) {
    const char* lacking = nullptr;
    if (item.kind == ItemKind::quotation && item.particulars().speaker.empty()) {
        lacking = "speaker";
    } else if (item.kind == ItemKind::measure && item.particulars().value.empty() &&
               item.particulars().target.empty()) {
        lacking = "value";
    }
    if (lacking != nullptr) {
        diagnostics.report(
            Code::incomplete_item, item.where,
            fmt::format("the {} '{}' has no {}", name_of(item.kind), item.id, lacking));
    }
}

}  // namespace

void check_strategy(const Strategy& strategy, Diagnostics& diagnostics) {
    Used sources;
    Used topics;
    for (const Item& item : strategy.items) {
        topics.insert(item.topics.begin(), item.topics.end());
        for (const Wording& wording : item.wordings) {
            check_wording(item, wording, sources, diagnostics);
        }
        if (item.picture) {
            for (const Citation& citation : item.picture->citations) {
                sources.insert(citation.source);
            }
        }
        check_lengths(item, diagnostics);
        check_completeness(item, diagnostics);
    }
    for (const Disagreement& disagreement : strategy.disagreements) {
        for (const auto& statement : disagreement.statements) {
            sources.insert(statement.citation.source);
        }
        if (disagreement.follows.empty()) {
            diagnostics
                .report(Code::unsettled_disagreement, disagreement.where,
                        fmt::format("the disagreement '{}' is not settled", disagreement.id))
                .hinted("name the source that the strategy goes by: follows=\"source-id\"");
        }
    }
    for (const Source& source : strategy.sources) {
        if (!sources.contains(source.id)) {
            diagnostics.report(Code::unused_source, source.where,
                               fmt::format("nothing cites the source '{}'", source.id));
        }
    }
    for (const Topic& topic : strategy.topics) {
        if (!topics.contains(topic.id)) {
            diagnostics.report(Code::unused_topic, topic.where,
                               fmt::format("no item has the topic '{}'", topic.id));
        }
    }
}

}  // namespace precis
