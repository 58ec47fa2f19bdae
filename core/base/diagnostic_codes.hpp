// The one table of diagnostic codes. A code is never reused; a new one goes to the end of its
// hundred. Hundreds: 1 files and XML, 2 strategies, 3 audiences, 4 templates and themes,
// 5 fitting, 6 plugins, 7 output, 8 command line.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace precis {

enum class Severity;

enum class Code {
#define PRECIS_CODE(number, name, severity, summary, explanation) name = number,
#include "base/diagnostic_codes.def"
#undef PRECIS_CODE
};

struct CodeEntry {
    Code code;
    std::string_view name;  // as in the enumeration
    Severity severity;
    std::string_view summary;      // one line
    std::string_view explanation;  // what it means and what to do, for `precis help CODE`
};

std::string id_of(Code code);  // "P204"
const CodeEntry& entry_of(Code code);
std::span<const CodeEntry> all_codes();
std::optional<Code> code_from_id(std::string_view id);  // "P204" or "p204"

}  // namespace precis
