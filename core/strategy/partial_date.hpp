// A date that may be only a year, or a year and a month, as sources often have it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace precis {

// Proleptic Gregorian. A month or day of 0 is not known; a year of 0 means no date at all.
struct PartialDate {
    int year = 0;
    int month = 0;
    int day = 0;

    explicit operator bool() const { return year != 0; }
    auto operator<=>(const PartialDate&) const = default;

    // ISO 8601: "2024", "2024-05" or "2024-05-06"; empty for no date.
    std::string iso() const;

    // From ISO 8601 as above; nothing for any other form or a day that does not exist.
    static std::optional<PartialDate> parse(std::string_view text);
};

}  // namespace precis
