#include "strategy/markup.hpp"
#include "strategy/translation.hpp"

#include <map>
#include <optional>
#include <set>
#include <utility>

namespace precis {
namespace {

// What tools have added to a file of the translation.
struct FileExtras {
    std::string attributes;
    std::vector<std::string> head;
    std::vector<TranslatedGroup> groups;
    std::size_t file = 0;  // its place
};

std::map<std::string, FileExtras, std::less<>> extras_by_file(Translation& translation) {
    std::map<std::string, FileExtras, std::less<>> extras;
    for (std::size_t i = 0; i < translation.files.size(); ++i) {
        TranslatedFile& file = translation.files[i];
        extras.try_emplace(file.id, FileExtras{std::move(file.attributes), std::move(file.head),
                                               std::move(file.groups), i});
    }
    return extras;
}

struct KeptUnit {
    TranslatedUnit unit;
    std::size_t file = 0;  // the place of that which it was in
};
using Units = std::map<std::string, KeptUnit, std::less<>>;

// What is in use comes before what was put aside.
Units units_by_id(Translation& translation) {
    Units units;
    for (const bool aside : {false, true}) {
        for (std::size_t i = 0; i < translation.files.size(); ++i) {
            TranslatedFile& file = translation.files[i];
            for (TranslatedUnit& unit : file.units) {
                if ((file.id == kAside) == aside) {
                    const std::string id = unit.id;
                    units.try_emplace(id, KeptUnit{std::move(unit), i});
                }
            }
        }
    }
    return units;
}

// Takes over the source of today. A target that was made of another is stale, until its own
// source comes back or a translator has seen it.
void bring_up(TranslatedUnit& unit, const TextUnit& text) {
    const std::string before = markup_of(unit.source);
    const std::string now = markup_of(text.source);
    if (before != now || unit.is_stale()) {
        unit.body.clear();
    }
    if (unit.target && before != now) {
        if (!unit.is_stale()) {
            unit.former_source = before;
        }
        unit.state = TranslationState::initial;
        unit.sub_state = TranslatedUnit::kStale;
    }
    if (unit.is_stale() && (unit.former_source == now || !unit.target)) {
        unit.state = unit.target ? TranslationState::translated : TranslationState::initial;
        unit.sub_state.clear();
    }
    if (!unit.is_stale()) {
        unit.former_source.clear();
        if (unit.sub_state == TranslatedUnit::kStale) {
            unit.sub_state.clear();
        }
    }
    if (!unit.target) {
        unit.state = TranslationState::initial;
    }
    unit.source = text.source;
    unit.context = text.context;
    unit.sources = text.sources;
}

}  // namespace

Refreshed refresh(const std::vector<TextFile>& texts, Translation old, bool prune) {
    Refreshed refreshed;
    Translation& now = refreshed.translation;
    now.language = old.language;
    now.source_language = old.source_language;
    now.attributes = old.attributes;
    Units units = units_by_id(old);
    auto extras = extras_by_file(old);
    std::set<std::string> done;
    for (const TextFile& from : texts) {
        TranslatedFile& file = now.files.emplace_back();
        file.id = from.id;
        file.original = from.original;
        std::optional<std::size_t> before;
        if (const auto found = extras.find(from.id); found != extras.end()) {
            before = found->second.file;
            file.attributes = std::move(found->second.attributes);
            file.head = std::move(found->second.head);
            file.groups = std::move(found->second.groups);
        }
        for (const TextUnit& text : from.units) {
            if (!done.insert(text.id).second) {
                continue;  // ids with points in them can come out the same
            }
            const auto found = units.find(text.id);
            refreshed.added += found == units.end() ? 1 : 0;
            TranslatedUnit unit;
            if (found != units.end()) {
                unit = std::move(found->second.unit);
                if (found->second.file != before) {
                    unit.group.reset();
                }
                units.erase(found);
            } else {
                unit.id = text.id;
            }
            bring_up(unit, text);
            refreshed.missing += unit.target ? 0 : 1;
            refreshed.stale += unit.is_stale() ? 1 : 0;
            ++refreshed.units;
            file.units.push_back(std::move(unit));
        }
    }
    TranslatedFile aside;
    aside.id = kAside;
    for (auto& [id, kept] : units) {
        if (prune || !kept.unit.target) {
            ++refreshed.dropped;
        } else {
            kept.unit.group.reset();
            aside.units.push_back(std::move(kept.unit));
        }
    }
    refreshed.aside = aside.units.size();
    now.files.push_back(std::move(aside));
    now.make_index();
    return refreshed;
}

}  // namespace precis
