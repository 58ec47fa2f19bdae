#include "compose/term_meanings.hpp"

#include "compose/selection.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace precis {
namespace {

void append_texts(const Node& node, std::string& out) {
    out += node.text;
    for (const Node* child = node.first_child; child != nullptr; child = child->next_sibling) {
        append_texts(*child, out);
    }
}

const Wording* shortest(const Item& term, const Audience& audience) {
    for (const Length length : {Length::headline, Length::short_, Length::full}) {
        if (const Wording* wording = wording_for(term, length, audience)) {
            return wording;
        }
    }
    return nullptr;
}

// A definition may be written as a sentence; in brackets it is part of another.
void drop_stop(std::string& text) {
    for (const std::string_view stop : {".", "。"}) {
        if (text.ends_with(stop)) {
            text.resize(text.size() - stop.size());
        }
    }
}

}  // namespace

TermMeanings::TermMeanings(const Request& request, Briefing& briefing, LocalTexts& texts,
                           const LabelTexts& labels, const InlineContext& context, Cite cite,
                           Diagnostics& diagnostics)
    : request_(request),
      briefing_(briefing),
      texts_(texts),
      labels_(labels),
      context_(context),
      cite_(std::move(cite)),
      diagnostics_(diagnostics) {}

void TermMeanings::begin(Node& wording, const Item& item, bool fell_back) {
    wording_ = &wording;
    item_ = &item;
    fell_back_ = fell_back;
    in_wording_.clear();
}

void TermMeanings::end() {
    if (!in_block_) {
        in_block_ = in_wording_;
    } else {
        std::erase_if(*in_block_, [this](const Item* term) { return !in_wording_.contains(term); });
    }
    wording_ = nullptr;
}

void TermMeanings::end_block(bool sure) {
    if (sure && in_block_) {
        explained_.merge(*in_block_);
    }
    in_block_.reset();
}

bool TermMeanings::is_known(std::string_view term) const {
    const auto& knows = request_.audience.knows;
    return std::find(knows.begin(), knows.end(), term) != knows.end();
}

void TermMeanings::used(const Item& term, Node& parent) {
    if (wording_ == nullptr || &term == item_ || wording_->attribute("length") == "headline" ||
        is_known(term.id) || explained_.contains(&term) || in_wording_.contains(&term)) {
        return;
    }
    const Wording* wording = shortest(term, request_.audience);
    const auto text = wording != nullptr ? text_of(term, *wording) : std::nullopt;
    if (!text) {
        return;
    }
    Meaning meaning{term.id, set_off(*text), wording->marking, {}};
    for (const Citation& citation : wording->citations) {
        meaning.references.push_back(cite_(citation));
    }
    briefing_.add_meaning(*wording_, parent, std::move(meaning));
    in_wording_.insert(&term);
}

// In the language of the wording that uses the term; nothing where there is none in it.
std::optional<std::string> TermMeanings::text_of(const Item& term, const Wording& wording) {
    InlineContext context = context_;
    context.terms = nullptr;
    const RichText* text = &wording.text;
    if (fell_back_) {
        context.language = request_.strategy.language;
        context.texts = nullptr;
    } else {
        const LocalText local = texts_.of(unit_id(term, wording), wording.text, wording.where);
        if (local.fell_back()) {
            return std::nullopt;
        }
        text = local.text;
    }
    Node& collected = briefing_.add_detached("wording");
    add_inline(briefing_, collected, *text, context, diagnostics_);
    std::string meaning;
    append_texts(collected, meaning);
    drop_stop(meaning);
    return meaning.empty() ? std::nullopt : std::optional(std::move(meaning));
}

// As the language sets an explanation off from its term, which comes before it.
std::string TermMeanings::set_off(const std::string& meaning) const {
    const RichText* form = labels_.find("meaning");
    if (form == nullptr || fell_back_) {
        return " (" + meaning + ")";
    }
    std::string text;
    bool after_term = false;
    for (const Run& run : *form) {
        if (run.kind == Run::Kind::field && run.text == "term") {
            after_term = true;
        } else if (after_term && run.kind == Run::Kind::field) {
            text += meaning;
        } else if (after_term && run.kind == Run::Kind::text) {
            text += run.text;
        }
    }
    return text;
}

}  // namespace precis
