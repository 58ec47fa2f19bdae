// The text of a source, and whether words quoted from it are in it. Pure; uses nothing.
//
// In such a text a place is marked by its name in brackets, alone on a line; what follows, up to
// the next, stands there. A line in parentheses right after the name is a note and not quoted from.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

class SourcePassages {
  public:
    explicit SourcePassages(std::string_view text);

    // In the order of the text; empty where it marks none.
    const std::vector<std::string>& places() const { return names_; }
    bool has_place(std::string_view name) const;

    // Whether the words stand in the text as they are quoted, within the place of that name where
    // there is one: white space, the shapes of quotation marks and dashes, the case of the first
    // letter and the stop at the end make no difference; an ellipsis stands for anything.
    bool holds(std::string_view quotation, std::string_view place) const;

    // The stretch of the text that has most words in common with what was not found of the
    // quotation, shortened for a message; empty where nothing comes near.
    std::string nearest(std::string_view quotation) const;

  private:
    std::u32string within(std::string_view place) const;

    std::vector<std::string> names_;
    std::vector<std::u32string> texts_;  // of the places; normalised
    std::u32string whole_;
};

}  // namespace precis
