#include "compose/theme.hpp"

#include "entry.hpp"
#include "support.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace precis;
    Diagnostics diagnostics;
    const auto theme = read_theme("theme.xml", fuzz::text_of(data, size), diagnostics);
    fuzz::check_outcome(diagnostics, theme.has_value());
    if (theme && !(theme->smallest > 0 && theme->smallest <= theme->largest && theme->step > 0)) {
        std::abort();
    }
    return 0;
}
