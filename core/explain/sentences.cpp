#include "explain/sentences.hpp"

#include <memory>

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

namespace precis {

std::vector<std::string> sentences_of(std::string_view text, const std::string& language) {
    const auto units = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(icu::BreakIterator::createSentenceInstance(
        icu::Locale::forLanguageTag(language, status), status));
    std::vector<std::string> sentences;
    if (U_FAILURE(status)) {
        sentences.emplace_back(text);
        return sentences;
    }
    breaks->setText(units);
    std::int32_t begin = breaks->first();
    for (std::int32_t end = breaks->next(); end != icu::BreakIterator::DONE; end = breaks->next()) {
        icu::UnicodeString sentence = units.tempSubStringBetween(begin, end);
        sentence.trim();
        if (!sentence.isEmpty()) {
            sentence.toUTF8String(sentences.emplace_back());
        }
        begin = end;
    }
    return sentences;
}

}  // namespace precis
