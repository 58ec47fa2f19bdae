#include "compose/localized_text.hpp"

#include <charconv>
#include <memory>

#include <unicode/calendar.h>
#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/numfmt.h>
#include <unicode/smpdtfmt.h>
#include <unicode/ulocdata.h>

namespace precis {
namespace {

icu::Locale locale_of(std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Locale::forLanguageTag(
        icu::StringPiece(language.data(), static_cast<int32_t>(language.size())), status);
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string out;
    return text.toUTF8String(out);
}

// The pattern for a full date needs no generator, which is costly to make.
std::unique_ptr<icu::DateFormat> date_format(const PartialDate& date, const icu::Locale& locale) {
    if (date.day != 0) {
        return std::unique_ptr<icu::DateFormat>(
            icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale));
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateTimePatternGenerator> generator(
        icu::DateTimePatternGenerator::createInstance(locale, status));
    if (U_FAILURE(status)) {
        return nullptr;
    }
    const auto pattern = generator->getBestPattern(date.month != 0 ? u"yMMMM" : u"y", status);
    auto format = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
    return U_SUCCESS(status) ? std::move(format) : nullptr;
}

}  // namespace

std::string date_text(const PartialDate& date, std::string_view language) {
    if (!date) {
        return {};
    }
    const icu::Locale locale = locale_of(language);
    UErrorCode status = U_ZERO_ERROR;
    icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), locale, status);
    const auto format = date_format(date, locale);
    if (U_FAILURE(status) || format == nullptr) {
        return date.iso();
    }
    calendar.clear();
    calendar.set(date.year, date.month != 0 ? date.month - 1 : 0, date.day != 0 ? date.day : 1, 12,
                 0);
    format->setTimeZone(*icu::TimeZone::getGMT());
    icu::UnicodeString out;
    format->format(calendar.getTime(status), out);
    return U_SUCCESS(status) ? to_utf8(out) : date.iso();
}

std::string number_text(std::string_view number, std::string_view language) {
    double value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc{} || end != number.data() + number.size()) {
        return std::string(number);
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::NumberFormat> format(
        icu::NumberFormat::createInstance(locale_of(language), status));
    icu::UnicodeString out;
    if (U_SUCCESS(status)) {
        format->format(icu::StringPiece(number.data(), static_cast<int32_t>(number.size())), out,
                       nullptr, status);
    }
    return U_SUCCESS(status) ? to_utf8(out) : std::string(number);
}

std::pair<std::string, std::string> quotation_marks(std::string_view language, unsigned depth) {
    using Marks = std::pair<std::string, std::string>;
    const icu::Locale locale = locale_of(language);
    const bool inner = depth % 2 == 1;
    // CLDR has no blanks and no second pair for French, whose typography asks for both.
    if (std::string_view(locale.getLanguage()) == "fr" &&
        std::string_view(locale.getCountry()) != "CH") {
        return inner ? Marks{"\u201c", "\u201d"} : Marks{"\u00ab\u202f", "\u202f\u00bb"};
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<ULocaleData, decltype(&ulocdata_close)> data(
        ulocdata_open(locale.getName(), &status), &ulocdata_close);
    const auto delimiter = [&](ULocaleDataDelimiterType type) {
        char16_t text[8];
        const int32_t length = ulocdata_getDelimiter(data.get(), type, text, 8, &status);
        return U_SUCCESS(status) ? to_utf8(icu::UnicodeString(text, length)) : std::string();
    };
    if (U_SUCCESS(status)) {
        Marks marks{delimiter(inner ? ULOCDATA_ALT_QUOTATION_START : ULOCDATA_QUOTATION_START),
                    delimiter(inner ? ULOCDATA_ALT_QUOTATION_END : ULOCDATA_QUOTATION_END)};
        if (U_SUCCESS(status)) {
            return marks;
        }
    }
    return inner ? Marks{"\u2018", "\u2019"} : Marks{"\u201c", "\u201d"};
}

bool is_right_to_left(std::string_view language) {
    return locale_of(language).isRightToLeft() != 0;
}

}  // namespace precis
