#include "workspace/check_reach.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

namespace precis {
namespace {

using Ids = std::unordered_set<std::string_view>;

void note_terms(const RichText& text, Ids& ids) {
    for (const Run& run : text) {
        if (run.kind == Run::Kind::term) {
            ids.insert(run.text);
        }
        note_terms(run.runs, ids);
    }
}

bool reaches_anyone(const Item& item, const Coverage& coverage) {
    const auto reach = coverage.reach(item);
    return std::any_of(reach.begin(), reach.end(), [](const Coverage::Lengths& lengths) {
        return lengths != Coverage::Lengths{};
    });
}

// Speakers and terms are named by the items that are shown.
void check_use(const Strategy& strategy, const Coverage& coverage, Diagnostics& diagnostics) {
    Ids named;
    for (const Item& item : strategy.items) {
        if (reaches_anyone(item, coverage)) {
            named.insert(item.particulars().speaker);
            note_terms(item.name, named);
            for (const Wording& wording : item.wordings) {
                note_terms(wording.text, named);
            }
        }
    }
    for (const Item& item : strategy.items) {
        if (!reaches_anyone(item, coverage) && !named.contains(item.id)) {
            diagnostics
                .report(Code::unused_item, item.where,
                        fmt::format("'{}' is in no template for any audience", item.id))
                .hinted("'precis check --coverage' shows what reaches whom");
        }
    }
}

void check_lengths(const Item& item, Diagnostics& diagnostics) {
    std::vector<std::string_view> missing;
    for (const Length length : {Length::headline, Length::short_, Length::full}) {
        const bool has = std::any_of(
            item.wordings.begin(), item.wordings.end(),
            [length](const Wording& one) { return one.audiences.empty() && one.length == length; });
        if (!has) {
            missing.push_back(name_of(length));
        }
    }
    if (!missing.empty()) {
        diagnostics.report(
            Code::missing_lengths, item.where,
            fmt::format("'{}' has no {} wording for all", item.id, fmt::join(missing, " or ")));
    }
}

std::size_t hash_of(const RichText& text) {
    const bool is_plain = text.size() == 1 && text.front().kind == Run::Kind::text;
    return is_plain ? std::hash<std::string_view>()(text.front().text)
                    : std::hash<std::string>()(plain_text(text));
}

void check_repetition(const Strategy& strategy, Diagnostics& diagnostics) {
    struct Said {
        std::size_t hash;
        const Item* item;
        const Wording* wording;
    };
    std::vector<Said> all;
    all.reserve(strategy.items.size() * 3);
    for (const Item& item : strategy.items) {
        for (const Wording& wording : item.wordings) {
            all.push_back({hash_of(wording.text), &item, &wording});
        }
    }
    std::sort(all.begin(), all.end(), [](const Said& one, const Said& other) {
        return std::tie(one.hash, one.item->order, one.wording) <
               std::tie(other.hash, other.item->order, other.wording);
    });
    const Said* first = nullptr;  // of those that say the same
    for (const Said& one : all) {
        const bool same = first != nullptr && first->hash == one.hash &&
                          says_the_same(first->wording->text, one.wording->text);
        if (!same) {
            first = &one;
        } else if (first->item != one.item) {
            diagnostics
                .report(Code::repeated_wording, one.wording->where,
                        fmt::format("'{}' says the same as '{}'", one.item->id, first->item->id))
                .hinted("say what is different, or put the two into one");
        }
    }
}

}  // namespace

void check_reach(const Strategy& strategy, const Coverage& coverage, Diagnostics& diagnostics) {
    check_use(strategy, coverage, diagnostics);
    check_repetition(strategy, diagnostics);
    // What an import could not fill was said by the import.
    if (strategy.original == nullptr) {
        for (const Item& item : strategy.items) {
            check_lengths(item, diagnostics);
        }
    }
}

}  // namespace precis
