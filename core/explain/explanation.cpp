#include "explain/explanation.hpp"

#include "explain/sentences.hpp"
#include "host/make_handout.hpp"
#include "strategy/rich_text.hpp"
#include "strategy/values.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace precis {
namespace {

using Fate = ExplainedItem::Fate;

std::string inner_text(const Node& node) {
    std::string text = node.text;
    for (const Node* child = node.first_child; child != nullptr; child = child->next_sibling) {
        text += inner_text(*child);
    }
    return text;
}

std::string length_of(const Node& block, int wording) {
    return wording == Decision::kLeftOut
               ? std::string()
               : std::string(
                     block.alternatives[static_cast<std::size_t>(wording)]->attribute("length"));
}

Fate fate_of(PassedOver::Why why) {
    switch (why) {
        case PassedOver::Why::not_cleared:
            return Fate::not_cleared;
        case PassedOver::Why::omitted:
            return Fate::omitted;
        case PassedOver::Why::of_no_interest:
            return Fate::not_wanted;
        case PassedOver::Why::over_limit:
            return Fate::over_limit;
        case PassedOver::Why::no_wording:
            return Fate::no_wording;
    }
    return Fate::not_selected;
}

class Explainer {
  public:
    Explainer(const Request& request, Briefing& briefing, PluginInstance& instance)
        : request_(request), briefing_(briefing), instance_(instance) {}

    std::optional<Explanation> run(const Plugin& plugin, Diagnostics& diagnostics) {
        const auto limited = is_limited(briefing_, request_, plugin, instance_);
        if (!limited) {
            return std::nullopt;
        }
        out_.fitted = *limited;
        describe(plugin);
        if (out_.fitted) {
            const TypeSizes sizes = type_sizes(request_);
            const auto fitted = fit(briefing_, instance_, sizes, diagnostics);
            if (!fitted) {
                return std::nullopt;
            }
            report_ = report_fit(briefing_, instance_, sizes, *fitted);
            if (!report_) {
                return std::nullopt;
            }
            decision_ = fitted->decision;
            value_ = fitted->value;
            out_.pages = fitted->layout.pages;
            out_.fill = fitted->layout.fill;
            out_.tolerance = sizes.tolerance;
            out_.sizes = report_->sizes;
        } else {
            decision_ = preferred_choice(briefing_, request_);
            apply(briefing_, decision_);
        }
        out_.type_size = decision_.type_size;
        for (std::size_t i = 0; i < briefing_.blocks().size(); ++i) {
            add_block(i);
        }
        add_rest();
        if (auto placement = instance_.placement(briefing_, out_.type_size)) {
            place(std::move(*placement));
        }
        return std::move(out_);
    }

    std::vector<PassedOver> passed_over;

  private:
    void describe(const Plugin& plugin) {
        const Node& root = briefing_.root();
        out_.title = root.attribute("title");
        out_.audience = request_.audience.id;
        out_.audience_name = root.attribute("audience-name");
        out_.form = request_.form.id;
        out_.slides = request_.form.pages == "slides";
        out_.format = plugin.info().id;
        out_.language = request_.language;
        out_.unit = out_.fitted ? instance_.unit() : std::string();
    }

    ExplainedItem item_of(const Item& item) const {
        ExplainedItem out;
        out.id = item.id;
        out.kind = name_of(item.kind);
        out.name = plain_text(item.name);
        out.importance = name_of(item.importance);
        for (const std::string& topic : item.topics) {
            const auto weight = request_.audience.topic_weights.find(topic);
            out.topics.emplace_back(
                topic, weight == request_.audience.topic_weights.end() ? 1 : weight->second);
        }
        out.origin = value_origin(item, request_.audience);
        return out;
    }

    void add_block(std::size_t index) {
        const Node& block = *briefing_.blocks()[index];
        const Item* item = request_.strategy.find_item(block.attribute("item"));
        if (item == nullptr) {
            return;
        }
        told_.insert(item);
        ExplainedItem out = item_of(*item);
        out.section = block.parent->attribute("id");
        out.required = block.required;
        out.chosen = decision_.chosen[index];
        const bool shortened = out_.fitted && out.chosen > 0;
        out.fate = out.chosen == Decision::kLeftOut ? Fate::left_out
                   : shortened                      ? Fate::shortened
                                                    : Fate::shown;
        for (std::size_t i = 0; i < block.alternatives.size(); ++i) {
            out.wordings.push_back(wording_of(block, index, i));
        }
        if (report_ && report_->blocks[index].price) {
            add_price(*report_->blocks[index].price, block, out);
        }
        places_[&block] = out_.items.size();
        out_.items.push_back(std::move(out));
    }

    // The wording on the page may explain fewer terms than the alternative that it was chosen as.
    static const Node& as_shown(const Node& block, const Node& alternative) {
        for (const Node* child = block.first_child; child != nullptr; child = child->next_sibling) {
            if (child->kind == "wording" &&
                child->attribute("length") == alternative.attribute("length")) {
                return *child;
            }
        }
        return alternative;
    }

