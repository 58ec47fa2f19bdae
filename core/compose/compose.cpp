#include "compose/compose.hpp"

#include "compose/fields.hpp"
#include "compose/inline_nodes.hpp"
#include "compose/localized_text.hpp"
#include "compose/selection.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <unordered_map>

#include <fmt/format.h>

namespace precis {
namespace {

Fields fields_of(const Request& request) {
    const Strategy& strategy = request.strategy;
    Fields fields;
    fields.set("strategy.title", strategy.title);
    fields.set("strategy.subtitle", strategy.subtitle);
    fields.set("strategy.issuer", strategy.issuer);
    fields.set("strategy.link", strategy.link);
    fields.set("strategy.published", date_text(strategy.published, request.language));
    fields.set("audience.name", request.audience.name);
    fields.set("audience.address", request.audience.address);
    fields.set("template.name", request.form.name);
    fields.set("date", date_text(request.date, request.language));
    for (const auto& [column, value] : request.recipient) {
        fields.set("recipient." + column, value);
    }
    return fields;
}

class Composer {
  public:
    explicit Composer(const Request& request)
        : request_(request),
          fields_(fields_of(request)),
          context_{request.strategy, fields_, request.language, request.audience.cleared_to} {}

    std::optional<Briefing> run(Diagnostics& diagnostics) {
        if (!is_cleared()) {
            report_refusal(diagnostics);
            return std::nullopt;
        }
        describe();
        add_theme();
        add_masthead();
        make_sources();
        for (const TemplateSection& section : request_.form.sections) {
            add_section(section);
        }
        if (briefing_.blocks().empty()) {
            diagnostics_
                .report(Code::empty_briefing, request_.form.document->source()->path(),
                        fmt::format("template '{}' finds nothing to say to '{}' in this strategy",
                                    request_.form.id, request_.audience.id))
                .hinted("no item is selected by any of its sections");
        }
        place_sources();
        briefing_.mark();
        add_line(briefing_.root(), "footer", request_.form.footer);
        diagnostics.append(diagnostics_);
        if (diagnostics_.has_errors()) {
            return std::nullopt;
        }
        return std::move(briefing_);
    }

  private:
    bool is_cleared() const { return request_.strategy.marking <= request_.audience.cleared_to; }

    void report_refusal(Diagnostics& diagnostics) const {
        const MarkingLadder& ladder = request_.strategy.markings;
        diagnostics
            .report(Code::not_cleared, request_.strategy.marking_where,
                    fmt::format("the strategy is marked '{}', and '{}' may see only what is marked "
                                "'{}' or lower",
                                ladder.at(request_.strategy.marking - 1).id, request_.audience.id,
                                ladder.at(request_.audience.cleared_to - 1).id))
            .hinted("choose an audience with a higher 'clearance'");
    }

    void describe() {
        const Strategy& strategy = request_.strategy;
        Node& root = briefing_.root();
        root.set("title", strategy.title);
        root.set("template", request_.form.id);
        root.set("audience", request_.audience.id);
        root.set("audience-name", request_.audience.name);
        root.set("issuer", strategy.issuer);
        root.set("published", strategy.published.iso());
        root.set("date", request_.date.iso());
        root.set("link", strategy.link);
        for (const Marking& marking : strategy.markings) {
            briefing_.add_marking(marking.name);
        }
        root.marking = strategy.marking;
        root.set("pages", request_.form.pages);
        root.set("columns", std::to_string(request_.form.columns));
        root.language = request_.language;
        root.direction = is_right_to_left(request_.language) ? Direction::right_to_left
                                                             : Direction::left_to_right;
    }

    void add_theme() {
        Node& theme = briefing_.add(briefing_.root(), "theme");
        theme.set("id", request_.theme.id);
        for (const ThemeEntry& entry : request_.theme.entries) {
            Node& node = briefing_.add(theme, entry.kind);
            node.attributes = entry.attributes;
            node.where = entry.where;
        }
    }

    void add_masthead() {
        Node& masthead = briefing_.add(briefing_.root(), "masthead");
        add_line(masthead, "kicker", request_.form.kicker);
        add_line(masthead, "heading", request_.form.heading);
        add_line(masthead, "subtitle", request_.form.subtitle);
    }

    // A node with inline content; none when the text comes out empty.
    void add_line(Node& parent, std::string_view kind, const RichText& text) {
        Node& line = briefing_.add_detached(kind);
        add_inline(briefing_, line, text, context_, diagnostics_);
        if (line.first_child != nullptr) {
            line.where = text.front().where;
            briefing_.attach(parent, line);
        }
    }

    void make_sources() {
        for (const Source& source : request_.strategy.sources) {
            if (source.marking > request_.audience.cleared_to) {
                continue;
            }
            Node& node = briefing_.add_detached("source");
            node.set("id", source.id);
            node.set("title", source.title);
            node.set("author", source.author);
            node.set("publisher", source.publisher);
            node.set("published", source.published.iso());
            node.set("published-text", date_text(source.published, request_.language));
            node.set("retrieved", source.retrieved.iso());
            node.set("link", source.link);
            node.where = source.where;
            sources_.emplace(source.id, &node);
        }
    }

