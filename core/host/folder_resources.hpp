// Pictures and typefaces from folders.
#pragma once

#include "host/plugins.hpp"

#include <filesystem>
#include <vector>

namespace precis {

// Looks in each folder in turn. Names are paths relative to a folder and must not lead out of it: a
// strategy from someone else may not make a handout of any file of the reader's.
class FolderResources final : public Resources {
  public:
    explicit FolderResources(std::vector<std::filesystem::path> folders);

    std::optional<std::string> bytes(std::string_view kind, std::string_view name,
                                     std::string& reason) override;

  private:
    std::vector<std::filesystem::path> folders_;
};

}  // namespace precis
