// How many lines a paragraph takes when a word processor breaks it: with the fonts that stand in
// for the theme's (of the same metrics, where the system has them).
#pragma once

#include "docx/document.hpp"
#include "typeset/font_library.hpp"
#include "typeset/typesetter.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace precis::docx {

// One thread at a time.
class TextRuler {
  public:
    TextRuler();

    // The lines of the paragraph at a width of the text itself, in points; at least 1.
    std::size_t lines(const Paragraph& paragraph, const StyleSheet& styles, double width);

  private:
    std::size_t count(const Paragraph& paragraph, const StyleSheet& styles, double width);

    typeset::FontLibrary fonts_;
    typeset::Typesetter typesetter_;
    std::unordered_map<std::string, std::size_t> known_;  // by everything that matters
};

}  // namespace precis::docx