    ExplainedWording wording_of(const Node& block, std::size_t index, std::size_t which) const {
        const Node& wording = as_shown(block, *block.alternatives[which]);
        ExplainedWording out;
        out.length = wording.attribute("length");
        out.text = inner_text(wording);
        out.sentences =
            sentences_of(out.text, wording.language.empty() ? out_.language : wording.language);
        for (const Reference& reference : wording.references) {
            out.sources.push_back({std::string(reference.source->attribute("id")),
                                   std::string(reference.source->attribute("title")),
                                   reference.locator});
        }
        out.value = block.value * block.shares[which];
        if (report_) {
            const BlockReport& measured = report_->blocks[index];
            out.extent = measured.extents[which];
            out.lines = measured.line > 0 ? out.extent / measured.line : 0;
        }
        return out;
    }

    void add_price(const Price& price, const Node& block, ExplainedItem& out) const {
        out.has_price = true;
        out.affordable = price.possible;
        out.next_length = length_of(block, price.wording);
        out.loss = value_ > 0 ? std::max(0.0, price.loss / value_) : 0;
        for (const Change& change : price.changes) {
            const Node& other = *briefing_.blocks()[change.block];
            out.changes.push_back({std::string(other.attribute("item")),
                                   length_of(other, change.from), length_of(other, change.to)});
        }
    }

    // What is not in the briefing at all.
    void add_rest() {
        std::map<const Item*, const PassedOver*> reasons;
        for (const PassedOver& one : passed_over) {
            reasons[one.item] = &one;
        }
        for (const Item& item : request_.strategy.items) {
            if (told_.contains(&item)) {
                continue;
            }
            ExplainedItem out = item_of(item);
            if (const auto reason = reasons.find(&item); reason != reasons.end()) {
                out.fate = fate_of(reason->second->why);
                out.section = reason->second->section;
            }
            // Who explains a page to its readers should not have to check what they may see.
            if (item.marking > request_.audience.cleared_to) {
                out.fate = Fate::not_cleared;
                out.name.clear();
            }
            out_.items.push_back(std::move(out));
        }
    }

    void place(Placement placement) {
        std::map<const Node*, std::string> furniture;
        for (const Node* child = briefing_.root().first_child; child != nullptr;
             child = child->next_sibling) {
            furniture[child] = child->kind;
            const Node* first = child->first_child;
            if (child->kind == "section" && first != nullptr && first->kind == "heading") {
                furniture[first] = inner_text(*first);
            }
        }
        for (const PlacedBox& box : placement.boxes) {
            if (const auto found = places_.find(box.node); found != places_.end()) {
                out_.items[found->second].boxes.push_back(box);
            } else if (const auto other = furniture.find(box.node); other != furniture.end()) {
                out_.furniture.emplace_back(other->second, box);
            }
        }
        const auto sources =
            std::find_if(furniture.begin(), furniture.end(),
                         [](const auto& entry) { return entry.second == "sources"; });
        add_columns(placement, sources == furniture.end() ? nullptr : sources->first);
        if (out_.pages == 0) {
            out_.pages = static_cast<unsigned>(placement.pages.size());
        }
        out_.placement = std::move(placement);
    }

    // The room of a column reaches from the highest box in any of its page's columns to the lowest.
    void add_columns(const Placement& placement, const Node* sources) {
        struct Extent {
            double top = 1e9;
            double bottom = 0;
        };
        std::map<std::pair<unsigned, unsigned>, Extent> columns;
        std::map<unsigned, Extent> pages;
        for (const PlacedBox& box : placement.boxes) {
            if (box.column == 0 || box.node == sources) {
                continue;
            }
            for (Extent* extent : {&columns[{box.page, box.column}], &pages[box.page]}) {
                extent->top = std::min(extent->top, box.y);
                extent->bottom = std::max(extent->bottom, box.y + box.height);
            }
        }
        for (const auto& [place, extent] : columns) {
            const Extent& page = pages[place.first];
            const double height = std::max(page.bottom - page.top, 1.0);
            out_.columns.push_back(
                {place.first, place.second, (extent.bottom - page.top) / height});
        }
    }

    const Request& request_;
    Briefing& briefing_;
    PluginInstance& instance_;
    Explanation out_;
    std::optional<FitReport> report_;
    Decision decision_;
    double value_ = 0;
    std::map<const Node*, std::size_t> places_;  // of blocks, in out_.items
    std::set<const Item*> told_;
};

}  // namespace

std::size_t Explanation::count(Fate fate) const {
    return static_cast<std::size_t>(
        std::count_if(items.begin(), items.end(),
                      [fate](const ExplainedItem& item) { return item.fate == fate; }));
}

const ExplainedItem* Explanation::find(std::string_view id) const {
    const auto found = std::find_if(items.begin(), items.end(),
                                    [id](const ExplainedItem& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

std::optional<Explanation> explain(const Request& request, const Plugin& plugin,
                                   PluginInstance& instance, Diagnostics& diagnostics) {
    std::vector<PassedOver> passed_over;
    Request noting = request;
    noting.passed_over = &passed_over;
    auto briefing = compose(noting, diagnostics);
    if (!briefing) {
        return std::nullopt;
    }
    Explainer explainer(request, *briefing, instance);
    explainer.passed_over = std::move(passed_over);
    return explainer.run(plugin, diagnostics);
}

}  // namespace precis
