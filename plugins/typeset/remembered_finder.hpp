// Remembers what Fontconfig answered from one process to the next, because reading its
// configuration costs more than making a page. An answer is only ever used while everything that it
// rests on is as it was, so the memory never shows in the output.
#pragma once

#include "typeset/font_finder.hpp"
#include "typeset/fontconfig_finder.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace precis::typeset {

// The memory is a text file, replaced as a whole whenever an answer is added. A file that is
// missing, damaged, of another version or out of date is as good as none, and that it cannot be
// written is nobody's business. Any thread.
class RememberedFinder : public FontFinder {
  public:
    // An empty path remembers nothing beyond this object.
    explicit RememberedFinder(std::filesystem::path file);

    std::optional<FaceFile> find(const FaceRequest& request) override;
    std::optional<FaceFile> find_with(const FaceRequest& request, char32_t character,
                                      std::string_view language) override;

  private:
    // What a file or folder looked like; a path that was not there has -1 twice.
    struct Seen {
        long long modified = -1;  // nanoseconds
        long long size = -1;
        bool operator==(const Seen&) const = default;
    };
    using Answers = std::map<std::string, std::optional<FaceFile>, std::less<>>;

    static Seen look(const std::string& path);
    template <class Ask>
    std::optional<FaceFile> answer(std::string question, Ask&& ask);
    void recall();
    bool parse(const std::string& text);
    void note(const std::string& path) { seen_[path] = look(path); }
    void remember() const;
    std::string to_text() const;

    std::filesystem::path file_;
    std::mutex mutex_;
    bool recalled_ = false;
    std::map<std::string, Seen> seen_;
    Answers answers_;
    FontconfigFinder fontconfig_;
};

// The one of this process, remembering in XDG_CACHE_HOME/precis (else ~/.cache/precis).
std::shared_ptr<FontFinder> system_fonts();

}  // namespace precis::typeset
