#include "explain/explanation_json.hpp"

#include "explain/explanation_text.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

namespace precis {
namespace {

using Json = nlohmann::ordered_json;

// As much of a number as means something.
double rounded(double value) {
    return std::round(value * 1e4) / 1e4;
}

Json json_of(const ExplainedWording& wording) {
    Json sources = Json::array();
    for (const ExplainedSource& source : wording.sources) {
        sources.push_back(
            {{"id", source.id}, {"title", source.title}, {"locator", source.locator}});
    }
    return {{"length", wording.length},          {"value", rounded(wording.value)},
            {"extent", rounded(wording.extent)}, {"lines", rounded(wording.lines)},
            {"sentences", wording.sentences},    {"sources", std::move(sources)}};
}

Json json_of(const PlacedBox& box) {
    return {{"page", box.page + 1}, {"column", box.column},        {"x", rounded(box.x)},
            {"y", rounded(box.y)},  {"width", rounded(box.width)}, {"height", rounded(box.height)}};
}

Json price_of(const ExplainedItem& item) {
    Json changes = Json::array();
    for (const ExplainedChange& change : item.changes) {
        changes.push_back({{"item", change.item}, {"from", change.from}, {"to", change.to}});
    }
    return {{"possible", item.affordable},
            {"length", item.next_length},
            {"loss", rounded(item.loss)},
            {"changes", std::move(changes)}};
}

Json json_of(const ExplainedItem& item) {
    Json topics = Json::object();
    for (const auto& [topic, weight] : item.topics) {
        topics[topic] = weight;
    }
    Json out{{"id", item.id},
             {"kind", item.kind},
             {"name", item.name},
             {"section", item.section},
             {"fate", name_of(item.fate)},
             {"required", item.required},
             {"value",
              {{"total", rounded(item.origin.value)},
               {"importance", item.importance},
               {"importance-weight", item.origin.importance},
               {"kind", item.origin.kind},
               {"item", item.origin.item},
               {"topics", rounded(item.origin.topics)},
               {"topic-weights", std::move(topics)}}},
             {"reason", reason_of(item)},
             {"wordings", Json::array()},
             {"boxes", Json::array()}};
    if (item.on_page()) {
        out["shown"] = item.wordings[static_cast<std::size_t>(item.chosen)].length;
    }
    for (const ExplainedWording& wording : item.wordings) {
        out["wordings"].push_back(json_of(wording));
    }
    if (item.has_price) {
        out["price"] = price_of(item);
    }
    for (const PlacedBox& box : item.boxes) {
        out["boxes"].push_back(json_of(box));
    }
    return out;
}

std::string_view verdict_of(SizeReport::Verdict verdict) {
    switch (verdict) {
        case SizeReport::Verdict::chosen:
            return "chosen";
        case SizeReport::Verdict::larger_is_as_good:
            return "larger-is-as-good";
        case SizeReport::Verdict::loses_value:
            return "loses-value";
        case SizeReport::Verdict::required_too_large:
            return "required-too-large";
        case SizeReport::Verdict::layout_too_large:
            return "layout-too-large";
    }
    return {};
}

}  // namespace

std::string to_json(const Explanation& all) {
    Json out{{"title", all.title},    {"audience", all.audience},   {"template", all.form},
             {"format", all.format},  {"language", all.language},   {"fitted", all.fitted},
             {"pages", all.pages},    {"type-size", all.type_size}, {"fill", rounded(all.fill)},
             {"unit", all.unit},      {"sizes", Json::array()},     {"columns", Json::array()},
             {"items", Json::array()}};
    for (const SizeReport& size : all.sizes) {
        out["sizes"].push_back({{"size", size.type_size},
                                {"verdict", verdict_of(size.verdict)},
                                {"value", rounded(size.value)},
                                {"lost", rounded(size.lost)}});
    }
    for (const ExplainedColumn& column : all.columns) {
        out["columns"].push_back(
            {{"page", column.page + 1}, {"column", column.column}, {"fill", rounded(column.fill)}});
    }
    for (const ExplainedItem& item : all.items) {
        out["items"].push_back(json_of(item));
    }
    return out.dump(2) + '\n';
}

}  // namespace precis
