#include "base/diagnostic_codes.hpp"

#include "base/diagnostics.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

#include <fmt/format.h>

namespace precis {
namespace {

constexpr std::array kEntries{
#define PRECIS_CODE(number, name, severity, summary, explanation) \
    CodeEntry{Code::name, #name, Severity::severity, summary, explanation},
#include "base/diagnostic_codes.def"
#undef PRECIS_CODE
};

static_assert(std::is_sorted(kEntries.begin(), kEntries.end(),
                             [](const CodeEntry& a, const CodeEntry& b) {
                                 return a.code < b.code;
                             }),
              "diagnostic_codes.def is in the order of its numbers");

const CodeEntry* find(int number) {
    const auto at = std::lower_bound(
        kEntries.begin(), kEntries.end(), number,
        [](const CodeEntry& entry, int wanted) { return static_cast<int>(entry.code) < wanted; });
    return at != kEntries.end() && static_cast<int>(at->code) == number ? &*at : nullptr;
}

}  // namespace

std::string id_of(Code code) {
    return fmt::format("P{}", static_cast<int>(code));
}

const CodeEntry& entry_of(Code code) {
    const CodeEntry* entry = find(static_cast<int>(code));
    if (entry == nullptr) {
        throw std::logic_error("no diagnostic has the code " + id_of(code));
    }
    return *entry;
}

std::span<const CodeEntry> all_codes() {
    return kEntries;
}

std::optional<Code> code_from_id(std::string_view id) {
    if (id.empty() || (id.front() != 'P' && id.front() != 'p')) {
        return std::nullopt;
    }
    int number = 0;
    const char* end = id.data() + id.size();
    const auto [stop, error] = std::from_chars(id.data() + 1, end, number);
    const CodeEntry* entry = error == std::errc{} && stop == end ? find(number) : nullptr;
    return entry == nullptr ? std::nullopt : std::optional(entry->code);
}

}  // namespace precis
