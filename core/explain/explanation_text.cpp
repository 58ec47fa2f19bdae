#include "explain/explanation_text.hpp"

#include "base/excerpt.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace precis {
namespace {

using Fate = ExplainedItem::Fate;
using Rows = std::vector<std::vector<std::string>>;

std::string number(double value) {
    std::string text = fmt::format("{:.2f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') {
        text.pop_back();
    }
    return text;
}

std::string percent(double share) {
    return fmt::format("{:.0f} %", share * 100);
}

int rank_of(std::string_view length) {
    return length == "full" ? 3 : length == "short" ? 2 : length.empty() ? 0 : 1;
}

// The first few of a list.
std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t kTold = 4;
    std::string text;
    const std::size_t told = names.size() > kTold ? kTold - 1 : names.size();
    for (std::size_t i = 0; i < told; ++i) {
        const bool last = i + 1 == told && told == names.size();
        text += (i == 0 ? "" : last ? " and " : ", ") + names[i];
    }
    return told == names.size() ? text : text + fmt::format(" and {} more", names.size() - told);
}

// What would have had to give way. (What would have come in beside it is no reason.)
std::string given_up(const std::vector<ExplainedChange>& changes, const Explanation* named) {
    const auto called = [named](const std::string& id) {
        const ExplainedItem* item = named == nullptr ? nullptr : named->find(id);
        return item == nullptr || item->name.empty() ? '\'' + id + '\'' : "“" + item->name + "”";
    };
    std::vector<std::string> gone;
    std::vector<std::string> shorter;
    for (const ExplainedChange& change : changes) {
        if (change.to.empty()) {
            gone.push_back(called(change.item));
        } else if (rank_of(change.to) < rank_of(change.from)) {
            shorter.push_back(fmt::format("{} cut to {}", called(change.item), change.to));
        }
    }
    std::string text;
    if (!gone.empty()) {
        text += " without " + listed(gone);
    }
    if (!shorter.empty()) {
        text += (gone.empty() ? " with " : ", with ") + listed(shorter);
    }
    return text;
}

const ExplainedWording* chosen_of(const ExplainedItem& item) {
    return item.chosen < 0 ? nullptr : &item.wordings[static_cast<std::size_t>(item.chosen)];
}

std::string section_head(std::string_view title, std::size_t count) {
    return fmt::format("\n{} ({})\n", title, count);
}

void add_missing(const Explanation& all, std::string& out) {
    Rows rows;
    for (const ExplainedItem* item : of_fate(all, Fate::left_out)) {
        rows.push_back({item->id, item->section, origin_text(*item),
                        amount_of(item->wordings.back(), all.unit), reason_of(*item)});
    }
    if (!rows.empty()) {
        out += section_head("Left out for want of room", rows.size());
        rows.insert(rows.begin(), {"item", "section", "value", "needs", "to show it"});
        out += aligned(rows, 2);
    }
}

void add_shortened(const Explanation& all, std::string& out) {
    Rows rows;
    for (const ExplainedItem& item : all.items) {
        if (item.fate == Fate::shortened) {
            rows.push_back({item.id, item.section, origin_text(item), chosen_of(item)->length,
                            amount_of(*chosen_of(item), all.unit), reason_of(item)});
        }
    }
    if (!rows.empty()) {
        out += section_head("Shortened", rows.size());
        rows.insert(rows.begin(), {"item", "section", "value", "said", "takes", "to say more"});
        out += aligned(rows, 2);
    }
}

void add_shown(const Explanation& all, std::string& out) {
    Rows rows;
    for (const ExplainedItem& item : all.items) {
        if (item.fate == Fate::shown) {
            rows.push_back({item.id, item.section, origin_text(item), chosen_of(item)->length,
                            amount_of(*chosen_of(item), all.unit),
                            item.required ? "required" : ""});
        }
    }
    if (!rows.empty()) {
        out += section_head(all.fitted ? "As full as it comes" : "Shown", rows.size());
        rows.insert(rows.begin(), {"item", "section", "value", "said", "takes", ""});
        out += aligned(rows, 2);
    }
}

void add_others(const Explanation& all, std::string& out) {
    Rows rows;
    for (const ExplainedItem& item : all.items) {
        if (!item.on_page() && item.fate != Fate::left_out) {
            rows.push_back({item.id, item.kind, reason_of(item)});
        }
    }
    if (!rows.empty()) {
        out += section_head("Never a candidate", rows.size());
        out += aligned(rows, 2);
    }
}

void add_sizes(const Explanation& all, std::string& out) {
    if (all.sizes.empty()) {
        return;
    }
    Rows rows;
    for (const SizeReport& size : all.sizes) {
        rows.push_back(
            {fmt::format("{} pt", number(size.type_size)), size_text(size, all.tolerance)});
    }
    out += "\nType size\n" + aligned(rows, 2);
}

void add_columns(const Explanation& all, std::string& out) {
    if (all.columns.empty()) {
        return;
    }
    Rows rows;
    for (const ExplainedColumn& column : all.columns) {
        rows.push_back({fmt::format("page {}, column {}", column.page + 1, column.column),
                        fmt::format("{} full", percent(column.fill))});
    }
    out += "\nColumns\n" + aligned(rows, 2);
}

void add_sentences(const Explanation& all, std::string& out) {
    out += "\nSentences and their sources\n";
    for (const ExplainedItem& item : all.items) {
        if (!item.on_page()) {
            continue;
        }
        const ExplainedWording& wording = *chosen_of(item);
        std::string sources;
        for (const ExplainedSource& source : wording.sources) {
            sources += (sources.empty() ? "" : ", ") + source.id +
                       (source.locator.empty() ? "" : "#" + source.locator);
        }
        out += fmt::format("  {}: {}\n", item.id, sources.empty() ? "no source" : sources);
        for (const std::string& sentence : wording.sentences) {
            out += "    " + without_controls(sentence) + '\n';
        }
    }
}

}  // namespace

