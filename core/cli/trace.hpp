// Where the time goes, for `-v`.
#pragma once

#include "cli/console.hpp"

#include <chrono>
#include <string_view>

namespace precis::cli {

// Says how long each stage took, as it ends. Silent unless wanted.
class Trace {
  public:
    Trace(Console& console, bool wanted);

    void stage(std::string_view name);
    void total();

  private:
    using Clock = std::chrono::steady_clock;

    Console& console_;
    bool wanted_;
    Clock::time_point begin_;
    Clock::time_point last_;
};

}  // namespace precis::cli
