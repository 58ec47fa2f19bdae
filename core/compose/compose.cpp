#include "compose/compose.hpp"

#include "compose/fields.hpp"
#include "compose/inline_nodes.hpp"
#include "compose/label_texts.hpp"
#include "compose/local_texts.hpp"
#include "compose/localized_text.hpp"
#include "compose/request_fields.hpp"
#include "compose/selection.hpp"
#include "compose/template_texts.hpp"
#include "compose/term_meanings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

namespace precis {
namespace {

// Whether there is nothing in it but words: nothing to look up, and so nothing to report.
bool is_mere(const RichText& text) {
    return std::all_of(text.begin(), text.end(), [](const Run& run) {
        return run.kind == Run::Kind::text ||
               ((run.kind == Run::Kind::emphasis || run.kind == Run::Kind::strong ||
                 run.kind == Run::Kind::link) &&
                is_mere(run.runs));
    });
}

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
          meanings_(
              request, briefing_, texts_, labels_, context_,
              [this](const Citation& citation) { return reference_to(citation); }, diagnostics_),
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
        make_sources();
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
        add_line(parent, kind, texts_.of_form(unit_id(request_.form, kind), text, {}));
    }

    // A node with inline content; none when the text comes out empty.
    void add_line(Node& parent, std::string_view kind, const LocalText& local) {
        Node& line = briefing_.add_detached(kind);
        write(line, local, context_for(local));
        if (line.first_child != nullptr) {
            line.where = local.text->front().where;
            mark_language(line, local);
            briefing_.attach(parent, line);
        }
    }

    void write(Node& node, const LocalText& local, const InlineContext& context) {
        const auto is_text = [](const Run& run) { return run.kind == Run::Kind::text; };
        // In mere text there is nothing to report.
        if (see_ == nullptr || !std::all_of(local.text->begin(), local.text->end(), is_text)) {
            add_inline(briefing_, node, *local.text, context, diagnostics_);
        }
    }

    // A text that is not in the briefing's language keeps to its own throughout.
    InlineContext context_for(const LocalText& local) const {
        InlineContext context = context_;
        if (local.fell_back()) {
            context.language = local.language;
            context.texts = nullptr;
        }
        return context;
    }

    void mark_language(Node& node, const LocalText& local) {
        if (local.fell_back()) {
            set_language(node, std::string(local.language));
            const std::string mark = language_mark(local.language);
            // A field at the end may have it already.
            if (node.last_child == nullptr || !node.last_child->text.ends_with(mark)) {
                add_plain(briefing_, node, mark);
            }
        }
    }

