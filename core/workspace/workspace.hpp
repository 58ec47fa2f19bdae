// workspace: finds what a handout is made of: the strategy, its audiences, the templates and
// themes, in a folder of the user's and in what comes with the program. Uses compose, strategy and
// base.
#pragma once

#include "base/diagnostics.hpp"
#include "compose/template.hpp"
#include "compose/theme.hpp"
#include "strategy/audiences.hpp"
#include "strategy/strategy.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

// What comes with the program: folders that may not be there.
struct Installation {
    std::filesystem::path plugins;
    std::filesystem::path templates;
    std::filesystem::path themes;

    // Found relative to the program's file, which is PREFIX/bin/precis: a build tree has the shape
    // of an installed one.
    static Installation around(const std::filesystem::path& executable);
};

// A template's or a theme's file. Its name is the id.
struct DataFile {
    std::string id;
    std::filesystem::path path;
    bool own = false;  // of the workspace; else it came with the program
};

class Workspace {
  public:
    // `given` is a folder with a strategy.xml in it, or the file of a strategy, whose folder is
    // then the workspace. Nothing, and a diagnostic, when there is neither.
    static std::optional<Workspace> open(const std::filesystem::path& given,
                                         Installation installation, Diagnostics& diagnostics);

    const std::filesystem::path& folder() const { return folder_; }

    // From a strategy.xml or a StratML document.
    std::optional<Strategy> strategy(Diagnostics& diagnostics) const;
    // From audiences.xml beside the strategy; default_audiences when there is none.
    std::optional<Audiences> audiences(const Strategy& strategy, Diagnostics& diagnostics) const;

    // Sorted by id; a file of the workspace hides one of the same id that came with the program.
    std::vector<DataFile> template_files() const;
    std::vector<DataFile> theme_files() const;

    // The template of that id. An unknown one is reported with the nearest.
    std::optional<Template> find_template(std::string_view id, Diagnostics& diagnostics) const;
    // The theme of that id, or, for an empty one, the one that the template names, else the first
    // of the workspace's own, else the one that Precis goes by.
    std::optional<Theme> find_theme(std::string_view id, const Template& form,
                                    Diagnostics& diagnostics) const;

  private:
    Workspace() = default;

    std::filesystem::path folder_;
    std::filesystem::path strategy_file_;
    Installation installation_;
};

std::optional<Template> read_template_file(const DataFile& file, Diagnostics& diagnostics);
std::optional<Theme> read_theme_file(const DataFile& file, Diagnostics& diagnostics);

// The audience of that id; null, and a diagnostic with the nearest or all of them, if there is
// none.
const Audience* find_audience(const Audiences& audiences, std::string_view id,
                              Diagnostics& diagnostics);

// The date that a handout bears: the day (UTC) of SOURCE_DATE_EPOCH, handed in as it is in the
// environment, else the strategy's own, so that the same inputs give the same bytes on any day.
std::optional<PartialDate> handout_date(const std::optional<std::string>& source_date_epoch,
                                        const Strategy& strategy, Diagnostics& diagnostics);

}  // namespace precis
