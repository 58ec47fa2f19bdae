// Where words may be parted at the end of a line.
#pragma once

#include "typeset/hyphenation_patterns.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace precis::typeset {

// Looks for dictionaries (hyph_LANGUAGE.dic) in a folder, each when it is first wanted. A language
// without one is never hyphenated. One thread at a time.
class Hyphenator {
  public:
    static constexpr const char* kSystemFolder = "/usr/share/hyphen";
    explicit Hyphenator(std::filesystem::path folder = kSystemFolder)
        : folder_(std::move(folder)) {}

    // The offsets at which `token`, a run of characters without white space, may be parted. None in
    // what is short, has digits, a hyphen or other signs inside (as addresses have) or capitals
    // (names; only the first letter of a German word may be one).
    std::vector<std::uint32_t> places(std::u32string_view token, const std::string& language);

  private:
    const HyphenationPatterns* patterns(const std::string& language);
    std::filesystem::path file_for(std::string language) const;

    std::filesystem::path folder_;
    std::map<std::string, std::optional<HyphenationPatterns>> known_;
};

}  // namespace precis::typeset
