#include "entry.hpp"
#include "strategy/audiences.hpp"
#include "strategy/strategy_warnings.hpp"
#include "support.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace precis;
    Diagnostics diagnostics;
    const auto strategy = read_strategy("strategy.xml", fuzz::text_of(data, size), diagnostics);
    fuzz::check_outcome(diagnostics, strategy.has_value());
    if (strategy) {
        Diagnostics more;
        check_strategy(*strategy, more);
        check_audience_references(*strategy, default_audiences(), more);
        to_text(more, true);
    }
    return 0;
}