    // The sources that the wordings refer to, in the order of the first reference to each.
    void place_sources() {
        if (!request_.form.sources) {
            return;
        }
        Node& place = briefing_.add(briefing_.root(), "sources");
        add_line(place, "heading", request_.form.sources_heading);
        for (Node* source : cited_) {
            briefing_.attach(place, *source);
        }
    }

    void add_section(const TemplateSection& section) {
        const auto selected = select_items(section, request_, taken_, diagnostics_);
        if (selected.empty()) {
            return;
        }
        Node& node = briefing_.add(briefing_.root(), "section");
        node.set("id", section.id);
        node.set("layout", section.layout);
        node.set("span", section.across ? "page" : "column");
        node.where = section.where;
        add_line(node, "heading", section.heading);
        for (const Selected& one : selected) {
            add_block(node, one, section);
        }
    }

    void add_block(Node& parent, const Selected& selected, const TemplateSection& section) {
        const Item& item = *selected.item;
        Node& block = briefing_.add(parent, "block");
        block.set("item", item.id);
        block.set("item-kind", std::string(name_of(item.kind)));
        block.set("importance", std::string(name_of(item.importance)));
        describe_item(block, item);
        block.where = item.where;
        block.value = selected.value;
        block.required = selected.required;
        block.marking = item.marking;
        const bool named = section.names && item.kind != ItemKind::quotation;
        const auto telling = named ? beyond_name(item, selected.wordings) : selected.wordings;
        if (named && !telling.empty()) {
            add_line(block, "name", item.name);
        }
        add_attribution(block, item);
        for (const Wording* wording : telling.empty() ? selected.wordings : telling) {
            add_wording(block, item, *wording);
        }
    }

    // The wordings that say more than the name, beside which the others would say it twice.
    static std::vector<const Wording*> beyond_name(const Item& item,
                                                   const std::vector<const Wording*>& wordings) {
        const std::string name = plain_text(item.name);
        std::vector<const Wording*> telling;
        std::copy_if(wordings.begin(), wordings.end(), std::back_inserter(telling),
                     [&name](const Wording* wording) { return plain_text(wording->text) != name; });
        return telling;
    }

    void describe_item(Node& block, const Item& item) {
        const auto set = [&](std::string_view name, std::string value) {
            if (!value.empty()) {
                block.set(name, std::move(value));
            }
        };
        set("date", item.date.iso());
        set("date-text", date_text(item.date, request_.language));
        set("value", item.value);
        set("value-text", number_text(item.value, request_.language));
        set("unit", item.unit);
        set("baseline", item.baseline);
        set("target", item.target);
        set("occasion", item.occasion);
        set("role", item.role);
        set("link", item.link);
    }

    void add_attribution(Node& block, const Item& item) {
        const Item* speaker = request_.strategy.find_item(item.speaker);
        if (speaker == nullptr || speaker->marking > request_.audience.cleared_to) {
            return;
        }
        block.marking = std::max(block.marking, speaker->marking);
        Node& attribution = briefing_.add(block, "attribution");
        attribution.where = speaker->where;
        add_inline(briefing_, attribution, speaker->name, context_, diagnostics_);
        if (!speaker->role.empty()) {
            add_plain(briefing_, attribution, ", " + speaker->role);
        }
    }

    void add_wording(Node& block, const Item& item, const Wording& wording) {
        Node& node = briefing_.add_alternative(block, "wording");
        node.set("length", std::string(name_of(wording.length)));
        node.where = wording.where;
        node.marking = wording.marking;
        if (item.kind == ItemKind::quotation) {
            add_quoted(briefing_, node, wording.text, context_, diagnostics_);
        } else {
            add_inline(briefing_, node, wording.text, context_, diagnostics_);
        }
        block.shares.push_back(request_.audience.shares.of(wording.length));
        for (const Citation& citation : wording.citations) {
            Node* source = sources_.at(citation.source);
            node.references.push_back({source, citation.locator});
            if (std::find(cited_.begin(), cited_.end(), source) == cited_.end()) {
                cited_.push_back(source);
            }
        }
    }

    const Request& request_;
    Diagnostics diagnostics_;
    Fields fields_;
    InlineContext context_;
    Briefing briefing_;
    std::unordered_map<std::string_view, Node*> sources_;
    std::vector<Node*> cited_;
    std::set<const Item*> taken_;
};

}  // namespace

std::optional<Briefing> compose(const Request& request, Diagnostics& diagnostics) {
    return Composer(request).run(diagnostics);
}

Decision preferred_choice(const Briefing& briefing, const Request& request) {
    const Length preferred =
        request.form.preferred.value_or(request.audience.preferred.value_or(Length::short_));
    const auto distance = [&](const Node* wording) {
        const Length length = *length_from(wording->attribute("length"));
        return std::abs(static_cast<int>(length) - static_cast<int>(preferred));
    };
    Decision decision;
    decision.type_size = request.theme.largest;
    for (const Node* block : briefing.blocks()) {
        const auto& all = block->alternatives;
        const auto nearest = std::min_element(
            all.begin(), all.end(),
            [&](const Node* one, const Node* other) { return distance(one) < distance(other); });
        decision.chosen.push_back(static_cast<int>(nearest - all.begin()));
    }
    return decision;
}

}  // namespace precis
