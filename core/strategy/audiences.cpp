#include "strategy/audiences.hpp"

#include "base/nearest_name.hpp"
#include "base/xml_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace precis {
namespace {

double weight_in(const std::map<std::string, double, std::less<>>& weights, std::string_view name) {
    const auto found = weights.find(name);
    return found == weights.end() ? 1.0 : found->second;
}

}  // namespace

double Shares::of(Length length) const {
    switch (length) {
        case Length::headline:
            return headline;
        case Length::short_:
            return short_;
        case Length::full:
            return full;
    }
    return full;
}

double Audience::interest_in(const Item& item) const {
    double interest =
        weight_in(kind_weights, name_of(item.kind)) * weight_in(item_weights, item.id);
    if (!item.topics.empty()) {
        double sum = 0;
        for (const std::string& topic : item.topics) {
            sum += weight_in(topic_weights, topic);
        }
        interest *= sum / static_cast<double>(item.topics.size());
    }
    return interest;
}

const Audience* Audiences::find(std::string_view id) const {
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&](const Audience& audience) { return audience.id == id; });
    return found == list.end() ? nullptr : &*found;
}

void check_audience_references(const Strategy& strategy, const Audiences& audiences,
                               Diagnostics& diagnostics) {
    std::vector<std::string_view> ids;
    for (const Audience& audience : audiences.list) {
        ids.push_back(audience.id);
    }
    std::vector<std::string_view> known = ids;
    std::sort(known.begin(), known.end());
    const XmlReader reader(*strategy.document, diagnostics);
    const auto check_wordings = [&](const Item& item) {
        for (const auto element : item.element.children("wording")) {
            for (const Word& word : reader.words(element.attribute("for"))) {
                if (!std::binary_search(known.begin(), known.end(), word.text)) {
                    diagnostics
                        .report(Code::unknown_audience, word.where,
                                fmt::format("no audience has the id '{}'", word.text))
                        .hinted(did_you_mean(word.text, ids));
                }
            }
        }
    };
    for (const Item& item : strategy.items) {
        const auto is_particular = [](const Wording& wording) {
            return !wording.audiences.empty();
        };
        if (std::any_of(item.wordings.begin(), item.wordings.end(), is_particular)) {
            check_wordings(item);
        }
    }
}

Audiences default_audiences() {
    Audience everyone;
    everyone.id = "public";
    everyone.name = "The public";
    everyone.lineage = {everyone.id};
    Audiences audiences;
    audiences.list.push_back(std::move(everyone));
    return audiences;
}

}  // namespace precis
