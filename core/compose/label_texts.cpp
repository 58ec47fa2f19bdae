#include "compose/label_texts.hpp"

#include "compose/localized_text.hpp"

#include <algorithm>

namespace precis {

bool LabelTexts::is_translated(const Label& label) const {
    return standing_of(request_.translation, unit_id(label), label.text) == Standing::translated;
}

const RichText& LabelTexts::text_of(const Label& label) const {
    return is_translated(label) ? *request_.translation->find(unit_id(label))->target : label.text;
}

const RichText* LabelTexts::find(std::string_view name) const {
    if (request_.labels == nullptr) {
        return nullptr;
    }
    const auto& list = request_.labels->list;
    const auto label = std::find_if(list.begin(), list.end(),
                                    [name](const Label& one) { return one.name == name; });
    return label == list.end() ? nullptr : &text_of(*label);
}

void LabelTexts::add_to(Briefing& briefing) const {
    if (request_.labels == nullptr) {
        return;
    }
    const std::string& own = request_.labels->language;
    const bool is_own_language = reads_as(own, request_.language);
    Node& labels = briefing.add(briefing.root(), "labels");
    for (const Label& label : request_.labels->list) {
        Node& node = briefing.add(labels, "label");
        node.set("name", label.name);
        node.set("text", plain_text(text_of(label)));
        if (!is_own_language && !is_translated(label)) {
            node.language = own;
            node.direction =
                is_right_to_left(own) ? Direction::right_to_left : Direction::left_to_right;
        }
    }
}

}  // namespace precis
