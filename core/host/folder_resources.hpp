// Pictures, logos and typefaces from folders.
#pragma once

#include "host/plugins.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace precis {

// Where files of a kind may lie.
struct ResourceFolder {
    std::string kind;  // "picture", "logo", "font"
    std::filesystem::path folder;
};

// Looks in each folder for the kind in turn. Names are paths relative to a folder and must not lead
// out of it, by ".." or a link: a strategy from someone else may not make a handout of any file of
// the reader's.
class FolderResources final : public Resources {
  public:
    explicit FolderResources(std::vector<ResourceFolder> folders);

    std::optional<std::string> bytes(std::string_view kind, std::string_view name,
                                     std::string& reason) override;

  private:
    static std::optional<std::string> read(const std::filesystem::path& folder,
                                           const std::filesystem::path& file, std::string& reason);

    std::vector<ResourceFolder> folders_;
};

}  // namespace precis