std::string aligned(const Rows& rows, std::size_t indent) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i + 1 < row.size(); ++i) {
            widths[i] = std::max(widths[i], cells_of(row[i]));
        }
    }
    std::string text;
    for (const auto& row : rows) {
        std::string line(indent, ' ');
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i];
            if (i + 1 < row.size()) {
                line.append(widths[i] + 2 - cells_of(row[i]), ' ');
            }
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

std::vector<const ExplainedItem*> of_fate(const Explanation& all, Fate fate) {
    std::vector<const ExplainedItem*> items;
    for (const ExplainedItem& item : all.items) {
        if (item.fate == fate) {
            items.push_back(&item);
        }
    }
    // What is missed most comes first; what is on the page stands as it does there.
    if (fate == Fate::left_out) {
        std::stable_sort(items.begin(), items.end(),
                         [](const ExplainedItem* one, const ExplainedItem* other) {
                             return one->origin.value > other->origin.value;
                         });
    }
    return items;
}

std::string_view name_of(Fate fate) {
    switch (fate) {
        case Fate::shown:
            return "shown";
        case Fate::shortened:
            return "shortened";
        case Fate::left_out:
            return "left out";
        case Fate::not_cleared:
            return "withheld";
        case Fate::omitted:
            return "not for this audience";
        case Fate::not_wanted:
            return "of no interest";
        case Fate::over_limit:
            return "over the limit";
        case Fate::no_wording:
            return "no wording";
        case Fate::not_selected:
            return "not selected";
    }
    return {};
}

std::string headline_of(const Explanation& all) {
    std::string text;
    if (all.pages > 0) {
        text += fmt::format("{} {}{}, ", all.pages, all.slides ? "slide" : "page",
                            all.pages == 1 ? "" : "s");
    }
    if (all.fitted) {
        text += fmt::format("{} full, type at {} pt, ", percent(all.fill), number(all.type_size));
    }
    text += fmt::format("{} of {} shown", all.count(Fate::shown) + all.count(Fate::shortened),
                        all.items.size());
    for (const Fate fate : {Fate::shortened, Fate::left_out}) {
        if (const std::size_t count = all.count(fate); count > 0) {
            text += fmt::format(", {} {}", count, name_of(fate));
        }
    }
    return text;
}

std::string origin_text(const ExplainedItem& item) {
    const ValueOrigin& origin = item.origin;
    std::string text = fmt::format("{} {}", item.importance, number(origin.importance));
    for (const auto& [name, factor] :
         {std::pair("topics", origin.topics), std::pair("kind", origin.kind),
          std::pair("item", origin.item)}) {
        if (factor != 1) {
            text += fmt::format(" × {} {}", name, number(factor));
        }
    }
    return text + " = " + number(origin.value);
}

std::string reason_of(const ExplainedItem& item, const Explanation* named) {
    switch (item.fate) {
        case Fate::not_cleared:
            return "marked higher than this audience may see";
        case Fate::omitted:
            return "left out by this audience's profile (omit)";
        case Fate::not_wanted:
            return "worth nothing to this audience: " + origin_text(item);
        case Fate::over_limit:
            return fmt::format("section '{}' takes fewer (limit)", item.section);
        case Fate::no_wording:
            return "has no wording that this audience may have";
        case Fate::not_selected:
            return "no section of the template selects it";
        default:
            break;
    }
    if (!item.has_price) {
        return {};
    }
    if (!item.affordable) {
        return "there is no room beside what is required";
    }
    if (item.changes.empty()) {
        return fmt::format("'{}' would add nothing", item.next_length);
    }
    const std::string loss =
        item.loss < 0.0005 ? "worth just as much"
                           : fmt::format("{:.1f} % of the page's value lost", item.loss * 100);
    return fmt::format("{}{}; {}", item.next_length, given_up(item.changes, named), loss);
}

std::string size_text(const SizeReport& size, double tolerance) {
    switch (size.verdict) {
        case SizeReport::Verdict::chosen:
            return size.lost < 0.0005
                       ? "chosen: nothing is lost at it"
                       : fmt::format(
                             "chosen: the largest that loses no more than {} of the value "
                             "(it loses {:.1f} %)",
                             percent(tolerance), size.lost * 100);
        case SizeReport::Verdict::larger_is_as_good:
            return "larger type says as much";
        case SizeReport::Verdict::loses_value:
            return fmt::format("loses {:.1f} % of the value, more than {}", size.lost * 100,
                               percent(tolerance));
        case SizeReport::Verdict::required_too_large:
            return "what is required does not fit";
        case SizeReport::Verdict::layout_too_large:
            return "the page as laid out does not hold it";
    }
    return {};
}

std::string amount_of(const ExplainedWording& wording, std::string_view unit) {
    if (wording.lines > 0) {
        return fmt::format("{:.1f} lines", wording.lines);
    }
    return wording.extent > 0 ? fmt::format("{} {}", number(wording.extent), unit) : std::string();
}

std::string to_text(const Explanation& all) {
    std::string out = fmt::format("{}: {} for {} ({}), {}\n{}\n", all.title, all.form,
                                  all.audience_name, all.language, all.format, headline_of(all));
    add_missing(all, out);
    add_shortened(all, out);
    add_shown(all, out);
    add_others(all, out);
    add_sizes(all, out);
    add_columns(all, out);
    add_sentences(all, out);
    return out;
}

}  // namespace precis
