#include "workspace/readability.hpp"

#include "compose/selection.hpp"
#include "workspace/reading_grade.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

namespace precis {
namespace {

// One wording may be a bare list of names; from so many words on its grade means something.
constexpr std::size_t kLeastWords = 12;

// What the audience is told of an item in the length that it likes, or the nearest.
const Wording* told(const Item& item, const Audience& audience) {
    const int wanted = static_cast<int>(audience.preferred.value_or(Length::short_));
    const Wording* best = nullptr;
    for (const Length length : {Length::full, Length::short_, Length::headline}) {
        const Wording* wording = wording_for(item, length, audience);
        const auto distance = [wanted](const Wording& one) {
            return std::abs(static_cast<int>(one.length) - wanted);
        };
        if (wording != nullptr && (best == nullptr || distance(*wording) < distance(*best))) {
            best = wording;
        }
    }
    return best;
}

// What can be graded of a strategy: its own texts, or what is translated of them.
struct Said {
    const Strategy& strategy;
    const Translation* translation = nullptr;  // null: its own
    const ReadingFormula& formula;

    // Null for what is not translated.
    const RichText* text(const Item& item, const Wording& wording) const {
        if (translation == nullptr) {
            return &wording.text;
        }
        const std::string id = unit_id(item, wording);
        return standing_of(translation, id, wording.text) == Standing::translated
                   ? &*translation->find(id)->target
                   : nullptr;
    }
};

void check_audience(const Said& said, const Audience& audience, Diagnostics& diagnostics) {
    ReadingCount all;
    double worst = 0;
    const Item* hardest = nullptr;
    for (const Item& item : said.strategy.items) {
        const bool left_out =
            std::find(audience.omit.begin(), audience.omit.end(), item.id) != audience.omit.end();
        // Quotations are not ours to make easier.
        if (left_out || item.kind == ItemKind::quotation || value_of(item, audience) <= 0) {
            continue;
        }
        const Wording* wording = told(item, audience);
        const RichText* text = wording == nullptr ? nullptr : said.text(item, *wording);
        if (text == nullptr) {
            continue;
        }
        const ReadingCount count = count_reading(plain_text(*text), said.formula);
        all += count;
        const double grade = reading_grade(count, said.formula).value_or(0);
        if (count.words >= kLeastWords && grade > worst) {
            worst = grade;
            hardest = &item;
        }
    }
    const auto grade = reading_grade(all, said.formula);
    if (!grade || *grade <= *audience.grade) {
        return;
    }
    const std::string language = said.translation == nullptr
                                     ? std::string()
                                     : fmt::format(" in '{}'", said.translation->language);
    diagnostics
        .report(Code::hard_to_read, audience.where,
                fmt::format("what '{}' is told{} has a reading grade of {:.1f}, above {}",
                            audience.id, language, *grade, *audience.grade))
        .hinted(hardest == nullptr ? "shorten sentences and words"
                                   : fmt::format("begin with '{}', at {:.1f}", hardest->id, worst));
}

}  // namespace

void check_readability(const Strategy& strategy, const Audiences& audiences,
                       Diagnostics& diagnostics) {
    const ReadingFormula* formula = reading_formula(strategy.language);
    for (const Audience& audience : audiences.list) {
        if (!audience.grade) {
            continue;
        }
        if (formula != nullptr) {
            check_audience({strategy, nullptr, *formula}, audience, diagnostics);
        } else {
            diagnostics.report(
                Code::no_reading_formula, audience.where,
                fmt::format("the reading grade of '{}' is not checked: no formula is "
                            "recognised for '{}'",
                            audience.id, strategy.language));
        }
    }
}

void check_readability(const Strategy& strategy, const Audiences& audiences,
                       const Translation& translation, Diagnostics& diagnostics) {
    const ReadingFormula* formula = reading_formula(translation.language);
    for (const Audience& audience : audiences.list) {
        if (audience.grade && formula != nullptr) {
            check_audience({strategy, &translation, *formula}, audience, diagnostics);
        }
    }
}

}  // namespace precis
