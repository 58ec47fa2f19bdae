#include "strategy/audiences.hpp"

#include "entry.hpp"
#include "support.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace precis;
    Diagnostics diagnostics;
    const auto audiences = read_audiences("audiences.xml", fuzz::text_of(data, size),
                                          fuzz::sample_strategy(), diagnostics);
    fuzz::check_outcome(diagnostics, audiences.has_value());
    if (audiences) {
        for (const Audience& audience : audiences->list) {
            for (const Item& item : fuzz::sample_strategy().items) {
                if (!(audience.interest_in(item) >= 0)) {
                    std::abort();
                }
            }
        }
    }
    return 0;
}
