#include "compose/compose.hpp"

#include "compose/block_writer.hpp"
#include "compose/cited_sources.hpp"
#include "compose/fields.hpp"
#include "compose/label_texts.hpp"
#include "compose/line_writer.hpp"
#include "compose/local_texts.hpp"
#include "compose/request_fields.hpp"
#include "compose/selection.hpp"
#include "compose/template_texts.hpp"
#include "compose/term_meanings.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace precis {
namespace {

class Composer {
  public:
    // With `see` it only rehearses: that is told of each block, which is then forgotten.
    explicit Composer(const Request& request, const SeeItem* see = nullptr)
        : request_(request),
          see_(see),
          texts_(request),
          labels_(request),
          fields_(fields_of(request, texts_)),
          context_{request.strategy, fields_, request.language, &texts_,
                   request.audience.cleared_to},
          lines_(briefing_, context_, diagnostics_, see != nullptr),
          sources_(briefing_, request.strategy, request.audience, request.language),
          meanings_(
              request, briefing_, texts_, labels_, context_,
              [this](const Citation& citation) { return sources_.refer(citation); }, diagnostics_),
          blocks_({request, briefing_, texts_, labels_, lines_, sources_, meanings_, diagnostics_},
                  see != nullptr),
          taken_(request.strategy.items.size()) {}

    std::optional<Briefing> run(Diagnostics& diagnostics) {
        if (!is_cleared()) {
            report_refusal(diagnostics);
            return std::nullopt;
        }
        describe();
        add_theme();
        labels_.add_to(briefing_);
        add_masthead();
        for (const TemplateSection& section : request_.form.sections) {
            add_section(section);
        }
        if (std::find(taken_.begin(), taken_.end(), true) == taken_.end()) {
            diagnostics_
                .report(Code::empty_briefing, request_.form.document->source()->path(),
                        fmt::format("template '{}' finds nothing to say to '{}' in this strategy",
                                    request_.form.id, request_.audience.id))
                .hinted("no item is selected by any of its sections");
        }
        place_sources();
        briefing_.mark();
        add_form_line(briefing_.root(), "footer", request_.form.footer);
        texts_.report(diagnostics_);
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
        root.set("title", value_of("strategy.title"));
        root.set("template", request_.form.id);
        root.set("audience", request_.audience.id);
        root.set("audience-name", value_of("audience.name"));
        root.set("issuer", value_of("strategy.issuer"));
        root.set("published", strategy.published.iso());
        root.set("date", request_.date.iso());
        root.set("link", strategy.link);
        for (const Marking& marking : strategy.markings) {
            briefing_.add_marking(marking.name);
        }
        root.marking = strategy.marking;
        root.set("pages", request_.form.pages);
        root.set("columns", std::to_string(request_.form.columns));
        if (request_.form.contents) {
            root.set("contents", "yes");
        }
        if (request_.form.pages == "slides" && request_.form.slides > 0) {
            root.set("slides", std::to_string(request_.form.slides));
        }
        set_language(root, request_.language);
    }

    void add_theme() {
        Node& theme = briefing_.add(briefing_.root(), "theme");
        theme.set("id", request_.theme.id);
        for (const ThemeEntry& entry : request_.theme.entries) {
            Node& node = briefing_.add(theme, entry.kind);
            node.attributes = entry.attributes;
            node.where = entry.where;
        }
        if (const auto& logo = request_.theme.logo) {
            Node& node = briefing_.add(theme, "logo");
            const RichText alternative = rich_text_of(logo->alternative);
            describe_picture(node, logo->file, logo->where,
                             texts_.of(unit_id(request_.theme), alternative, logo->where));
            node.set("height", fmt::format("{}", logo->height));
        }
    }

    void add_masthead() {
        Node& masthead = briefing_.add(briefing_.root(), "masthead");
        add_form_line(masthead, "kicker", request_.form.kicker);
        add_form_line(masthead, "heading", request_.form.heading);
        add_form_line(masthead, "subtitle", request_.form.subtitle);
    }

