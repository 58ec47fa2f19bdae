#include "entry.hpp"
#include "strategy/translation.hpp"
#include "support.hpp"

#include <utility>

namespace {

precis::Translation read_again(const std::string& written) {
    precis::Diagnostics diagnostics;
    auto translation = precis::read_translation("xx.xlf", written, diagnostics);
    if (!translation) {
        precis::fuzz::fail("what was written cannot be read", diagnostics);
    }
    return std::move(*translation);
}

}  // namespace

// A translation that was read is written so that nothing of it is lost: what is read from that is
// written the same. Refreshing it against the sample strategy has to give such a file too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace precis;
    Diagnostics diagnostics;
    auto translation = read_translation("xx.xlf", fuzz::text_of(data, size), diagnostics);
    fuzz::check_outcome(diagnostics, translation.has_value());
    if (!translation) {
        return 0;
    }
    const std::string written = write_translation(*translation);
    if (write_translation(read_again(written)) != written) {
        fuzz::fail("writing it a second time changes it", diagnostics);
    }
    const std::vector<TextFile> texts{texts_of(fuzz::sample_strategy())};
    read_again(write_translation(refresh(texts, std::move(*translation), false).translation));
    return 0;
}
