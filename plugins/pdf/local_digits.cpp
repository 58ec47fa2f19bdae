#include "pdf/local_digits.hpp"

#include <memory>

#include <unicode/numsys.h>
#include <unicode/unistr.h>

namespace precis::pdf {
namespace {

// The ten digits of a language, as CLDR has them; empty for ASCII ones.
icu::UnicodeString digits_of(std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale = icu::Locale::forLanguageTag(
        icu::StringPiece(language.data(), static_cast<int32_t>(language.size())), status);
    const std::unique_ptr<icu::NumberingSystem> system(
        icu::NumberingSystem::createInstance(locale, status));
    if (U_FAILURE(status) || system->isAlgorithmic() || system->getRadix() != 10) {
        return {};
    }
    icu::UnicodeString digits = system->getDescription();
    return digits.countChar32() == 10 && digits.char32At(0) != U'0' ? digits : icu::UnicodeString();
}

}  // namespace

std::string local_digits(std::string_view number, std::string_view language) {
    // Only few languages have digits of their own; asking costs as much as setting a paragraph.
    thread_local std::string known_language;
    thread_local icu::UnicodeString digits;
    if (known_language != language) {
        digits = digits_of(language);
        known_language = language;
    }
    if (digits.isEmpty()) {
        return std::string(number);
    }
    icu::UnicodeString out;
    for (const char c : number) {
        const bool digit = c >= '0' && c <= '9';
        out.append(digit ? digits.char32At(digits.moveIndex32(0, c - '0')) : UChar32{c});
    }
    std::string text;
    return out.toUTF8String(text);
}

}  // namespace precis::pdf