    std::string value_of(std::string_view field) { return fields_.value(field, {}, diagnostics_); }

    // A line of the template that is called as its unit is.
    void add_form_line(Node& parent, std::string_view kind, const RichText& text) {
        lines_.add(parent, kind, texts_.of_form(unit_id(request_.form, kind), text, {}));
    }

    // The sources that the wordings refer to, in the order of the first reference to each.
    void place_sources() {
        if (!request_.form.sources) {
            return;
        }
        Node& place = briefing_.add(briefing_.root(), "sources");
        if (request_.form.qr && !request_.strategy.link.empty()) {
            place.set("qr", request_.strategy.link);
        }
        lines_.add(
            place, "heading",
            texts_.of_form(unit_id(request_.form, "sources"), request_.form.sources_heading, {}));
        sources_.attach_to(place);
    }

    void add_section(const TemplateSection& section) {
        const bool pictures = section.layout == "pictures";
        auto selected = pictures ? select_pictures(section, request_, diagnostics_)
                                 : select_items(section, request_, taken_, diagnostics_);
        if (selected.empty()) {
            return;
        }
        if (see_ != nullptr) {
            // In the order in which they lie in memory: thousands are gone through faster so.
            std::sort(selected.begin(), selected.end(), [](const auto& one, const auto& other) {
                return one.item->order < other.item->order;
            });
        }
        Node& node = briefing_.add(briefing_.root(), "section");
        node.set("id", section.id);
        node.set("layout", section.layout);
        node.set("span", section.across ? "page" : "column");
        node.where = section.where;
        node.least = section.least;
        node.most = section.most;
        node.headlines =
            section.lengths.empty() || std::find(section.lengths.begin(), section.lengths.end(),
                                                 Length::headline) != section.lengths.end();
        lines_.add(node, "heading",
                   texts_.of_form(unit_id(request_.form, section), section.heading, section.where));
        for (const Selected& one : selected) {
            if (see_ != nullptr) {
                rehearse_block(node, one, section);
            } else {
                add_any_block(node, one, section);
            }
        }
    }

    void add_any_block(Node& parent, const Selected& one, const TemplateSection& section) {
        if (section.layout == "pictures") {
            blocks_.add_picture(parent, one);
        } else {
            blocks_.add(parent, one, section);
        }
    }

    void rehearse_block(Node& parent, const Selected& one, const TemplateSection& section) {
        const bool pictured = section.layout == "pictures";
        if (pictured || !is_mere(one)) {
            add_any_block(parent, one, section);
            briefing_.forget_last_block();
        }
        std::array<Length, 3> lengths{Length::full};
        std::size_t count = 1;
        if (!pictured) {
            const auto told = blocks_.told(one, section);
            count = std::min(told.size(), lengths.size());
            std::transform(told.begin(), told.begin() + static_cast<std::ptrdiff_t>(count),
                           lengths.begin(), [](const Said& said) { return said.wording->length; });
        }
        (*see_)(section, *one.item, std::span(lengths).first(count));
    }

    // Whether composing it could not report anything.
    bool is_mere(const Selected& one) const {
        return texts_.is_original() && one.item->kind != ItemKind::quotation &&
               precis::is_mere(one.item->name) &&
               std::all_of(one.wordings.begin(), one.wordings.end(),
                           [](const Wording* wording) { return precis::is_mere(wording->text); });
    }

    const Request& request_;
    const SeeItem* see_;
    Diagnostics diagnostics_;
    LocalTexts texts_;
    LabelTexts labels_;
    Fields fields_;
    InlineContext context_;
    Briefing briefing_;
    LineWriter lines_;
    CitedSources sources_;
    TermMeanings meanings_;
    BlockWriter blocks_;
    std::vector<bool> taken_;  // items, by their order
};

}  // namespace

std::optional<Briefing> compose(const Request& request, Diagnostics& diagnostics) {
    return Composer(request).run(diagnostics);
}

bool rehearse(const Request& request, const SeeItem& see, Diagnostics& diagnostics) {
    return Composer(request, &see).run(diagnostics).has_value();
}

}  // namespace precis
