#include "base/diagnostic_examples.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace precis {
namespace {

constexpr std::array kExamples{
#define PRECIS_EXAMPLE(name, where, wrong, right) CodeExample{Code::name, where, wrong, right},
#include "base/diagnostic_examples.def"
#undef PRECIS_EXAMPLE
};

static_assert(std::is_sorted(kExamples.begin(), kExamples.end(),
                             [](const CodeExample& a, const CodeExample& b) {
                                 return a.code < b.code;
                             }),
              "diagnostic_examples.def is in the order of the codes");

}  // namespace

std::span<const CodeExample> all_examples() {
    return kExamples;
}

const CodeExample& example_of(Code code) {
    const auto at = std::lower_bound(
        kExamples.begin(), kExamples.end(), code,
        [](const CodeExample& example, Code wanted) { return example.code < wanted; });
    if (at == kExamples.end() || at->code != code) {
        throw std::logic_error("no example is of the code " + id_of(code));
    }
    return *at;
}

}  // namespace precis
