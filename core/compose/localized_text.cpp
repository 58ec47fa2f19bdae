#include "compose/localized_text.hpp"

#include <charconv>
#include <functional>
#include <map>
#include <memory>
#include <optional>

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

// What one language needs to write dates and numbers. ICU takes far longer to make a formatter than
// to use it, so each is made once, when it is first needed.
class Writing {
  public:
    using Marks = std::pair<std::string, std::string>;

    explicit Writing(std::string_view language) : locale_(locale_of(language)) {}

    const icu::Locale& locale() const { return locale_; }

    // The moment of a date, for a formatter; nothing when ICU knows none.
    std::optional<UDate> moment(const PartialDate& date) {
        UErrorCode status = U_ZERO_ERROR;
        if (calendar_ == nullptr) {
            calendar_ =
                std::make_unique<icu::GregorianCalendar>(*icu::TimeZone::getGMT(), locale_, status);
        }
        calendar_->clear();
        calendar_->set(date.year, date.month != 0 ? date.month - 1 : 0,
                       date.day != 0 ? date.day : 1, 12, 0);
        const UDate moment = calendar_->getTime(status);
        return U_SUCCESS(status) ? std::optional(moment) : std::nullopt;
    }

    // Null when ICU has none.
    icu::DateFormat* dates(const PartialDate& date) {
        auto& format = date.day != 0 ? days_ : date.month != 0 ? months_ : years_;
        if (format == nullptr) {
            format = date.day != 0 ? make_days() : make_dates(date.month != 0 ? u"yMMMM" : u"y");
        }
        return format.get();
    }

    icu::NumberFormat* numbers() {
        if (numbers_ == nullptr) {
            UErrorCode status = U_ZERO_ERROR;
            numbers_.reset(icu::NumberFormat::createInstance(locale_, status));
        }
        return numbers_.get();
    }

    // Those of a quotation within `depth` others.
    const Marks& quotation_marks(unsigned depth) {
        const bool inner = depth % 2 == 1;
        Marks& marks = inner ? inner_marks_ : marks_;
        if (marks.first.empty()) {
            marks = make_marks(inner);
        }
        return marks;
    }

  private:
    using Dates = std::unique_ptr<icu::DateFormat>;

    // The pattern for a full date needs no generator, which is costly to make.
    Dates make_days() const {
        return in_gmt(Dates(icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale_)));
    }

    Dates make_dates(const char16_t* skeleton) const {
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<icu::DateTimePatternGenerator> generator(
            icu::DateTimePatternGenerator::createInstance(locale_, status));
        if (U_FAILURE(status)) {
            return nullptr;
        }
        const auto pattern = generator->getBestPattern(skeleton, status);
        Dates format = std::make_unique<icu::SimpleDateFormat>(pattern, locale_, status);
        return U_SUCCESS(status) ? in_gmt(std::move(format)) : nullptr;
    }

    static Dates in_gmt(Dates format) {
        if (format != nullptr) {
            format->setTimeZone(*icu::TimeZone::getGMT());
        }
        return format;
    }

    Marks make_marks(bool inner) const {
        // CLDR has no blanks and no second pair for French, whose typography asks for both.
        if (std::string_view(locale_.getLanguage()) == "fr" &&
            std::string_view(locale_.getCountry()) != "CH") {
            return inner ? Marks{"\u201c", "\u201d"} : Marks{"\u00ab\u202f", "\u202f\u00bb"};
        }
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<ULocaleData, decltype(&ulocdata_close)> data(
            ulocdata_open(locale_.getName(), &status), &ulocdata_close);
        const auto delimiter = [&](ULocaleDataDelimiterType type) {
            char16_t text[8];
            const int32_t length = ulocdata_getDelimiter(data.get(), type, text, 8, &status);
            return U_SUCCESS(status) ? to_utf8(icu::UnicodeString(text, length)) : std::string();
        };
        Marks marks;
        if (U_SUCCESS(status)) {
            marks = {delimiter(inner ? ULOCDATA_ALT_QUOTATION_START : ULOCDATA_QUOTATION_START),
                     delimiter(inner ? ULOCDATA_ALT_QUOTATION_END : ULOCDATA_QUOTATION_END)};
        }
        if (U_SUCCESS(status)) {
            return marks;
        }
        return inner ? Marks{"\u2018", "\u2019"} : Marks{"\u201c", "\u201d"};
    }

    icu::Locale locale_;
    std::unique_ptr<icu::GregorianCalendar> calendar_;
    Dates days_;
    Dates months_;
    Dates years_;
    std::unique_ptr<icu::NumberFormat> numbers_;
    Marks marks_;
    Marks inner_marks_;
};

// That of a language; each thread has its own, since formatters are not to be shared.
Writing& writing_of(std::string_view language) {
    thread_local std::map<std::string, Writing, std::less<>> known;
    const auto found = known.find(language);
    return found != known.end() ? found->second
                                : known.try_emplace(std::string(language), language).first->second;
}

}  // namespace

std::string date_text(const PartialDate& date, std::string_view language) {
    if (!date) {
        return {};
    }
    Writing& writing = writing_of(language);
    const std::optional<UDate> moment = writing.moment(date);
    const icu::DateFormat* format = writing.dates(date);
    if (!moment || format == nullptr) {
        return date.iso();
    }
    icu::UnicodeString out;
    format->format(*moment, out);
    return to_utf8(out);
}

std::string number_text(std::string_view number, std::string_view language) {
    double value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc{} || end != number.data() + number.size()) {
        return std::string(number);
    }
    const icu::NumberFormat* format = writing_of(language).numbers();
    if (format == nullptr) {
        return std::string(number);
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString out;
    format->format(icu::StringPiece(number.data(), static_cast<int32_t>(number.size())), out,
                   nullptr, status);
    return U_SUCCESS(status) ? to_utf8(out) : std::string(number);
}

std::pair<std::string, std::string> quotation_marks(std::string_view language, unsigned depth) {
    return writing_of(language).quotation_marks(depth);
}

bool is_right_to_left(std::string_view language) {
    return writing_of(language).locale().isRightToLeft() != 0;
}

}  // namespace precis
