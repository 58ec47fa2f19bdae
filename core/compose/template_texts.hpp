// The texts of a template that can be translated.
#pragma once

#include "compose/template.hpp"
#include "strategy/translation.hpp"

#include <string>
#include <string_view>

namespace precis {

// `part` is "name", "kicker", "heading", "subtitle", "footer" or "sources".
std::string unit_id(const Template& form, std::string_view part);
std::string unit_id(const Template& form, const TemplateSection& section);

// Of the template in the file `original`.
TextFile texts_of(const Template& form, std::string original);

}  // namespace precis
