// Bringing translations up to date with the texts of a workspace, and finding what they lack.
#pragma once

#include "base/diagnostics.hpp"
#include "strategy/translation.hpp"
#include "workspace/translations_ahead.hpp"
#include "workspace/workspace.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace precis {

// All that is to be translated. Keeps what its locations point into.
struct WorkspaceTexts {
    std::vector<TextFile> files;
    std::vector<std::shared_ptr<const SourceText>> sources;
};

// Of the workspace, for a translation into `language`. What comes with the program is among them
// when it has not been translated into that language.
std::optional<WorkspaceTexts> texts_of(const Workspace& workspace, const Strategy& strategy,
                                       const Audiences& audiences, const std::string& language,
                                       Diagnostics& diagnostics);

// A translation's file as it should be now.
struct RefreshedFile {
    std::filesystem::path path;
    std::string bytes;
    bool changed = false;  // from what is on the disk
    Refreshed refreshed;
};

// Nothing is written. Nothing is returned when anything is an error.
std::optional<RefreshedFile> refresh_translation(const Workspace& workspace,
                                                 const std::string& language, bool prune,
                                                 Diagnostics& diagnostics);

// The same for a folder of templates that many workspaces share, as the one that comes with the
// program: its templates, and the labels in its translations/labels.xml.
std::optional<RefreshedFile> refresh_shared_translation(const std::filesystem::path& folder,
                                                        const std::string& language, bool prune,
                                                        Diagnostics& diagnostics);

// Reports what is wrong with each of the workspace's translations, what it lacks, and what in it is
// of nothing any more; with `details`, each text.
void check_translations(const Workspace& workspace, const Strategy& strategy,
                        const Audiences& audiences, TranslationsAhead& translations, bool details,
                        Diagnostics& diagnostics);

}  // namespace precis
