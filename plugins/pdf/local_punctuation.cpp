#include "pdf/local_punctuation.hpp"

#include <algorithm>
#include <initializer_list>

namespace precis::pdf {
namespace {

bool speaks_any(std::string_view language, std::initializer_list<std::string_view> bases) {
    return std::any_of(bases.begin(), bases.end(), [&](std::string_view base) {
        return language.starts_with(base) &&
               (language.size() == base.size() || language[base.size()] == '-');
    });
}

}  // namespace

std::string_view comma_of(std::string_view language) {
    if (speaks_any(language, {"ar", "fa", "ur", "ps", "ckb", "ug"})) {
        return "\u060C ";
    }
    if (speaks_any(language, {"zh", "yue"})) {
        return "\uFF0C";
    }
    return speaks_any(language, {"ja"}) ? "\u3001" : ", ";
}

std::string_view stop_after_name(std::string_view language) {
    return speaks_any(language, {"zh", "yue", "ja"}) ? "\uFF1A" : ". ";
}

}  // namespace precis::pdf