    static void set_language(Node& node, std::string language) {
        node.direction =
            is_right_to_left(language) ? Direction::right_to_left : Direction::left_to_right;
        node.language = std::move(language);
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
        if (request_.form.qr && !request_.strategy.link.empty()) {
            place.set("qr", request_.strategy.link);
        }
        add_line(
            place, "heading",
            texts_.of_form(unit_id(request_.form, "sources"), request_.form.sources_heading, {}));
        for (Node* source : cited_) {
            briefing_.attach(place, *source);
        }
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
        add_line(node, "heading",
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
            add_picture_block(parent, one);
        } else {
            add_block(parent, one, section);
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
            const auto told = told_of(one, section);
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

    Node& add_block_node(Node& parent, const Selected& selected) {
        const Item& item = *selected.item;
        Node& block = briefing_.add(parent, "block");
        block.set("item", item.id);
        block.set("item-kind", std::string(name_of(item.kind)));
        block.set("importance", std::string(name_of(item.importance)));
        block.where = item.where;
        block.value = selected.value;
        block.required = selected.required;
        return block;
    }

    // The only wording of a picture is its caption, or the name of what it shows.
    void add_picture_block(Node& parent, const Selected& selected) {
        const Item& item = *selected.item;
        const Picture& picture = *item.picture;
        Node& block = add_block_node(parent, selected);
        block.marking = picture.marking;
        Node& node = briefing_.add(block, "picture");
        const RichText alternative = rich_text_of(picture.alternative);
        describe_picture(node, picture.file, picture.where,
                         texts_.of(item.id + ".alternative", alternative, picture.where));
        const bool captioned = !picture.caption.empty();
        const LocalText said = texts_.of(item.id + (captioned ? ".caption" : ".name"),
                                         captioned ? picture.caption : item.name, picture.where);
        Node& caption = briefing_.add_alternative(block, "wording");
        caption.set("length", std::string(name_of(Length::full)));
        caption.where = picture.where;
        caption.marking = picture.marking;
        add_inline(briefing_, caption, *said.text, context_for(said), diagnostics_);
        mark_language(caption, said);
        block.shares.push_back(1);
        cite(caption, picture.citations);
    }

    static void describe_picture(Node& node, const std::string& file, const Location& where,
                                 const LocalText& alternative) {
        node.where = where;
        node.set("file", file);
        node.set("alternative", LocalTexts::shown(alternative));
        if (alternative.fell_back()) {
            set_language(node, std::string(alternative.language));
        }
    }

    void add_block(Node& parent, const Selected& selected, const TemplateSection& section) {
        const Item& item = *selected.item;
        Node& block = add_block_node(parent, selected);
        if (see_ == nullptr || !texts_.is_original()) {
            describe_item(block, item);
        }
        block.marking = item.marking;
        const LocalText name = texts_.of_name(item);
        const std::vector<Said> shown = told_of(selected, section);
        const bool is_quotation = item.kind == ItemKind::quotation;
        if (is_named(item, section) && !says_the_same(*shown.front().text.text, *name.text)) {
            add_line(block, "name", name);
        }
        const bool translated =
            is_quotation && std::all_of(shown.begin(), shown.end(),
                                        [](const Said& one) { return one.text.translated; });
        const bool told = add_attribution(block, item, translated);
        for (const Said& one : shown) {
            Node& node = add_wording(block, item, *one.wording, one.text);
            if (is_quotation && one.text.translated && !told) {
                add_translated(node);
            }
        }
        meanings_.end_block(block.required);
    }

    // A wording and its text in the language of the briefing.
    struct Said {
        const Wording* wording;
        LocalText text;
    };

    static bool is_named(const Item& item, const TemplateSection& section) {
        return section.names && item.kind != ItemKind::quotation;
    }

    // The wordings that are shown: beside the name those that say more, for the others would say it
    // twice; all when none does.
    std::vector<Said> told_of(const Selected& selected, const TemplateSection& section) {
        const Item& item = *selected.item;
        std::vector<Said> all;
        all.reserve(selected.wordings.size());
        for (const Wording* wording : selected.wordings) {
            all.push_back({wording, texts_.of_wording(item, *wording)});
        }
        if (!is_named(item, section)) {
            return all;
        }
        const LocalText name = texts_.of_name(item);
        const auto repeats = [&name](const Said& one) {
            return says_the_same(*one.text.text, *name.text);
        };
        if (!std::all_of(all.begin(), all.end(), repeats)) {
            std::erase_if(all, repeats);
        }
        return all;
    }

    void describe_item(Node& block, const Item& item) {
        const auto set = [&](std::string_view name, std::string value) {
            if (!value.empty()) {
                block.set(name, std::move(value));
            }
        };
        set("date", item.date.iso());
        set("date-text", date_text(item.date, request_.language));
        set("value", item.particulars().value);
        set("value-text", number_text(item.particulars().value, request_.language));
        for (const auto& [name, text] : {std::pair("unit", &item.particulars().unit),
                                         std::pair("baseline", &item.particulars().baseline),
                                         std::pair("target", &item.particulars().target),
                                         std::pair("occasion", &item.particulars().occasion),
                                         std::pair("role", &item.particulars().role)}) {
            set(name, is_translatable(rich_text_of(*text))
                          ? texts_.plain(item.id + '.' + name, *text, item.where)
                          : number_text(*text, request_.language));
        }
        set("baseline-number", item.particulars().baseline);
        set("target-number", item.particulars().target);
        set("link", item.particulars().link);
        set("supports", supported_by(item));
    }

    // What the audience may not see is not named either.
    std::string supported_by(const Item& item) const {
        std::string ids;
        for (const std::string& id : item.supports) {
            const Item* other = request_.strategy.find_item(id);
            if (other != nullptr && other->marking <= request_.audience.cleared_to) {
                ids += (ids.empty() ? "" : " ") + id;
            }
        }
        return ids;
    }

    // Whether it says that the quotation is a translation.
    bool add_attribution(Node& block, const Item& item, bool translated) {
        const Item* speaker = request_.strategy.find_item(item.particulars().speaker);
        if (speaker == nullptr || speaker->marking > request_.audience.cleared_to) {
            return false;
        }
        block.marking = std::max(block.marking, speaker->marking);
        const auto name = texts_.of_name(*speaker);
        Node& attribution = briefing_.add(block, "attribution");
        attribution.where = speaker->where;
        for (const Run& run : attribution_form(!speaker->particulars().role.empty())) {
            if (run.kind == Run::Kind::text) {
                add_plain(briefing_, attribution, run.text);
            } else if (run.text == "role") {
                add_plain(briefing_, attribution,
                          texts_.plain(speaker->id + ".role", speaker->particulars().role,
                                       speaker->where));
            } else {
                add_inline(briefing_, attribution, *name.text, context_for(name), diagnostics_);
                mark_language(attribution, name);
            }
        }
        if (translated) {
            add_translated(attribution);
        }
        return translated;
    }

    // How a language puts a speaker and a role, as fields, together.
    RichText attribution_form(bool has_role) const {
        Run speaker;
        speaker.kind = Run::Kind::field;
        speaker.text = "speaker";
        const RichText* form = has_role ? labels_.find("attribution") : nullptr;
        if (form != nullptr) {
            return *form;
        }
        Run role = speaker;
        role.text = "role";
        return has_role ? RichText{speaker, rich_text_of(", ").front(), role} : RichText{speaker};
    }

    void add_translated(Node& node) {
        const RichText* label = labels_.find("translated");
        const std::string text = label == nullptr ? "(translated)" : plain_text(*label);
        // Chinese brackets bring their own room along.
        add_plain(briefing_, node, text.starts_with("\uFF08") ? "" : " ");
        add_plain(briefing_, node, text);
    }

    Node& add_wording(Node& block, const Item& item, const Wording& wording,
                      const LocalText& local) {
        Node& node = briefing_.add_alternative(block, "wording");
        node.set("length", std::string(name_of(wording.length)));
        node.where = wording.where;
        node.marking = wording.marking;
        cite(node, wording.citations);
        meanings_.begin(node, item, local.fell_back());
        if (item.kind == ItemKind::quotation) {
            add_quoted(briefing_, node, *local.text, context_for(local), diagnostics_);
        } else {
            InlineContext context = context_for(local);
            context.terms = &meanings_;
            write(node, local, context);
        }
        meanings_.end();
        mark_language(node, local);
        block.shares.push_back(request_.audience.shares.of(wording.length));
        return node;
    }

    void cite(Node& node, const std::vector<Citation>& citations) {
        for (const Citation& citation : citations) {
            node.references.push_back(reference_to(citation));
        }
    }

    Reference reference_to(const Citation& citation) {
        Node* source = sources_.at(citation.source);
        if (std::find(cited_.begin(), cited_.end(), source) == cited_.end()) {
            cited_.push_back(source);
        }
        return {source, citation.locator};
    }

    const Request& request_;
    const SeeItem* see_;
    Diagnostics diagnostics_;
    LocalTexts texts_;
    LabelTexts labels_;
    Fields fields_;
    InlineContext context_;
    Briefing briefing_;
    TermMeanings meanings_;
    std::unordered_map<std::string_view, Node*> sources_;
    std::vector<Node*> cited_;
    std::vector<bool> taken_;  // items, by their order
};

}  // namespace

std::optional<Briefing> compose(const Request& request, Diagnostics& diagnostics) {
    return Composer(request).run(diagnostics);
}

bool rehearse(const Request& request, const SeeItem& see, Diagnostics& diagnostics) {
    return Composer(request, &see).run(diagnostics).has_value();
}

namespace {

// Leaves out what a section has too many of, from the end; but what is required stays.
void keep_to_most(const Briefing& briefing, Decision& decision) {
    std::map<const Node*, unsigned> shown;
    for (const Node* block : briefing.blocks()) {
        shown[block->parent] += block->required ? 1 : 0;
    }
    for (std::size_t i = 0; i < decision.chosen.size(); ++i) {
        const Node& block = *briefing.blocks()[i];
        const unsigned most = block.parent->most;
        if (most > 0 && !block.required && ++shown[block.parent] > most) {
            decision.chosen[i] = Decision::kLeftOut;
        }
    }
}

}  // namespace

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
    keep_to_most(briefing, decision);
    return decision;
}

}  // namespace precis
