// The patterns of one language after Liang ("Word hy-phen-a-tion by com-put-er", 1983), read from a
// dictionary of the Hyphen library. Not through that library, because it takes 65 ms to load its
// English dictionary and seconds for the German one, which is more than a page may take; here it is
// a fraction of a millisecond.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace precis::typeset {

// Constant, so any thread.
class HyphenationPatterns {
  public:
    // Nothing when the file is missing, is in an unknown encoding or far too large.
    static std::optional<HyphenationPatterns> read(const std::filesystem::path& file);
    // The content of such a file.
    static std::optional<HyphenationPatterns> parse(std::string content);

    // The offsets at which a word in small letters may be parted.
    std::vector<std::uint32_t> places(std::u32string_view word) const;

  private:
    // A file may have two levels: where a compound is put together, and where its parts can be
    // parted. A level holds where its patterns are in the content, those together that begin with
    // the same two bytes of letters; the few with a single one come first.
    struct Pattern {
        std::uint32_t at = 0;
        std::uint32_t head = 0;  // its first letters
    };
    struct Level {
        std::vector<Pattern> patterns;
        std::vector<std::uint32_t> begins;  // of each group, and past the last
    };

    void build();
    bool read_minimum(std::string_view line);
    Level level_of(const std::vector<std::uint32_t>& patterns) const;
    std::uint32_t head_of(std::uint32_t pattern) const;
    struct Begun;
    void compare(std::uint32_t pattern, std::string_view letters, Begun& begun) const;
    std::vector<bool> odd_places(const Level& level, std::string_view word) const;
    void part(std::string_view word, std::size_t level, std::size_t base,
              std::vector<bool>& parted) const;
    bool leaves_enough(std::string_view word, std::size_t at) const;

    std::string content_;  // UTF-8
    std::vector<Level> levels_;
    std::size_t left_ = 2;  // characters, at least
    std::size_t right_ = 2;
};

}  // namespace precis::typeset
