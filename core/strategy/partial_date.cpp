#include "strategy/partial_date.hpp"

#include <array>

#include <fmt/format.h>

namespace precis {
namespace {

int days_in(int year, int month) {
    constexpr std::array kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

// `digits` characters that are all digits; -1 for anything else.
int digits_at(std::string_view text, std::size_t at, std::size_t digits) {
    int number = 0;
    for (const char c : text.substr(at, digits)) {
        if (c < '0' || c > '9') {
            return -1;
        }
        number = number * 10 + (c - '0');
    }
    return number;
}

}  // namespace

std::string PartialDate::iso() const {
    if (year == 0) {
        return {};
    }
    if (month == 0) {
        return fmt::format("{:04}", year);
    }
    return day == 0 ? fmt::format("{:04}-{:02}", year, month)
                    : fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::optional<PartialDate> PartialDate::parse(std::string_view text) {
    const bool has_month = text.size() == 7 || text.size() == 10;
    const bool has_day = text.size() == 10;
    if ((text.size() != 4 && !has_month) || (has_month && text[4] != '-') ||
        (has_day && text[7] != '-')) {
        return std::nullopt;
    }
    const PartialDate date{digits_at(text, 0, 4), has_month ? digits_at(text, 5, 2) : 0,
                           has_day ? digits_at(text, 8, 2) : 0};
    if (date.year < 1 || (has_month && (date.month < 1 || date.month > 12)) ||
        (has_day && (date.day < 1 || date.day > days_in(date.year, date.month)))) {
        return std::nullopt;
    }
    return date;
}

}  // namespace precis
