// workspace: finds what a handout is made of: the strategy, its audiences, the templates and
// themes, in a folder of the user's and in what comes with the program. Uses compose, strategy and
// base.
#pragma once

#include "base/diagnostics.hpp"
#include "compose/labels.hpp"
#include "compose/template.hpp"
#include "compose/theme.hpp"
#include "strategy/audiences.hpp"
#include "strategy/strategy.hpp"
#include "strategy/translation.hpp"

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

    // The translation into `language` (BCP 47), or into the nearest that it is a variant of
    // ("fr.xlf" for "fr-CA"), with what comes with the program. Without one for a language that is
    // not the strategy's there is a warning and an empty one.
    std::optional<Translation> translation(const std::string& language, const Strategy& strategy,
                                           Diagnostics& diagnostics) const;
    // Where the workspace's own translation into exactly `language` is or would be.
    std::filesystem::path translation_file(std::string_view language) const;
    // The languages of the workspace's own translations, sorted.
    std::vector<std::string> languages() const;

    // The labels that come with the program.
    std::optional<Labels> labels(Diagnostics& diagnostics) const;
    const Installation& installation() const { return installation_; }

  private:
    Workspace() = default;

    std::filesystem::path folder_;
    std::filesystem::path strategy_file_;
    Installation installation_;
};

// The templates in a folder, sorted by id.
std::vector<DataFile> template_files_in(const std::filesystem::path& folder);
std::optional<Template> read_template_file(const DataFile& file, Diagnostics& diagnostics);
std::optional<Theme> read_theme_file(const DataFile& file, Diagnostics& diagnostics);

// The language of the texts that come with the program.
inline constexpr std::string_view kProgramLanguage = "en";

// Reads a translation, of whatever language.
std::optional<Translation> read_translation_file(const std::filesystem::path& path,
                                                 Diagnostics& diagnostics);
// Whether it is of texts in `source_language`, and into the language that its file is called after;
// reported when not.
bool check_languages(const Translation& translation, const std::filesystem::path& path,
                     std::string_view source_language, Diagnostics& diagnostics);
// The two together.
std::optional<Translation> read_translation_file(const std::filesystem::path& path,
                                                 std::string_view source_language,
                                                 Diagnostics& diagnostics);
// The file in `folder` for `language` or the nearest that it is a variant of; empty: none.
std::filesystem::path find_translation(const std::filesystem::path& folder,
                                       const std::string& language);

// The audience of that id; null, and a diagnostic with the nearest or all of them, if there is
// none.
const Audience* find_audience(const Audiences& audiences, std::string_view id,
                              Diagnostics& diagnostics);

// The date that a handout bears: the day (UTC) of SOURCE_DATE_EPOCH, handed in as it is in the
// environment, else the strategy's own, so that the same inputs give the same bytes on any day.
std::optional<PartialDate> handout_date(const std::optional<std::string>& source_date_epoch,
                                        const Strategy& strategy, Diagnostics& diagnostics);

}  // namespace precis
