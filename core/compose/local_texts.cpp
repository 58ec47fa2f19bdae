#include "compose/local_texts.hpp"

#include <vector>

#include <fmt/format.h>

namespace precis {

std::string language_mark(std::string_view language) {
    return fmt::format(" [{}]", language);
}

LocalText LocalTexts::find(const std::string& id, const RichText& source, std::string_view language,
                           const Location& where) {
    switch (standing_of(request_.translation, id, source)) {
        case Standing::translated:
            return {&*request_.translation->find(id)->target, {}, true};
        case Standing::missing:
            break;
        case Standing::stale:
            stale_.try_emplace(id, TextUnit{id, {}, {}, {}, where});
            return {&source, language, false};
    }
    if (reads_as(language, request_.language) || !is_translatable(source)) {
        return {&source, {}, false};
    }
    missing_.try_emplace(id, TextUnit{id, {}, {}, {}, where});
    return {&source, language, false};
}

LocalText LocalTexts::of(const std::string& id, const RichText& source, const Location& where) {
    return find(id, source, request_.strategy.language, where);
}

LocalText LocalTexts::of_name(const Item& item) {
    return is_original() ? LocalText{&item.name, {}, false}
                         : of(item.id + ".name", item.name, item.where);
}

LocalText LocalTexts::of_wording(const Item& item, const Wording& wording) {
    return is_original() ? LocalText{&wording.text, {}, false}
                         : of(unit_id(item, wording), wording.text, wording.where);
}

LocalText LocalTexts::of_form(const std::string& id, const RichText& source,
                              const Location& where) {
    const Template& form = request_.form;
    return find(id, source, form.language.empty() ? request_.strategy.language : form.language,
                where);
}

std::string LocalTexts::shown(const LocalText& text) {
    return plain_text(*text.text) + (text.fell_back() ? language_mark(text.language) : "");
}

std::string LocalTexts::plain(const std::string& id, const std::string& source,
                              const Location& where) {
    const RichText text = rich_text_of(source);
    return source.empty() ? source : shown(of(id, text, where));
}

std::string LocalTexts::plain_of_form(const std::string& id, const std::string& source,
                                      const Location& where) {
    const RichText text = rich_text_of(source);
    return source.empty() ? source : shown(of_form(id, text, where));
}

void LocalTexts::report(Diagnostics& diagnostics) const {
    // That the strategy has no translation at all is said by whoever looked for it.
    if (request_.translation != nullptr && request_.translation->language.empty()) {
        return;
    }
    const auto listed = [](const std::map<std::string, TextUnit>& units) {
        std::vector<const TextUnit*> list;
        for (const auto& [id, unit] : units) {
            list.push_back(&unit);
        }
        return list;
    };
    report_gaps(path_of(request_.translation), request_.language, listed(missing_), listed(stale_),
                request_.details, diagnostics);
}

}  // namespace precis
