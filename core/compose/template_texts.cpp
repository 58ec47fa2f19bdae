#include "compose/template_texts.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace precis {

std::string unit_id(const Template& form, std::string_view part) {
    return fmt::format("template.{}.{}", form.id, part);
}

std::string unit_id(const Template& form, const TemplateSection& section) {
    return fmt::format("template.{}.section.{}", form.id, section.id);
}

TextFile texts_of(const Template& form, std::string original) {
    TextFile file{"template." + form.id, std::move(original), {}};
    const Location start = form.document->name_of(form.document->root());
    const auto add = [&](std::string_view part, const RichText& text, std::string_view what) {
        add_unit(file, unit_id(form, part), text, std::string(what), start);
    };
    add("name", rich_text_of(form.name), "name of the template");
    add("kicker", form.kicker, "line above the title");
    add("heading", form.heading, "title");
    add("subtitle", form.subtitle, "line below the title");
    for (const TemplateSection& section : form.sections) {
        add_unit(file, unit_id(form, section), section.heading,
                 fmt::format("heading of a section of the layout '{}'", section.layout),
                 section.where);
    }
    add("sources", form.sources_heading, "heading of the list of sources");
    add("footer", form.footer, "foot of each page");
    return file;
}

}  // namespace precis
