#include "explain/explanation_html.hpp"

#include "explain/explanation_text.hpp"
#include "explain/page_picture.hpp"

#include <fmt/format.h>

namespace precis {
namespace {

using Fate = ExplainedItem::Fate;

constexpr std::string_view kStyle = R"(
:root { color-scheme: light; --ink: #1b2430; --muted: #52606d; --rule: #c3ced8;
  --full: #dbe9f4; --full-line: #0f5c86; --short: #fdeecb; --short-line: #8a5a00;
  --out: #fbe3e0; --out-line: #9b2c1f; }
body { font: 15px/1.45 system-ui, "Noto Sans", sans-serif; color: var(--ink); margin: 0;
  background: #fff; }
header { background: #12304d; color: #fff; padding: 1.1rem 2rem 1.2rem; }
header p { margin: .15rem 0 0; color: #cfe0ef; }
h1 { font-size: 1.35rem; margin: 0; }
header p.sum { color: #fff; font-size: 1.05rem; margin-top: .5rem; }
main { display: grid; grid-template-columns: minmax(18rem, 34rem) 1fr; gap: 2rem;
  padding: 1.5rem 2rem; align-items: start; }
main.plain { grid-template-columns: 1fr; }
figure { margin: 0; position: sticky; top: 1rem; }
figcaption { font-size: .85rem; color: var(--muted); margin-top: .5rem; }
svg { width: 100%; height: auto; max-height: 88vh; display: block; }
h2 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; }
h2:first-child { margin-top: 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: start; vertical-align: top; padding: .35rem .6rem .35rem 0;
  border-bottom: 1px solid var(--rule); }
table.items { table-layout: fixed; overflow-wrap: break-word; }
.items th:nth-child(1) { width: 25%; } .items th:nth-child(2) { width: 21%; }
.items th:nth-child(3) { width: 17%; }
th { font-weight: 600; }
thead th { color: var(--muted); font-size: .8rem; }
td small, th small { display: block; color: var(--muted); font-weight: 400; }
td.num { font-variant-numeric: tabular-nums; }
tr:target, tr:focus-within { background: #fff6d6; }
.key { display: inline-block; width: .8em; height: .8em; border: 1px solid; margin-inline-end: .3em;
  vertical-align: -.05em; }
.key.full, rect.full { background: var(--full); fill: var(--full); stroke: var(--full-line); }
.key.short, rect.short { background: var(--short); fill: var(--short); stroke: var(--short-line); }
.key.out { background: var(--out); border-color: var(--out-line); }
.key.full { border-color: var(--full-line); } .key.short { border-color: var(--short-line); }
rect { stroke-width: .7; }
rect.paper { fill: #fff; stroke: #8795a3; }
rect.masthead { fill: #12304d; stroke: none; } rect.footer, rect.sources { fill: #eef3f7;
  stroke: none; } rect.heading { fill: none; stroke: none; }
text { font-family: system-ui, "Noto Sans", sans-serif; fill: var(--ink); }
text.title { font-weight: 700; fill: #0f5c86; } text.around { fill: #7b8894; }
rect.masthead + text.around { fill: #fff; }
a { color: #0f5c86; } svg a:hover rect, svg a:focus rect, svg a:target rect { stroke-width: 2.2; }
svg a:focus { outline: none; }
details { margin-top: 1.4rem; } summary { font-weight: 600; cursor: pointer; }
dl { margin: .5rem 0 0; } dt { font-weight: 600; margin-top: .7rem; } dd { margin: .1rem 0 0 1rem; }
dd.src { color: var(--muted); font-size: .85rem; }
@media (max-width: 60rem) { main { grid-template-columns: 1fr; } figure { position: static; } }
@media print { main { display: block; } figure { position: static; break-after: page; } }
)";

std::string lines_text(const ExplainedItem& item, const std::string& unit) {
    std::string text;
    for (std::size_t i = 0; i < item.wordings.size(); ++i) {
        const ExplainedWording& wording = item.wordings[i];
        const bool chosen = static_cast<int>(i) == item.chosen;
        const std::string amount = amount_of(wording, unit);
        const std::string said = wording.length + (amount.empty() ? "" : ", " + amount);
        text += chosen ? "<strong>" + said + "</strong>" : "<small>" + said + "</small>";
    }
    return text;
}

std::string row(const ExplainedItem& item, const Explanation& all) {
    const std::string_view key = item.fate == Fate::shown       ? "full"
                                 : item.fate == Fate::shortened ? "short"
                                                                : "out";
    const std::string name = escaped_html(item.name.empty() ? item.id : item.name);
    const std::string linked =
        item.boxes.empty() ? name : fmt::format("<a href='#box-{}'>{}</a>", item.id, name);
    const std::string reason = reason_of(item, &all);
    return fmt::format(
        "<tr id='row-{}'><th scope='row'><span class='key {}'></span>{}<small>{}{}</small></th>"
        "<td class='num'>{:.2f}<small>{}</small></td><td class='num'>{}</td><td>{}</td></tr>\n",
        item.id, key, linked, escaped_html(item.id),
        item.section.empty() ? "" : " · in " + escaped_html(item.section), item.origin.value,
        escaped_html(origin_text(item)), lines_text(item, all.unit),
        escaped_html(reason.empty() && item.required ? "required" : reason));
}

void add_table(const Explanation& all, Fate fate, std::string_view title, std::string_view why,
               std::string& out) {
    if (all.count(fate) == 0) {
        return;
    }
    out += fmt::format(
        "<h2>{} ({})</h2>\n<table class='items'><thead><tr><th scope='col'>Item</th><th "
        "scope='col'>Value</th>"
        "<th scope='col'>Wordings</th><th scope='col'>{}</th></tr></thead><tbody>\n",
        title, all.count(fate), why);
    for (const ExplainedItem* item : of_fate(all, fate)) {
        out += row(*item, all);
    }
    out += "</tbody></table>\n";
}

void add_others(const Explanation& all, std::string& out) {
    std::string rows;
    for (const ExplainedItem& item : all.items) {
        if (!item.on_page() && item.fate != Fate::left_out) {
            rows += fmt::format(
                "<tr id='row-{0}'><th scope='row'>{1}<small>{0} · "
                "{2}</small></th><td>{3}</td></tr>\n",
                escaped_html(item.id), escaped_html(item.name), escaped_html(item.kind),
                escaped_html(reason_of(item)));
        }
    }
    if (!rows.empty()) {
        out +=
            "<details><summary>Never a candidate for this page</summary>\n<table><thead><tr>"
            "<th scope='col'>Item</th><th scope='col'>Why</th></tr></thead><tbody>\n" +
            rows + "</tbody></table></details>\n";
    }
}

void add_sizes(const Explanation& all, std::string& out) {
    if (all.sizes.empty()) {
        return;
    }
    out += "<details><summary>Type sizes and columns</summary>\n<table><tbody>\n";
    for (const SizeReport& size : all.sizes) {
        out += fmt::format("<tr><th scope='row' class='num'>{} pt</th><td>{}</td></tr>\n",
                           size.type_size, size_text(size, all.tolerance));
    }
    for (const ExplainedColumn& column : all.columns) {
        out +=
            fmt::format("<tr><th scope='row'>Page {}, column {}</th><td>{:.0f} % full</td></tr>\n",
                        column.page + 1, column.column, column.fill * 100);
    }
    out += "</tbody></table></details>\n";
}

void add_sentences(const Explanation& all, std::string& out) {
    out += "<details><summary>Every sentence and its sources</summary>\n<dl>\n";
    for (const ExplainedItem& item : all.items) {
        if (!item.on_page()) {
            continue;
        }
        out += fmt::format("<dt>{}</dt>\n", escaped_html(item.name));
        const ExplainedWording& wording = item.wordings[static_cast<std::size_t>(item.chosen)];
        for (const std::string& sentence : wording.sentences) {
            out += fmt::format("<dd lang='{}' dir='auto'>{}</dd>\n", escaped_html(all.language),
                               escaped_html(sentence));
        }
        for (const ExplainedSource& source : wording.sources) {
            out += fmt::format("<dd class='src'>{}{}</dd>\n", escaped_html(source.title),
                               source.locator.empty() ? "" : ", " + escaped_html(source.locator));
        }
    }
    out += "</dl></details>\n";
}

}  // namespace

std::string to_html(const Explanation& all) {
    const bool pictured = !all.placement.pages.empty();
    std::string out = fmt::format(
        "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>\n"
        "<title>Why {0} says what it says to {1}</title>\n<style>{2}</style></head><body>\n"
        "<header><h1>{0}</h1><p>{3} for {1} · {4} · {5}</p><p class='sum'>{6}</p></header>\n"
        "<main{7}>\n",
        escaped_html(all.title), escaped_html(all.audience_name), kStyle, escaped_html(all.form),
        escaped_html(all.language), escaped_html(all.format), escaped_html(headline_of(all)),
        pictured ? "" : " class='plain'");
    if (pictured) {
        out += "<figure>\n";
        for (std::size_t page = 0; page < all.placement.pages.size(); ++page) {
            out += page_picture(all, page);
        }
        out +=
            "<figcaption><span class='key full'></span>as full as it comes &#160; "
            "<span class='key short'></span>shortened &#160; choose a box to see its "
            "row</figcaption></figure>\n";
    }
    out += "<div>\n";
    add_table(all, Fate::left_out, "Left out for want of room", "To show it", out);
    add_table(all, Fate::shortened, "Shortened", "To say more", out);
    add_table(all, Fate::shown, all.fitted ? "As full as it comes" : "Shown", "", out);
    add_others(all, out);
    add_sizes(all, out);
    add_sentences(all, out);
    return out + "</div></main></body></html>\n";
}

}  // namespace precis
