// What can be told of a text and made of it: whether it only holds a place for another, its first
// sentence, an id.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace precis::stratml {

// Whether a text stands where one is yet to be written: "[To be determined]", "TBD", lorem ipsum.
bool is_placeholder(std::string_view text);

// Whether a text is a remark of whoever made the document, not of the plan: "[Editor's Note: …]".
bool is_editorial(std::string_view text);

// The first sentence of `text` if it is complete and has no more than `most_words` words; else
// empty. A text without a full stop at its end counts as one sentence.
std::string first_sentence(std::string_view text, std::string_view language,
                           std::size_t most_words);

// Puts `more` after `text`, with a full stop between them where the first has none. Where `more`
// begins with all of `text`, it stands for both.
void append_text(std::string& text, std::string_view more);

std::size_t characters_in(std::string_view text);

// Whether two names are the same but for case and white space. Gives what to compare.
std::string name_key(std::string_view name);

// Gives out ids, each once.
class Ids {
  public:
    // From a name: its letters and digits in ASCII, joined by hyphens; from `otherwise` when it
    // has none. A number is added when the id is given out already.
    std::string from_name(std::string_view name, std::string_view otherwise);

    // `wanted` as it is; empty when it cannot be an id that people would type, or is given out.
    std::string from_identifier(std::string_view wanted);

  private:
    std::string unique(std::string base);

    std::unordered_set<std::string> given_;
    std::unordered_map<std::string, std::size_t> next_;  // the number to try, by id without one
};

}  // namespace precis::stratml
