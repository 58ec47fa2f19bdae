#include "compose/block_writer.hpp"

#include "compose/inline_nodes.hpp"
#include "compose/localized_text.hpp"
#include "compose/set_apart.hpp"

#include <algorithm>
#include <utility>

namespace precis {
namespace {

bool is_named(const Item& item, const TemplateSection& section) {
    return section.names && item.kind != ItemKind::quotation;
}

}  // namespace

void describe_picture(Node& node, const std::string& file, const Location& where,
                      const LocalText& alternative) {
    node.where = where;
    node.set("file", file);
    node.set("alternative", LocalTexts::shown(alternative));
    if (alternative.fell_back()) {
        set_language(node, std::string(alternative.language));
    }
}

Node& BlockWriter::add_node(Node& parent, const Selected& selected) {
    const Item& item = *selected.item;
    Node& block = t_.briefing.add(parent, "block");
    block.set("item", item.id);
    block.set("item-kind", std::string(name_of(item.kind)));
    block.set("importance", std::string(name_of(item.importance)));
    block.where = item.where;
    block.value = selected.value;
    block.required = selected.required;
    return block;
}

void BlockWriter::add_picture(Node& parent, const Selected& selected) {
    const Item& item = *selected.item;
    const Picture& picture = *item.picture;
    Node& block = add_node(parent, selected);
    block.marking = picture.marking;
    Node& node = t_.briefing.add(block, "picture");
    const RichText alternative = rich_text_of(picture.alternative);
    describe_picture(node, picture.file, picture.where,
                     t_.texts.of(item.id + ".alternative", alternative, picture.where));
    const bool captioned = !picture.caption.empty();
    const LocalText said = t_.texts.of(item.id + (captioned ? ".caption" : ".name"),
                                       captioned ? picture.caption : item.name, picture.where);
    Node& caption = t_.briefing.add_alternative(block, "wording");
    caption.set("length", std::string(name_of(Length::full)));
    caption.where = picture.where;
    caption.marking = picture.marking;
    add_inline(t_.briefing, caption, *said.text, t_.lines.context_for(said), t_.diagnostics);
    t_.lines.mark_language(caption, said);
    block.shares.push_back(1);
    t_.sources.cite(caption, picture.citations);
}

void BlockWriter::add(Node& parent, const Selected& selected, const TemplateSection& section) {
    const Item& item = *selected.item;
    Node& block = add_node(parent, selected);
    if (!rehearsing_ || !t_.texts.is_original()) {
        describe(block, item);
    }
    block.marking = item.marking;
    const LocalText name = t_.texts.of_name(item);
    const std::vector<Said> shown = told(selected, section);
    const bool is_quotation = item.kind == ItemKind::quotation;
    if (is_named(item, section) && !says_the_same(*shown.front().text.text, *name.text)) {
        t_.lines.add(block, "name", name);
    }
    const bool translated =
        is_quotation && std::all_of(shown.begin(), shown.end(),
                                    [](const Said& one) { return one.text.translated; });
    const bool says_so = add_attribution(block, item, translated);
    for (const Said& one : shown) {
        Node& node = add_wording(block, item, *one.wording, one.text);
        if (is_quotation && one.text.translated && !says_so) {
            add_translated(node);
        }
    }
    t_.meanings.end_block(block.required);
}

std::vector<Said> BlockWriter::told(const Selected& selected, const TemplateSection& section) {
    const Item& item = *selected.item;
    std::vector<Said> all;
    all.reserve(selected.wordings.size());
    for (const Wording* wording : selected.wordings) {
        all.push_back({wording, t_.texts.of_wording(item, *wording)});
    }
    if (!is_named(item, section)) {
        return all;
    }
    const LocalText name = t_.texts.of_name(item);
    const auto repeats = [&name](const Said& one) {
        return says_the_same(*one.text.text, *name.text);
    };
    if (!std::all_of(all.begin(), all.end(), repeats)) {
        std::erase_if(all, repeats);
    }
    return all;
}

void BlockWriter::describe(Node& block, const Item& item) {
    const auto set = [&](std::string_view name, std::string value) {
        if (!value.empty()) {
            block.set(name, std::move(value));
        }
    };
    set("date", item.date.iso());
    set("date-text", date_text(item.date, t_.request.language));
    set("value", item.particulars().value);
    set("value-text", number_text(item.particulars().value, t_.request.language));
    for (const auto& [name, text] : {std::pair("unit", &item.particulars().unit),
                                     std::pair("baseline", &item.particulars().baseline),
                                     std::pair("target", &item.particulars().target),
                                     std::pair("occasion", &item.particulars().occasion),
                                     std::pair("role", &item.particulars().role)}) {
        set(name, is_translatable(rich_text_of(*text))
                      ? t_.texts.plain(item.id + '.' + name, *text, item.where)
                      : number_text(*text, t_.request.language));
    }
    set("baseline-number", item.particulars().baseline);
    set("target-number", item.particulars().target);
    set("link", item.particulars().link);
    set("supports", supported_by(item));
}

// What the audience may not see is not named either.
std::string BlockWriter::supported_by(const Item& item) const {
    std::string ids;
    for (const std::string& id : item.supports) {
        const Item* other = t_.request.strategy.find_item(id);
        if (other != nullptr && other->marking <= t_.request.audience.cleared_to) {
            ids += (ids.empty() ? "" : " ") + id;
        }
    }
    return ids;
}

// Whether it says that the quotation is a translation.
bool BlockWriter::add_attribution(Node& block, const Item& item, bool translated) {
    const Item* speaker = t_.request.strategy.find_item(item.particulars().speaker);
    if (speaker == nullptr || speaker->marking > t_.request.audience.cleared_to) {
        return false;
    }
    block.marking = std::max(block.marking, speaker->marking);
    const auto name = t_.texts.of_name(*speaker);
    Node& attribution = t_.briefing.add(block, "attribution");
    attribution.where = speaker->where;
    const InlineContext context = t_.lines.context_for(name);
    const bool right_to_left = is_right_to_left(context.language);
    for (const Run& run : attribution_form(!speaker->particulars().role.empty())) {
        if (run.kind == Run::Kind::text) {
            add_plain(t_.briefing, attribution, run.text);
        } else if (run.text == "role") {
            add_plain(t_.briefing, attribution,
                      set_apart(t_.texts.plain(speaker->id + ".role", speaker->particulars().role,
                                               speaker->where),
                                right_to_left));
        } else {
            const bool apart = needs_isolation(plain_text(*name.text), right_to_left);
            add_plain(t_.briefing, attribution, apart ? kIsolate : "");
            add_inline(t_.briefing, attribution, *name.text, context, t_.diagnostics);
            t_.lines.mark_language(attribution, name);
            add_plain(t_.briefing, attribution, apart ? kEndIsolate : "");
        }
    }
    if (translated) {
        add_translated(attribution);
    }
    return translated;
}

// How a language puts a speaker and a role, as fields, together.
RichText BlockWriter::attribution_form(bool has_role) const {
    Run speaker;
    speaker.kind = Run::Kind::field;
    speaker.text = "speaker";
    const RichText* form = has_role ? t_.labels.find("attribution") : nullptr;
    if (form != nullptr) {
        return *form;
    }
    Run role = speaker;
    role.text = "role";
    return has_role ? RichText{speaker, rich_text_of(", ").front(), role} : RichText{speaker};
}

void BlockWriter::add_translated(Node& node) {
    const RichText* label = t_.labels.find("translated");
    const std::string text = label == nullptr ? "(translated)" : plain_text(*label);
    // Chinese brackets bring their own room along.
    add_plain(t_.briefing, node, text.starts_with("\uFF08") ? "" : " ");
    add_plain(t_.briefing, node, text);
}

Node& BlockWriter::add_wording(Node& block, const Item& item, const Wording& wording,
                               const LocalText& local) {
    Node& node = t_.briefing.add_alternative(block, "wording");
    node.set("length", std::string(name_of(wording.length)));
    node.where = wording.where;
    node.marking = wording.marking;
    t_.sources.cite(node, wording.citations);
    t_.meanings.begin(node, item, local.fell_back());
    if (item.kind == ItemKind::quotation) {
        add_quoted(t_.briefing, node, *local.text, t_.lines.context_for(local), t_.diagnostics);
    } else {
        InlineContext context = t_.lines.context_for(local);
        context.terms = &t_.meanings;
        t_.lines.write(node, local, context);
    }
    t_.meanings.end();
    t_.lines.mark_language(node, local);
    block.shares.push_back(t_.request.audience.shares.of(wording.length));
    return node;
}

}  // namespace precis
