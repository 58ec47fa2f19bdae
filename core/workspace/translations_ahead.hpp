// The translations of a workspace, read while other things are done: none needs another, and they
// are most of what there is to read.
#pragma once

#include "base/diagnostics.hpp"
#include "strategy/translation.hpp"
#include "workspace/workspace.hpp"

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <future>
#include <optional>
#include <string>
#include <vector>

namespace precis {

class TranslationsAhead {
  public:
    struct File {
        std::string language;
        std::filesystem::path path;
        std::optional<Translation> translation;  // nothing when anything in it is an error
        Diagnostics diagnostics;                 // of reading it
    };

    // Begins to read, on other threads where the machine has more than one processor.
    explicit TranslationsAhead(const Workspace& workspace);
    TranslationsAhead(const TranslationsAhead&) = delete;
    TranslationsAhead& operator=(const TranslationsAhead&) = delete;
    ~TranslationsAhead();

    // All of them, by language. Reads what is left, and waits for the rest.
    const std::vector<File>& files();

  private:
    void read();

    std::vector<File> files_;
    std::atomic<std::size_t> next_ = 0;  // that nobody has begun
    std::vector<std::future<void>> helpers_;
};

}  // namespace precis
