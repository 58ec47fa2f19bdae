#include "cli/trace.hpp"

#include <fmt/format.h>

namespace precis::cli {
namespace {

double milliseconds(std::chrono::steady_clock::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

}  // namespace

Trace::Trace(Console& console, bool wanted)
    : console_(console), wanted_(wanted), begin_(Clock::now()), last_(begin_) {}

void Trace::stage(std::string_view name) {
    if (wanted_) {
        const Clock::time_point now = Clock::now();
        console_.say(fmt::format("{:<10} {:8.2f} ms", name, milliseconds(now - last_)));
        last_ = now;
    }
}

void Trace::total() {
    if (wanted_) {
        console_.say(fmt::format("{:<10} {:8.2f} ms", "total", milliseconds(last_ - begin_)));
    }
}

}  // namespace precis::cli
