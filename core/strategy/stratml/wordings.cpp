#include "strategy/stratml/wordings.hpp"

#include "strategy/stratml/texts.hpp"

#include <fmt/format.h>

namespace precis::stratml {
namespace {

struct Tally {
    std::size_t items = 0;
    std::size_t without_short = 0;
    std::size_t only_named = 0;
    Location first_without_short;
    Location first_only_named;
};

void count(const std::vector<DraftItem>& items, Tally& tally) {
    for (const DraftItem& item : items) {
        ++tally.items;
        if (item.full.empty() && item.short_.empty()) {
            tally.first_only_named = tally.only_named++ == 0 ? item.where : tally.first_only_named;
        } else if (item.short_.empty() && item.kind != ItemKind::measure) {
            tally.first_without_short =
                tally.without_short++ == 0 ? item.where : tally.first_without_short;
        }
        count(item.parts, tally);
    }
}

}  // namespace

void add_wordings(DraftItem& item, std::string_view description, std::string_view other,
                  bool name_is_label, const Reading& reading) {
    std::string full(description);
    append_text(full, other);
    item.short_ =
        first_sentence(description.empty() ? other : description, reading.language, kShortWords);
    if (item.short_ != full) {
        item.full = full;
    }
    const std::string& shortest = item.short_.empty() ? item.full : item.short_;
    if (!name_is_label &&
        (shortest.empty() || characters_in(item.name) <= characters_in(shortest))) {
        item.headline = item.name;
    }
    if (item.headline == shortest) {
        item.headline.clear();
    }
    if (full.empty() && item.headline.empty()) {
        item.headline = item.name;
    }
}

void report_missing_wordings(const std::vector<DraftItem>& items, Reading& reading) {
    Tally tally;
    count(items, tally);
    if (tally.without_short > 0) {
        reading.oddities().add(
            Code::stratml_no_short, tally.first_without_short,
            fmt::format("{} of {} items have no short wording: their first sentences are too long",
                        tally.without_short, tally.items),
            fmt::format("a short wording of up to {} words is taken from the document; this is "
                        "the first without; import the document and write the others",
                        kShortWords));
    }
    if (tally.only_named > 0) {
        reading.oddities().add(
            Code::stratml_only_name, tally.first_only_named,
            fmt::format("{} of {} items have only a name", tally.only_named, tally.items),
            "the name is their headline; this is the first of them; import the document and write "
            "the wordings");
    }
}

}  // namespace precis::stratml
