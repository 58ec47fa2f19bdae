// The few words that the layout itself puts on a page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace precis::pdf {

struct Labels {
    std::string_view language;  // BCP 47: what these words are in
    std::string_view page;      // "{page}" and "{pages}" stand for numbers
    std::string_view date;
    std::string_view value;
    std::string_view meaning;
    // Of the column of names, by kind of item.
    std::string_view principle;
    std::string_view action;
    std::string_view objective;
    std::string_view milestone;
    std::string_view measure;
    std::string_view actor;
    std::string_view risk;
    std::string_view resource;
    std::string_view term;
    std::string_view question;
    std::string_view subject;  // of any other
};

// In the language asked for, or in English.
const Labels& labels_for(std::string_view language);

std::string_view name_label(const Labels& labels, std::string_view item_kind);
std::string page_label(const Labels& labels, std::size_t page, std::size_t pages);

}  // namespace precis::pdf
