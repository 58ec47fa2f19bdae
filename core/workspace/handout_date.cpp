#include "workspace/workspace.hpp"

#include <charconv>
#include <chrono>

#include <fmt/format.h>

namespace precis {
namespace {

// The last second of the year 9999, the last that ISO 8601 writes with four digits.
constexpr std::int64_t kLastSecond = 253402300799;

PartialDate day_of(std::int64_t seconds) {
    using namespace std::chrono;
    const year_month_day day{floor<days>(sys_seconds{std::chrono::seconds{seconds}})};
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day()))};
}

}  // namespace

std::optional<PartialDate> handout_date(const std::optional<std::string>& source_date_epoch,
                                        const Strategy& strategy, Diagnostics& diagnostics) {
    if (!source_date_epoch || source_date_epoch->empty()) {
        return strategy.published;
    }
    std::int64_t seconds = -1;
    const char* end = source_date_epoch->data() + source_date_epoch->size();
    const auto [stop, error] = std::from_chars(source_date_epoch->data(), end, seconds);
    if (error != std::errc{} || stop != end || seconds < 0 || seconds > kLastSecond) {
        diagnostics
            .report(Code::bad_source_date, "",
                    fmt::format("SOURCE_DATE_EPOCH is '{}', which is no time", *source_date_epoch))
            .hinted("it is a number of seconds since 1 January 1970, UTC");
        return std::nullopt;
    }
    return day_of(seconds);
}

}  // namespace precis
