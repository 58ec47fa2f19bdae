#include "strategy/stratml.hpp"

#include "entry.hpp"
#include "strategy/load_strategy.hpp"
#include "support.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace precis;
    Diagnostics diagnostics;
    const auto imported = import_stratml("plan.xml", fuzz::text_of(data, size), diagnostics);
    fuzz::check_outcome(diagnostics, imported.has_value());
    if (!imported) {
        return 0;
    }
    // Whatever a plan says, what is made of it must be a strategy, unless it has nothing to say.
    Diagnostics made;
    read_strategy("strategy.xml", imported->text, made);
    for (const Diagnostic& diagnostic : made.sorted()) {
        if (diagnostic.severity == Severity::error && diagnostic.code != Code::empty_strategy) {
            fuzz::fail("the import is at fault", made);
        }
    }
    Diagnostics moved;
    read_imported("plan.xml", *imported, moved);
    to_text(moved, true);
    return 0;
}
