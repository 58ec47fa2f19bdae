#include "workspace/workspace.hpp"

#include <catch2/catch.hpp>

using namespace precis;

namespace {

std::string date_for(const std::optional<std::string>& epoch) {
    Strategy strategy;
    strategy.published = {2024, 5, 0};
    Diagnostics diagnostics;
    const auto date = handout_date(epoch, strategy, diagnostics);
    CHECK(date.has_value() != diagnostics.has_errors());
    return date ? date->iso() : "none";
}

}  // namespace

TEST_CASE("a handout bears the strategy's own date unless SOURCE_DATE_EPOCH is set") {
    CHECK(date_for(std::nullopt) == "2024-05");
    CHECK(date_for("") == "2024-05");
    CHECK(date_for("0") == "1970-01-01");
    CHECK(date_for("951782400") == "2000-02-29");
    CHECK(date_for("1735689599") == "2024-12-31");
    CHECK(date_for("1735689600") == "2025-01-01");
    CHECK(date_for("253402300799") == "9999-12-31");
}

TEST_CASE("a SOURCE_DATE_EPOCH that is no time is an error") {
    for (const char* wrong :
         {"-1", "1.5", " 1", "1 ", "0x10", "253402300800", "tomorrow", "99999999999999999999"}) {
        CHECK(date_for(wrong) == "none");
    }
}
